package io.mailcore.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.interop.Mailbox.Stored;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** smtplib, imaplib and poplib of Python's library. */
class PythonTest {
    @TempDir
    private Path folder;

    @Test
    void sendsReadsAndChanges() throws Exception {
        Path script = folder.resolve("whole_job.py");
        try (InputStream in = PythonTest.class.getResourceAsStream("whole_job.py")) {
            Files.copy(in, script);
        }
        try (ServerUnderTest server = ServerUnderTest.start(folder)) {
            Account account = server.newAccount();

            Program.Result result =
                    Program.run(folder, List.of("python3", script.toString()), Samples.octets(job(server, account)));

            assertThat(result.succeeded().text()).isEqualTo("done\n");
            assertThat(new String(Mailbox.message(server, account, "INBOX").octets(), StandardCharsets.UTF_8))
                    .contains("Subject: implicit\r\n")
                    .contains("with ESMTPSA id ");
            List<Stored> archive = Mailbox.messages(server, account, "Archive");
            assertThat(archive).hasSize(3);
            assertThat(archive.get(0).text()).contains("Subject: clear\r\n").endsWith("\r\n.\r\n..dots\r\nclear\r\n");
            assertThat(archive.get(0).flags()).contains("\\Seen", "$Label1");
            assertThat(archive.get(2).flags()).contains("\\Flagged");
        }
    }

    private static String job(ServerUnderTest server, Account account) {
        String ports = Stream.of("smtp", "submission", "smtps", "imap", "imaps", "pop3", "pop3s")
                .map(service -> "\"%s\": %d".formatted(service, server.port(service)))
                .collect(Collectors.joining(", "));
        return "{\"ports\": {%s}, \"user\": \"%s\", \"password\": \"%s\", \"certificate\": \"%s\"}"
                .formatted(ports, account.address(), account.password(), server.certificate());
    }
}
