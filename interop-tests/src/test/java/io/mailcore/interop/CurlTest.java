package io.mailcore.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** curl, by all three protocols, in clear and encrypted. */
class CurlTest {
    private static final String[] TLS = {"--ssl-reqd"};
    private static final String[] NOTHING = {};

    @TempDir
    private static Path folder;

    private static ServerUnderTest server;

    @BeforeAll
    static void start() throws Exception {
        server = ServerUnderTest.start(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"smtp,smtp,false", "smtp,smtp,true", "smtp,submission,true", "smtps,smtps,false"})
    void sends(String scheme, String service, boolean startTls) throws Exception {
        Account account = server.newAccount();
        String sent = Samples.plain("By " + service);
        List<String> command = new ArrayList<>(List.of(startTls ? TLS : NOTHING));
        if (!service.equals("smtp")) {
            command.addAll(List.of("--user", account.option()));
        }
        command.addAll(List.of("--mail-from", "ann@sender.test", "--mail-rcpt", account.address()));
        command.addAll(List.of("--upload-file", "-", url(scheme, service, "client.test")));

        curl(sent, command).succeeded();

        assertThat(Mailbox.message(server, account, "INBOX").text()).endsWith("\r\n" + sent);
    }

    @Test
    void learnsThatARecipientIsRefused() throws Exception {
        Program.Result result = curl(
                Samples.plain("Refused"),
                List.of(
                        "--mail-from",
                        "ann@sender.test",
                        "--mail-rcpt",
                        "nobody@shop.test",
                        "--upload-file",
                        "-",
                        url("smtp", "smtp", "client.test")));

        assertThat(result.exitCode()).isEqualTo(55);
        assertThat(result.errors()).contains("550");
    }

    @ParameterizedTest
    @CsvSource({"imap,imap,false", "imap,imap,true", "imaps,imaps,false"})
    void readsByImap(String scheme, String service, boolean startTls) throws Exception {
        Account account = server.newAccount();
        String[] options = startTls ? TLS : NOTHING;
        String first = Samples.multipart("First");
        String second = Samples.eightBit("Second");
        append(account, "INBOX", first);
        append(account, "INBOX", second);

        assertThat(imap(account, url(scheme, service, ""), options))
                .contains("* LIST ")
                .contains(" INBOX");
        assertThat(imap(account, url(scheme, service, "INBOX;UID=1"), options)).isEqualTo(first);
        assertThat(imap(account, url(scheme, service, "INBOX;MAILINDEX=2"), options))
                .isEqualTo(second);
        assertThat(imap(account, url(scheme, service, "INBOX;UID=1;SECTION=HEADER"), options))
                .isEqualTo(first.substring(0, first.indexOf("\r\n\r\n") + 4));
        assertThat(imap(account, url(scheme, service, "INBOX;UID=1;SECTION=2"), options))
                .isEqualTo("AAECAwQFBgcICQ==");
        assertThat(imap(account, url(scheme, service, "INBOX?SUBJECT%20second"), options))
                .isEqualTo("* SEARCH 2\r\n");
    }

    @Test
    void commandsByImap() throws Exception {
        Account account = server.newAccount();
        append(account, "INBOX", Samples.plain("One"));
        append(account, "INBOX", Samples.plain("Two"));

        command(account, "", "CREATE Archive/2026");
        command(account, "INBOX", "COPY 1 Archive/2026");
        assertThat(command(account, "INBOX", "STORE 1 +FLAGS (\\Deleted)"))
                .contains("* 1 FETCH")
                .contains("\\Deleted");
        assertThat(command(account, "INBOX", "EXPUNGE")).contains("* 1 EXPUNGE");
        assertThat(command(account, "INBOX", "SEARCH HEADER Subject \"two\"")).contains("* SEARCH 1");
        assertThat(command(account, "INBOX", "FETCH 1 (UID RFC822.SIZE)"))
                .contains("UID 2")
                .contains("RFC822.SIZE " + Samples.plain("Two").length());
        assertThat(command(account, "", "STATUS Archive/2026 (MESSAGES)")).contains("MESSAGES 1");

        assertThat(Mailbox.message(server, account, "INBOX").text()).isEqualTo(Samples.plain("Two"));
        assertThat(Mailbox.message(server, account, "Archive/2026").text()).isEqualTo(Samples.plain("One"));
    }

