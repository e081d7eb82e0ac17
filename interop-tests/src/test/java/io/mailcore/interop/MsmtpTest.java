package io.mailcore.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** msmtp, which hands mail on to a submission server. */
class MsmtpTest {
    @TempDir
    private static Path folder;

    private static ServerUnderTest server;

    @BeforeAll
    static void start() throws Exception {
        server = ServerUnderTest.start(folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"submission,on,plain", "submission,on,login", "smtps,off,plain"})
    void submits(String service, String startTls, String mechanism) throws Exception {
        Account account = server.newAccount();
        String sent = Samples.eightBit("By " + service);

        msmtp(account, account.password(), sent, service, startTls, mechanism).succeeded();

        assertThat(Mailbox.message(server, account, "INBOX").octets()).endsWith(Samples.octets("\r\n" + sent));
    }

    @Test
    void isRefusedWithAWrongPassword() throws Exception {
        Account account = server.newAccount();

        Program.Result result = msmtp(account, "close sesame", Samples.plain("Wrong"), "smtps", "off", "plain");

        assertThat(result.exitCode()).isEqualTo(77);
        assertThat(result.errors()).contains("535 5.7.8");
        assertThat(Mailbox.messages(server, account, "INBOX")).isEmpty();
    }

    private static Program.Result msmtp(
            Account account, String password, String message, String service, String startTls, String mechanism)
            throws Exception {
        List<String> command = new ArrayList<>(List.of("msmtp", "--file=/dev/null", "--host=localhost"));
        command.add("--port=" + server.port(service));
        command.addAll(List.of("--tls=on", "--tls-starttls=" + startTls, "--auth=" + mechanism));
        command.add("--tls-trust-file=" + server.certificate());
        command.addAll(List.of("--user=" + account.address(), "--passwordeval=echo '" + password + "'"));
        command.addAll(List.of("--from=ann@sender.test", account.address()));
        // As /usr/sbin/sendmail gets it.
        return Program.run(folder, command, Samples.octets(message.replace("\r\n", "\n")));
    }
}
