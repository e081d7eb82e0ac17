package io.mailcore.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.interop.Mailbox.Stored;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** mbsync (isync), which keeps a Maildir and an account the same, both ways. */
class MbsyncTest {
    @TempDir
    private static Path folder;

    private static ServerUnderTest server;

    @TempDir
    private Path home;

    @BeforeAll
    static void start() throws Exception {
        server = ServerUnderTest.start(folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"None,imap,LOGIN", "STARTTLS,imap,PLAIN", "IMAPS,imaps,PLAIN"})
    void pullsEverythingAndThenNothing(String encryption, String service, String mechanism) throws Exception {
        Account account = server.newAccount();
        List<String> sent = List.of(
                Samples.plain("One"),
                Samples.multipart("Two"),
                Samples.eightBit("Three"),
                Samples.large("Four", 1 << 20));
        for (String message : sent) {
            append(account, "INBOX", message);
        }
        append(account, "Archive/2026", Samples.plain("Old"));
        configure(account, encryption, service, mechanism);

        mbsync();

        assertThat(bodies("INBOX")).containsExactlyInAnyOrderElementsOf(sent);
        assertThat(bodies("Archive/2026")).containsExactly(Samples.plain("Old"));
        Map<String, Long> before = files();
        mbsync();
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void pushesFlagsDeletionsMessagesAndMailboxes() throws Exception {
        Account account = server.newAccount();
        for (String subject : List.of("Read", "Gone", "Same")) {
            append(account, "INBOX", Samples.plain(subject));
        }
        configure(account, "IMAPS", "imaps", "PLAIN");
        mbsync();

        setFlags(file("Read"), "FRS");
        Files.delete(file("Gone"));
        String fresh = Samples.eightBit("Fresh");
        for (String part : List.of("cur", "new", "tmp")) {
            Files.createDirectories(home.resolve("mail/Mine/" + part));
        }
        Files.writeString(home.resolve("mail/Mine/cur/1.fresh:2,S"), fresh.replace("\r\n", "\n"));
        mbsync();

        List<Stored> inbox = Mailbox.messages(server, account, "INBOX");
        assertThat(inbox).extracting(Stored::text).containsExactly(Samples.plain("Read"), Samples.plain("Same"));
        assertThat(inbox.get(0).flags()).contains("\\Seen", "\\Flagged", "\\Answered");
        assertThat(inbox.get(1).flags()).doesNotContain("\\Seen", "\\Flagged", "\\Answered");
        Stored pushed = Mailbox.message(server, account, "Mine");
        assertThat(withoutMark(new String(pushed.octets(), StandardCharsets.UTF_8)))
                .isEqualTo(fresh);
        assertThat(pushed.flags()).contains("\\Seen");

        Map<String, Long> before = files();
        mbsync();
        assertThat(files()).isEqualTo(before);
        assertThat(Mailbox.messages(server, account, "Mine")).hasSize(1);
    }

    @Test
    void pullsFlagsDeletionsAndMailboxesThatOthersMake() throws Exception {
        Account account = server.newAccount();
        append(account, "INBOX", Samples.plain("Read"));
        append(account, "INBOX", Samples.plain("Gone"));
        configure(account, "None", "imap", "LOGIN");
        mbsync();

        curl(account, "INBOX", "--request", "STORE 1 +FLAGS (\\Seen \\Flagged)");
        curl(account, "INBOX", "--request", "STORE 2 +FLAGS (\\Deleted)");
        curl(account, "INBOX", "--request", "EXPUNGE");
        curl(account, "", "--request", "CREATE Theirs");
        mbsync();

        assertThat(bodies("INBOX")).containsExactly(Samples.plain("Read"));
        assertThat(file("Read").getFileName().toString()).endsWith(":2,FS");
        assertThat(home.resolve("mail/Theirs/cur")).isDirectory();
    }

    private void configure(Account account, String encryption, String service, String mechanism) throws IOException {
        Files.createDirectories(home.resolve("mail"));
        Files.writeString(home.resolve("mbsyncrc"), """
                        IMAPAccount server
                        Host localhost
                        Port %d
                        User %s
                        Pass "%s"
                        SSLType %s
                        CertificateFile %s
                        AuthMechs %s

                        IMAPStore far
                        Account server

                        MaildirStore near
                        Path %2$s/
                        Inbox %2$s/INBOX
                        SubFolders Verbatim

                        Channel all
                        Far :far:
                        Near :near:
                        Patterns *
                        Create Both
                        Remove Both
                        Expunge Both
                        SyncState *
                        """.replace(
                "%2$s", home.resolve("mail").toString()).formatted(
                server.port(service),
                account.address(),
                account.password(),
                encryption,
                server.certificate(),
                mechanism));
    }

    private void mbsync() throws Exception {
        Program.run(home, List.of("mbsync", "--config", home.resolve("mbsyncrc").toString(), "--all"))
                .succeeded();
    }

    private static void append(Account account, String mailbox, String message) throws Exception {
        Path file = Files.write(folder.resolve("message"), Samples.octets(message));
        if (!Mailbox.names(server, account).contains(mailbox)) {
            curl(account, "", "--request", "CREATE " + mailbox);
        }
        curl(account, mailbox, "--upload-file", file.toString());
        curl(account, mailbox, "--request", "STORE 1:* -FLAGS (\\Seen)");
    }

    private static void curl(Account account, String mailbox, String... options) throws Exception {
        List<String> who = List.of("curl", "--disable", "--silent", "--user", account.option());
        List<String> where = List.of("imap://" + server.place("imap") + "/" + mailbox);
        Program.run(
                        folder,
                        Stream.of(who, List.of(options), where)
                                .flatMap(List::stream)
                                .toList())
                .succeeded();
    }

    private List<Path> messages(String mailbox) throws IOException {
        try (Stream<Path> files = Files.walk(home.resolve("mail").resolve(mailbox))) {
            return files.filter(file ->
                            file.getParent().endsWith("cur") || file.getParent().endsWith("new"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
    }

    /** A Maildir's lines end with LF, and mbsync marks what it brings with a field of its own. */
    private List<String> bodies(String mailbox) throws IOException {
        return messages(mailbox).stream().map(MbsyncTest::read).toList();
    }

    private static String read(Path file) {
        try {
            return withoutMark(Files.readString(file).replace("\n", "\r\n"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String withoutMark(String message) {
        return message.replaceFirst("X-TUID: [^\r\n]*\r\n", "");
    }

    private Path file(String subject) throws IOException {
        return messages("INBOX").stream()
                .filter(file -> read(file).contains("Subject: " + subject + "\r\n"))
                .findFirst()
                .orElseThrow();
    }

    private static void setFlags(Path file, String flags) throws IOException {
        String name = file.getFileName().toString();
        Path cur = file.getParent().resolveSibling("cur");
        Files.move(file, cur.resolve(name.replaceFirst(":2,.*", "") + ":2," + flags));
    }

    /** Every message, with its size. */
    private Map<String, Long> files() throws IOException {
        Map<String, Long> files = new TreeMap<>();
        for (Path file : messages("")) {
            files.put(home.relativize(file).toString(), Files.size(file));
        }
        return files;
    }
}
