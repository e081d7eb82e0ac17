package io.mailcore.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.core.protocol.TlsMode;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SmtpTest {

    @Test
    void hasNamesAndTlsModesOfItsUse() {
        assertThat(Smtp.mx(25).name()).isEqualTo("smtp");
        assertThat(Smtp.mx(25).tls()).isEqualTo(TlsMode.STARTTLS);
        assertThat(Smtp.mx(25).implicitTls().name()).isEqualTo("smtps");
        assertThat(Smtp.submission(587).name()).isEqualTo("submission");
        assertThat(Smtp.submission(465).implicitTls().name()).isEqualTo("submissions");
        assertThat(Smtp.submission(465).implicitTls().tls()).isEqualTo(TlsMode.IMPLICIT);
        assertThat(Smtp.mx(25).named("inside").implicitTls().name()).isEqualTo("inside");
        assertThat(Smtp.mx(25).withoutTls().tls()).isEqualTo(TlsMode.NONE);
    }

    @Test
    void listensOnLoopbackUnlessToldOtherwise() {
        assertThat(Smtp.mx(25).address().getAddress().isLoopbackAddress()).isTrue();
        assertThat(Smtp.mx(25).host("0.0.0.0").address()).isEqualTo(new InetSocketAddress("0.0.0.0", 25));
        assertThat(Smtp.mx(25)
                        .at(new InetSocketAddress("127.0.0.1", 2525))
                        .address()
                        .getPort())
                .isEqualTo(2525);
    }

    // RFC 5321 §4.2: a reply is one line that ends in CRLF.
    @Test
    void tellsAPeerThatIsOneTooManyToComeLater() {
        assertThat(Smtp.mx(0).busy()).isEqualTo("421 4.7.0 Too many connections, try again later\r\n");
    }

    @Test
    void isFineAsItIs() {
        assertThat(Smtp.mx(0).problems()).isEmpty();
        assertThat(Smtp.submission(0).implicitTls().lenient().problems()).isEmpty();
    }

    @Test
    void tellsAllThatIsWrong() {
        SmtpLimits limits = new SmtpLimits(511, 0, 0, 0, 0, Duration.ZERO, Duration.ZERO, 0);
        Smtp wrong = Smtp.mx(0).maxMessageSize(0).maxRecipients(99).limits(limits);
        assertThat(wrong.problems())
                .containsExactlyInAnyOrder(
                        "smtp.limits.lineOctets: 511 (expected: at least 512)",
                        "smtp.limits.errors: 0 (expected: at least 1)",
                        "smtp.limits.refusedRecipients: 0 (expected: at least 1)",
                        "smtp.limits.transactions: 0 (expected: at least 1)",
                        "smtp.limits.loginFailures: 0 (expected: at least 1)",
                        "smtp.limits.command: 0 (expected: at least 1)",
                        "smtp.limits.data: 0 (expected: at least 1)",
                        "smtp.limits.dataRate: 0 (expected: at least 1)",
                        "smtp.maxMessageSize: 0 (expected: at least 1)",
                        "smtp.maxRecipients: 99 (expected: at least 100)");
    }
}
