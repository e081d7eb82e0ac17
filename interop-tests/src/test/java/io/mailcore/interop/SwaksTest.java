package io.mailcore.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** swaks, which speaks SMTP step by step. */
class SwaksTest {
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

    @Test
    void sendsInClear() throws Exception {
        Account account = server.newAccount();
        String sent = Samples.plain("In clear");

        swaks("smtp", account, sent).succeeded();

        assertThat(arrived(account))
                .startsWith("Return-Path: <ann@sender.test>\r\n")
                .endsWith("\r\n" + sent);
        assertThat(arrived(account)).contains("with ESMTP id ").contains("from client.test");
    }

    @Test
    void sendsByStartTlsWithAVerifiedCertificate() throws Exception {
        Account account = server.newAccount();
        String sent = Samples.plain("Encrypted");

        Program.Result result =
                swaks("smtp", account, sent, "--tls", "--tls-verify", "--tls-ca-path", server.certificate());

        assertThat(result.succeeded().text()).contains("TLS started with cipher");
        assertThat(arrived(account)).endsWith("\r\n" + sent).contains("with ESMTPS id ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PLAIN", "LOGIN"})
    void submitsWithAPassword(String mechanism) throws Exception {
        Account account = server.newAccount();
        String sent = Samples.plain("Submitted " + mechanism);

        swaks("submission", account, sent, with(login(account, mechanism), "--tls"))
                .succeeded();

        assertThat(arrived(account)).endsWith("\r\n" + sent).contains("with ESMTPSA id ");
    }

    @Test
    void submitsWithTlsFromTheFirstOctet() throws Exception {
        Account account = server.newAccount();
        String sent = Samples.plain("Implicit");

        swaks("smtps", account, sent, with(login(account, "PLAIN"), "--tls-on-connect"))
                .succeeded();

        assertThat(arrived(account)).endsWith("\r\n" + sent);
    }

    @Test
    void isRefusedWithAWrongPasswordAndWithoutAny() throws Exception {
        Account account = server.newAccount();
        Account wrong = new Account(account.address(), "close sesame");

        Program.Result denied =
                swaks("submission", account, Samples.plain("Wrong"), with(login(wrong, "PLAIN"), "--tls"));
        Program.Result unasked = swaks("submission", account, Samples.plain("None"));

        assertThat(denied.exitCode()).isEqualTo(28);
        assertThat(denied.text()).contains("535 5.7.8");
        assertThat(unasked.exitCode()).isEqualTo(23);
        assertThat(unasked.text()).contains("530 5.7.0");
        assertThat(Mailbox.messages(server, account, "INBOX")).isEmpty();
    }

    @Test
    void sendsCommandsInOneGo() throws Exception {
        Account account = server.newAccount();
        String sent = Samples.plain("Pipelined");

        Program.Result result = swaks("smtp", account, sent, "--pipeline");

        assertThat(result.succeeded().text())
                .contains(" -> RCPT TO:<" + account.address() + ">\n -> DATA\n<-  250 2.1.0 ");
        assertThat(arrived(account)).endsWith("\r\n" + sent);
    }

    @Test
    void sendsEightBits() throws Exception {
        Account account = server.newAccount();
        String sent = Samples.eightBit("Eight");

        swaks("smtp", account, sent).succeeded();

        assertThat(new String(message(account).octets(), StandardCharsets.UTF_8))
                .endsWith("\r\n" + sent);
    }

    @Test
    void learnsWhichRecipientIsRefused() throws Exception {
        Account account = server.newAccount();
        String sent = Samples.plain("Half");
        Account both = new Account(account.address() + ",nobody@shop.test", account.password());
        Account nobody = new Account("nobody@shop.test", "");

        Program.Result half = swaks("smtp", both, sent);
        Program.Result none = swaks("smtp", nobody, sent);

        assertThat(half.succeeded().text()).contains("550 5.1.1");
        assertThat(arrived(account)).endsWith("\r\n" + sent);
        assertThat(none.exitCode()).isEqualTo(24);
        assertThat(none.text()).contains("550 5.1.1");
    }

    @Test
    void sendsALargeMessage() throws Exception {
        Account account = server.newAccount();
        String sent = Samples.large("Large", 8 << 20);

        swaks("smtp", account, sent, "--suppress-data").succeeded();

        assertThat(arrived(account).endsWith("\r\n" + sent)).isTrue();
    }

    private static List<String> login(Account account, String mechanism) {
        return List.of("--auth", mechanism, "--auth-user", account.address(), "--auth-password", account.password());
    }

    private static String[] with(List<String> options, String option) {
        List<String> all = new ArrayList<>(options);
        all.add(option);
        return all.toArray(String[]::new);
    }

    private static Program.Result swaks(String service, Account to, String message, String... options)
            throws Exception {
        Path file = Files.createTempFile(folder, "message", "");
        // swaks ends the last line itself.
        Files.write(file, Samples.octets(message.substring(0, message.length() - 2)));
        List<String> command = new ArrayList<>(List.of("swaks", "--server", server.place(service)));
        command.addAll(List.of("--ehlo", "client.test", "--from", "ann@sender.test", "--to", to.address()));
        command.addAll(List.of("--data", "@" + file));
        command.addAll(List.of(options));
        return Program.run(folder, command);
    }

    private static Mailbox.Stored message(Account account) throws Exception {
        return Mailbox.message(server, account, "INBOX");
    }

    private static String arrived(Account account) throws Exception {
        return message(account).text();
    }
}