    @Test
    void appendsALargeMessageByImap() throws Exception {
        Account account = server.newAccount();
        String large = Samples.large("Large", 8 << 20);

        append(account, "INBOX", large);

        assertThat(Mailbox.message(server, account, "INBOX").text().equals(large))
                .isTrue();
        assertThat(imap(account, url("imaps", "imaps", "INBOX;UID=1")).equals(large))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"AUTH=PLAIN", "AUTH=LOGIN"})
    void logsInByEachMechanism(String mechanism) throws Exception {
        Account account = server.newAccount();
        append(account, "INBOX", Samples.plain("Who"));

        assertThat(imap(account, url("imap", "imap", "INBOX;UID=1"), "--login-options", mechanism))
                .isEqualTo(Samples.plain("Who"));
        assertThat(imap(account, url("pop3", "pop3", "1"), "--login-options", mechanism))
                .isEqualTo(Samples.plain("Who"));
    }

    @ParameterizedTest
    @CsvSource({"pop3,pop3,false", "pop3,pop3,true", "pop3s,pop3s,false"})
    void readsByPop3(String scheme, String service, boolean startTls) throws Exception {
        Account account = server.newAccount();
        String[] options = startTls ? TLS : NOTHING;
        String first = Samples.plain("First");
        String second = Samples.eightBit("Second");
        append(account, "INBOX", first);
        append(account, "INBOX", second);
        String root = url(scheme, service, "");
        int firstSize = Samples.octets(first).length;
        int secondSize = Samples.octets(second).length;

        assertThat(imap(account, root, options)).isEqualTo("1 " + firstSize + "\r\n2 " + secondSize + "\r\n");
        assertThat(imap(account, url(scheme, service, "1"), options)).isEqualTo(first);
        assertThat(imap(account, url(scheme, service, "2"), options)).isEqualTo(second);
        assertThat(pop3(account, root, "STAT", options)).contains("< +OK 2 " + (firstSize + secondSize));
        assertThat(imap(account, root, with(options, "--request", "TOP 1 1")))
                .isEqualTo(first.substring(0, first.indexOf("\r\n\r\n") + 4) + "Good day,\r\n");
        assertThat(imap(account, root, with(options, "--request", "UIDL")).lines())
                .hasSize(2)
                .doesNotHaveDuplicates();

        pop3(account, root, "DELE 1", options);
        assertThat(Mailbox.message(server, account, "INBOX").octets()).isEqualTo(Samples.octets(second));
    }

    @Test
    void isRefusedWithAWrongPassword() throws Exception {
        Account account = server.newAccount();
        for (String service : List.of("imap", "pop3")) {
            Program.Result result =
                    curl("", List.of("--user", account.address() + ":close sesame", url(service, service, "")));
            assertThat(result.exitCode()).isEqualTo(67);
        }
    }

    private static void append(Account account, String mailbox, String message) throws Exception {
        // IMAP tells the size first: curl needs a file.
        Path file = Files.write(folder.resolve("message"), Samples.octets(message));
        String target = url("imap", "imap", mailbox);
        curl("", List.of("--user", account.option(), "--upload-file", file.toString(), target))
                .succeeded();
    }

    private static String imap(Account account, String url, String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of(options));
        command.addAll(List.of("--user", account.option(), url));
        return curl("", command).succeeded().text();
    }

    private static String command(Account account, String mailbox, String request) throws Exception {
        return imap(account, url("imap", "imap", mailbox), "--request", request);
    }

    /** A command with a response of one line, as the conversation's protocol shows it. */
    private static String pop3(Account account, String url, String request, String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of(options));
        command.addAll(List.of("--verbose", "--head", "--request", request, "--user", account.option(), url));
        return curl("", command).succeeded().errors();
    }

    private static String[] with(String[] options, String... more) {
        List<String> all = new ArrayList<>(List.of(options));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private static String url(String scheme, String service, String path) {
        return scheme + "://" + server.place(service) + "/" + path;
    }

    private static Program.Result curl(String input, List<String> options) throws Exception {
        List<String> command = new ArrayList<>(List.of("curl", "--disable", "--silent", "--show-error"));
        command.addAll(List.of("--cacert", server.certificate()));
        command.addAll(options);
        return Program.run(folder, command, Samples.octets(input));
    }
}
