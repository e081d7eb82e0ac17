package io.mailcore.test.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.core.Accounts;
import io.mailcore.core.MailServer;
import io.mailcore.core.ServerLimits;
import io.mailcore.imap.Imap;
import io.mailcore.pop3.Pop3;
import io.mailcore.smtp.Smtp;
import io.mailcore.store.MemoryStore;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One peer has all the connections it may have: the next is told so in the words of its protocol, and closed. */
class TooManyConnectionsTest {
    private final MemoryStore store = MemoryStore.create();
    private MailServer server;

    @BeforeEach
    void start() throws IOException {
        server = MailServer.builder()
                .store(store)
                .accounts(Accounts.of("ann@example.org", "secret"))
                .limits(ServerLimits.DEFAULT.withConnections(100, 1))
                .listen(Smtp.mx(0), Smtp.submission(0), Imap.on(0), Pop3.on(0))
                .start();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        store.close();
    }

    @Test
    void eachProtocolSaysSoInItsOwnWords() throws IOException {
        try (Wire first = Wire.to(server.address("imap"))) {
            first.await("ready\r\n");
            assertThat(answer("smtp")).isEqualTo("421 4.7.0 Too many connections, try again later\r\n");
            assertThat(answer("submission")).isEqualTo("421 4.7.0 Too many connections, try again later\r\n");
            assertThat(answer("imap")).isEqualTo("* BYE [UNAVAILABLE] Too many connections, try again later\r\n");
            assertThat(answer("pop3")).isEqualTo("-ERR [SYS/TEMP] Too many connections, try again later\r\n");

            first.send("a NOOP\r\n");
            assertThat(first.await("\r\n")).startsWith("a OK ");
        }
    }

    private String answer(String listener) throws IOException {
        try (Wire next = Wire.to(server.address(listener))) {
            return next.awaitEnd();
        }
    }
}
