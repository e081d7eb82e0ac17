package io.mailcore.imap;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.core.protocol.TlsMode;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ImapTest {

    @Test
    void takesUsefulDefaults() {
        Imap imap = Imap.on(143);

        assertThat(imap.name()).isEqualTo("imap");
        assertThat(imap.tls()).isEqualTo(TlsMode.STARTTLS);
        assertThat(imap.address().getPort()).isEqualTo(143);
        assertThat(imap.problems()).isEmpty();
        assertThat(imap.limits().autologout()).isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void namesImplicitTlsUnlessNamed() {
        assertThat(Imap.on(993).implicitTls().name()).isEqualTo("imaps");
        assertThat(Imap.on(993).named("mine").implicitTls().name()).isEqualTo("mine");
        assertThat(Imap.on(993).implicitTls().tls()).isEqualTo(TlsMode.IMPLICIT);
        assertThat(Imap.on(0).withoutTls().tls()).isEqualTo(TlsMode.NONE);
    }

    // RFC 9051 §7.1.5: BYE stands in place of the greeting.
    @Test
    void tellsAPeerThatIsOneTooManyToComeLater() {
        assertThat(Imap.on(0).busy()).isEqualTo("* BYE [UNAVAILABLE] Too many connections, try again later\r\n");
    }

    @Test
    void listsAllThatIsWrong() {
        ImapLimits limits = ImapLimits.DEFAULT
                .withAppend(0)
                .withCommand(10, 10)
                .withTimes(Duration.ZERO, Duration.ofSeconds(-1))
                .withAuthentication(0, Duration.ofSeconds(-1));

        assertThat(Imap.on(0).limits(limits).problems()).hasSize(7).allMatch(problem -> problem.contains("expected:"));
    }

    @Test
    void listensAtOneAddress() {
        assertThat(Imap.on(0).address().getAddress().isLoopbackAddress()).isTrue();
        assertThat(Imap.on(0).host("0.0.0.0").address().getAddress().isAnyLocalAddress())
                .isTrue();
    }
}
