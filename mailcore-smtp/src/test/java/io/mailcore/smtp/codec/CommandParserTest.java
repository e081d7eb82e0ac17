package io.mailcore.smtp.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.api.mail.EmailAddress;
import io.mailcore.api.mail.ReversePath;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandParserTest {

    // RFC 5321 §2.4: verbs are not case-sensitive.
    @ParameterizedTest
    @ValueSource(strings = {"EHLO", "ehlo", "EhLo"})
    void readsHello(String verb) {
        assertThat(parse(verb + " client.example")).isEqualTo(new Command.Hello("client.example", true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a", "[192.0.2.1]", "[IPv6:2001:db8::1]", "[x-tag:a]", "my_pc.local", "xn--bcher-kva.example"})
    void readsTheNamesThatHelloAllows(String name) {
        assertThat(parse("HELO " + name)).isEqualTo(new Command.Hello(name, false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                " a b",
                " -a",
                " a..b",
                " a.",
                " [1.2.3]",
                " [::1]",
                " a@b",
                " <a>",
                " b\u00fc.example",
                " a\tb"
            })
    void refusesOtherNames(String name) {
        assertThat(parse("EHLO" + name)).isEqualTo(malformed(Fault.ARGUMENT));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "<ann@example.org>,ann@example.org",
                "<Ann.B+c@EXAMPLE.org>,Ann.B+c@example.org",
                "<\"a b\"@example.org>,\"a b\"@example.org",
                "<\"a\"@example.org>,a@example.org",
                "<\"a\\\"b>@c\"@example.org>,\"a\\\"b>@c\"@example.org",
                "<ann@[192.0.2.1]>,ann@[192.0.2.1]",
                "<ann@[IPv6:2001:db8::1]>,ann@[IPv6:2001:db8::1]",
                "<@a.example:ann@example.org>,ann@example.org",
                "<j\u00f6rg@b\u00fccher.example>,j\u00f6rg@b\u00fccher.example",
            })
    void readsPaths(String path, String address) {
        EmailAddress expected = EmailAddress.parse(address);
        assertThat(parse("MAIL FROM:" + path)).isEqualTo(new Command.Mail(ReversePath.of(expected), Map.of()));
        assertThat(parse("rcpt to:" + path)).isEqualTo(new Command.Rcpt(new ForwardPath.Mailbox(expected), Map.of()));
    }

    // RFC 5321 appendix C.
    @Test
    void dropsASourceRoute() {
        assertThat(parse("RCPT TO:<@a.example,@[192.0.2.1]:ann@example.org>"))
                .isEqualTo(new Command.Rcpt(new ForwardPath.Mailbox(EmailAddress.parse("ann@example.org")), Map.of()));
    }

    @Test
    void readsTheNullPath() {
        assertThat(parse("MAIL FROM:<>")).isEqualTo(new Command.Mail(ReversePath.NULL, Map.of()));
    }

    // RFC 5321 §4.5.1.
    @ParameterizedTest
    @ValueSource(strings = {"<Postmaster>", "<postmaster>", "<POSTMASTER>"})
    void readsPostmasterWithoutADomain(String path) {
        assertThat(parse("RCPT TO:" + path)).isEqualTo(new Command.Rcpt(new ForwardPath.Postmaster(), Map.of()));
        assertThat(parse("MAIL FROM:" + path)).isEqualTo(malformed(Fault.SENDER));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<",
                "<ann",
                "<ann>",
                "<@example.org>",
                "<ann@>",
                "<ann@example.org",
                "ann@example.org",
                "<ann@@example.org>",
                "<a@b@example.org>",
                "<ann@example.org.>",
                "<ann@.example.org>",
                "<ann@example..org>",
                "<.ann@example.org>",
                "<ann.@example.org>",
                "<a..n@example.org>",
                "<ann@[192.0.2.256]>",
                "<ann@[192.0.2.1>",
                "<ann@[]>",
                "<a b@example.org>",
                "<ann@exam ple.org>",
                "<\"ann@example.org>",
                "<\"a\\\">",
                "<\"\\",
                "<\"a\"b@example.org>",
                "<\"\"@example.org>",
                "<a(comment)@example.org>",
                "< ann@example.org>",
                "<ann@example.org >",
                "<<ann@example.org>>",
                "<@a.example ann@example.org>",
                "<@a.example,:ann@example.org>",
                "<@:ann@example.org>",
                "<@a..b:ann@example.org>",
                "<ann@example.org\u0001>",
                "<a\tb@example.org>",
                "<\"a\tb\"@example.org>",
                "<a,b@example.org>",
                "<ann@-example.org>",
                "<ann@example.org>x",
                " <ann@example.org>",
            })
    void refusesOtherPaths(String path) {
        assertThat(parse("RCPT TO:" + path)).isInstanceOf(Command.Malformed.class);
        assertThat(parse("MAIL FROM:" + path)).isInstanceOf(Command.Malformed.class);
    }

    @Test
    void refusesTheNullPathAsARecipient() {
        assertThat(parse("RCPT TO:<>")).isEqualTo(malformed(Fault.RECIPIENT));
    }

    // RFC 5321 §4.5.3.1.
    @Test
    void refusesPartsThatAreTooLong() {
        String label = "d".repeat(63);
        String longest = "a".repeat(64) + "@" + label + "." + label + "." + "d".repeat(61);
        assertThat(parse("RCPT TO:<" + longest + ">")).isInstanceOf(Command.Rcpt.class);
        assertThat(parse("RCPT TO:<" + longest + "d>")).isEqualTo(malformed(Fault.RECIPIENT));
        assertThat(parse("RCPT TO:<" + "a".repeat(65) + "@b.example>")).isEqualTo(malformed(Fault.RECIPIENT));
        assertThat(parse("RCPT TO:<a@" + label + "d.example>")).isEqualTo(malformed(Fault.RECIPIENT));
    }

    @Test
    void readsParameters() {
        assertThat(parse("MAIL FROM:<a@b.example> size=10 SMTPUTF8 X-1=!+2B:/"))
                .isEqualTo(new Command.Mail(
                        ReversePath.of(EmailAddress.parse("a@b.example")),
                        Map.of("SIZE", "10", "SMTPUTF8", "", "X-1", "!+2B:/")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SIZE=10",
                " SIZE=",
                " =10",
                " -SIZE=10",
                " SI_ZE=1",
                " A=b=c",
                " A A",
                " A a=1",
                "  A",
                " A  B",
                "A",
                " A=\u0001",
                " A=b\u007f",
                " \u00e4=1",
                "\tA",
                " A=b\tc"
            })
    void refusesOtherParameters(String parameters) {
        assertThat(parse("MAIL FROM:<a@b.example>" + parameters)).isEqualTo(malformed(Fault.PARAMETER));
    }

    @ParameterizedTest
    @EnumSource(
            value = Command.Simple.class,
            names = {"DATA", "RSET", "QUIT", "STARTTLS"})
    void refusesAnArgumentWhereNoneBelongs(Command.Simple command) {
        assertThat(parse(command.name())).isEqualTo(command);
        assertThat(parse(command.name().toLowerCase(java.util.Locale.ROOT))).isEqualTo(command);
        assertThat(parse(command.name() + " x")).isEqualTo(malformed(Fault.ARGUMENT));
        // RFC 5321 §4.1.1: white space at the end is tolerated.
        assertThat(parse(command.name() + " \t")).isEqualTo(command);
    }

    @ParameterizedTest
    @CsvSource({"NOOP,NOOP", "NOOP hello,NOOP", "HELP,HELP", "HELP MAIL,HELP", "VRFY ann,VRFY", "VRFY Ann B,VRFY"})
    void readsCommandsWhoseArgumentDoesNotMatter(String line, Command.Simple expected) {
        assertThat(parse(line)).isEqualTo(expected);
    }

    @Test
    void refusesVrfyWithoutAnArgument() {
        assertThat(parse("VRFY")).isEqualTo(malformed(Fault.ARGUMENT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"EXPN list", "ETRN x", "TURN", "SEND FROM:<>", "SOML FROM:<>", "SAML FROM:<>", "BDAT 3 LAST"})
    void knowsWhatIsNotOffered(String line) {
        assertThat(parse(line)).isEqualTo(Command.Simple.UNIMPLEMENTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET / HTTP/1.1", "POST /x HTTP/1.0", "CONNECT mail.example:25 HTTP/1.1"})
    void knowsARequestOfHttp(String line) {
        assertThat(parse(line)).isEqualTo(Command.Simple.FOREIGN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "X",
                "FOO bar",
                " EHLO a",
                "EHLO\ta",
                "QUIT;",
                "MAILFROM:<>",
                "1",
                "\u0130",
                "RCPT\u00a0TO:<a@b>"
            })
    void refusesWhatIsNoCommand(String line) {
        assertThat(parse(line)).isEqualTo(malformed(Fault.UNRECOGNISED));
    }

    // RFC 4954 §4.
    @Test
    void readsAuth() {
        assertThat(parse("AUTH PLAIN")).isEqualTo(new Command.Auth("PLAIN", Optional.empty()));
        assertThat(parse("AUTH PLAIN =")).isEqualTo(new Command.Auth("PLAIN", Optional.of("=")));
        assertThat(parse("auth plain AGE=")).isEqualTo(new Command.Auth("plain", Optional.of("AGE=")));
        assertThat(parse("AUTH")).isEqualTo(malformed(Fault.ARGUMENT));
        assertThat(parse("AUTH PLAIN a b")).isEqualTo(malformed(Fault.ARGUMENT));
    }

    @Test
    void showsNoPassword() {
        assertThat(parse("AUTH PLAIN c2VjcmV0").toString()).doesNotContain("c2VjcmV0");
    }

    @Test
    void takesMoreInLenientMode() {
        CommandParser lenient = new CommandParser(true);
        Command expected = parse("MAIL FROM:<a@b.example> SIZE=1");
        assertThat(lenient.parse(new Line.Text("MAIL FROM: <a@b.example>  SIZE=1")))
                .isEqualTo(expected);
        assertThat(lenient.parse(new Line.Text("MAIL  FROM:a@b.example SIZE=1")))
                .isEqualTo(expected);
        assertThat(lenient.parse(new Line.Text("EHLO a^b"))).isEqualTo(new Command.Hello("a^b", true));
        assertThat(lenient.parse(new Line.Text("RCPT TO:ann"))).isEqualTo(malformed(Fault.RECIPIENT));
    }

    @Test
    void passesABrokenLineOn() {
        assertThat(new CommandParser(false).parse(new Line.Broken(Fault.NUL))).isEqualTo(malformed(Fault.NUL));
    }

    private static Command parse(String line) {
        return new CommandParser(false).parse(new Line.Text(line));
    }

    private static Command malformed(Fault fault) {
        return new Command.Malformed(fault);
    }
}
