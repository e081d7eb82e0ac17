package io.mailcore.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.interop.Mailbox.Stored;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** mutt, told by a macro what to do. */
class MuttTest {
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
    @ValueSource(strings = {"imap", "imaps"})
    void readsCopiesFlagsAndDeletesByImap(String service) throws Exception {
        Account account = server.newAccount();
        for (String subject : List.of("First", "Second", "Third")) {
            deliver(account, Samples.plain(subject));
        }
        configure(account, service);

        mutt(
                "-f =INBOX",
                "<first-entry><display-message><exit>"
                        + "<pipe-message>cat > first<enter>"
                        + "<copy-message>=Archive<enter>"
                        + "<next-entry><flag-message>"
                        + "<last-entry><save-message>=Archive<enter>"
                        + "<sync-mailbox><quit>");

        assertThat(Files.readString(home.resolve("first")))
                .endsWith(Samples.plain("First").replace("\r\n", "\n"));
        List<Stored> inbox = Mailbox.messages(server, account, "INBOX");
        assertThat(inbox).extracting(MuttTest::subject).containsExactly("First", "Second");
        assertThat(inbox.get(0).flags()).contains("\\Seen").doesNotContain("\\Flagged");
        assertThat(inbox.get(1).flags()).contains("\\Flagged");
        List<Stored> archive = Mailbox.messages(server, account, "Archive");
        assertThat(archive).extracting(MuttTest::subject).containsExactly("First", "Third");
        assertThat(archive.get(1).text()).endsWith("\r\n" + Samples.plain("Third"));
    }

    @Test
    void readsAndDeletesByPop3() throws Exception {
        Account account = server.newAccount();
        deliver(account, Samples.plain("First"));
        deliver(account, Samples.plain("Second"));
        configure(account, "imap");

        mutt(
                "-f pop://" + server.place("pop3").replace("127.0.0.1", "localhost"),
                "<first-entry><pipe-message>cat > first<enter>"
                        + "<last-entry><display-message><exit><delete-message><sync-mailbox><quit>");

        assertThat(Files.readString(home.resolve("first")))
                .endsWith(Samples.plain("First").replace("\r\n", "\n"));
        assertThat(subject(Mailbox.message(server, account, "INBOX"))).isEqualTo("First");
    }

    @ParameterizedTest
    @ValueSource(strings = {"submission", "smtps"})
    void submitsAndKeepsACopyByImap(String service) throws Exception {
        Account account = server.newAccount();
        configure(account, "imaps");
        String scheme = service.equals("smtps") ? "smtps" : "smtp";
        Path body = Files.writeString(home.resolve("body"), "Gr\u00fc\u00dfe,\n.\n..two\nFrom here.\n");
        Path attachment = Files.write(home.resolve("octets.bin"), new byte[] {0, 1, 2, (byte) 0xff});

        Program.run(
                        home,
                        List.of(
                                "mutt",
                                "-F",
                                home.resolve("muttrc").toString(),
                                "-e",
                                "set smtp_url=\"" + scheme + "://" + account.address() + "@localhost:"
                                        + server.port(service) + "/\"",
                                "-s",
                                "Sch\u00f6ne Gr\u00fc\u00dfe",
                                "-a",
                                attachment.toString(),
                                "--",
                                account.address()),
                        Files.readAllBytes(body))
                .succeeded();

        String arrived = Mailbox.message(server, account, "INBOX").text();
        assertThat(arrived)
                .contains("with ESMTPSA id ")
                .contains("Subject: =?utf-8?")
                .contains("\r\n.\r\n..two\r\n")
                .contains("filename=\"octets.bin\"")
                .contains("AAEC/w==");
        Stored copy = Mailbox.message(server, account, "Sent");
        assertThat(copy.flags()).contains("\\Seen");
        assertThat(new String(copy.octets(), StandardCharsets.UTF_8)).contains("\r\n.\r\n..two\r\n");
    }

    private void configure(Account account, String service) throws IOException {
        Files.writeString(home.resolve("muttrc"), """
                        set folder="%s://%s@localhost:%d/"
                        set imap_pass="%s"
                        set pop_user="%2$s"
                        set pop_pass="%4$s"
                        set smtp_pass="%4$s"
                        set from="%2$s"
                        set realname="Bob"
                        set record="=Sent"
                        set copy=yes
                        set ssl_starttls=yes
                        set ssl_force_tls=yes
                        set certificate_file="%s"
                        set confirmcreate=no
                        set confirmappend=no
                        set delete=yes
                        set quit=yes
                        set wait_key=no
                        set pipe_decode=no
                        set pop_delete=no
                        set pop_checkinterval=0
                        set sort=mailbox-order
                        set resolve=no
                        set charset=utf-8
                        set send_charset="us-ascii:utf-8"
                        set sendmail="/bin/false"
                        set spoolfile="=INBOX"
                        """.formatted(
                        service, account.address(), server.port(service), account.password(), server.certificate()));
    }

    private void mutt(String options, String keys) throws Exception {
        String command = "mutt -F " + home.resolve("muttrc") + " " + options + " -e 'push \"" + keys + "\"'";
        Program.runInTerminal(home, command).succeeded();
    }

    private static void deliver(Account account, String message) throws Exception {
        Path file = Files.write(folder.resolve("message"), Samples.octets(message));
        Program.run(
                        folder,
                        List.of(
                                "curl",
                                "--disable",
                                "--silent",
                                "--mail-from",
                                "ann@sender.test",
                                "--mail-rcpt",
                                account.address(),
                                "--upload-file",
                                file.toString(),
                                "smtp://" + server.place("smtp") + "/client.test"))
                .succeeded();
    }

    private static String subject(Stored message) {
        return message.text()
                .lines()
                .filter(line -> line.startsWith("Subject: "))
                .map(line -> line.substring("Subject: ".length()))
                .findFirst()
                .orElseThrow();
    }
}
