package io.mailcore.core.internal.sasl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailcore.api.account.AccountDirectory;
import io.mailcore.api.account.AccountId;
import io.mailcore.api.account.AddressResolution;
import io.mailcore.api.account.LoginResult;
import io.mailcore.api.account.Secret;
import io.mailcore.api.event.MailEvent;
import io.mailcore.api.filter.Peer;
import io.mailcore.api.mail.EmailAddress;
import io.mailcore.api.testkit.FakeTime;
import io.mailcore.core.Accounts;
import io.mailcore.core.sasl.PlaintextPolicy;
import io.mailcore.core.sasl.SaslDialogue;
import io.mailcore.core.sasl.SaslDialogue.Step;
import io.mailcore.core.testkit.Peers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DirectoryLoginsTest {
    private static final AccountId ANN = AccountId.of("ann@example.org");
    private static final long SEED = 20260102;

    private final Accounts accounts = Accounts.of("ann@example.org", "se\u00e7ret");
    private final List<MailEvent> events = new ArrayList<>();
    private final DirectoryLogins logins = logins(accounts, PlaintextPolicy.LOOPBACK);
    private final Peer peer = Peers.encrypted("smtp");

    private DirectoryLogins logins(AccountDirectory directory, PlaintextPolicy policy) {
        return new DirectoryLogins(directory, policy, new FakeTime(), events::add);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] line(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Step plain(String message) throws IOException {
        return new SaslDialogue(logins, peer).begin("PLAIN", Optional.of(base64(message)));
    }

    private static boolean isAccepted(Step step) {
        return step instanceof Step.Done done && done.result() instanceof LoginResult.Accepted;
    }

    private static boolean isDenied(Step step) {
        return step instanceof Step.Done done && done.result() instanceof LoginResult.Denied;
    }

    @Test
    void plainWithInitialResponse() throws IOException {
        Step step = plain("\0ann@example.org\0se\u00e7ret");

        assertThat(step).isEqualTo(new Step.Done(new LoginResult.Accepted(ANN, "ann@example.org")));
        assertThat(events).hasSize(1);
        MailEvent.LoginSucceeded event = (MailEvent.LoginSucceeded) events.get(0);
        assertThat(event.peer().account()).contains(ANN);
        assertThat(event.mechanism()).isEqualTo("PLAIN");
    }

    @Test
    void plainWithoutInitialResponseGetsAnEmptyChallenge() throws IOException {
        SaslDialogue dialogue = new SaslDialogue(logins, peer);

        assertThat(dialogue.begin("plain", Optional.empty())).isEqualTo(new Step.SendChallenge(""));
        assertThat(isAccepted(dialogue.line(line(base64("\0ann@example.org\0se\u00e7ret")))))
                .isTrue();
        assertThatThrownBy(() -> dialogue.line(line(""))).isInstanceOf(IllegalStateException.class);
    }

    /** The examples of RFC 4616 §4. */
    @Test
    void examplesOfTheRfcAreTakenApartAsItSays() throws IOException {
        List<String> checked = new ArrayList<>();
        Credentials credentials = claim -> {
            checked.add(
                    claim.actAs() + "|" + claim.name() + "|" + claim.password().reveal());
            return new LoginResult.Denied();
        };
        for (String example : List.of("AHRpbQB0YW5zdGFhZnRhbnN0YWFm", "VXJzZWwAS3VydAB4aXBqM3BsbXE=")) {
            new PlainExchange(credentials).respond(Base64.getDecoder().decode(example));
        }

        assertThat(checked).containsExactly("|tim|tanstaaftanstaaf", "Ursel|Kurt|xipj3plmq");
    }

    @Test
    void authorizationIdentityMustBeOneself() throws IOException {
        assertThat(isAccepted(plain("ann@example.org\0ann@example.org\0se\u00e7ret")))
                .isTrue();
        assertThat(isAccepted(plain("Ann@Example.ORG\0ann@example.org\0se\u00e7ret")))
                .isTrue();
        events.clear();
        assertThat(isDenied(plain("bob@example.org\0ann@example.org\0se\u00e7ret")))
                .isTrue();
        assertThat(events).singleElement().isInstanceOf(MailEvent.LoginFailed.class);
    }

    @Test
    void wrongPasswordAndUnknownNameAreTheSame() throws IOException {
        assertThat(plain("\0ann@example.org\0wrong")).isEqualTo(plain("\0nobody@example.org\0wrong"));
        assertThat(events).hasSize(2).allSatisfy(event -> assertThat(event).isInstanceOf(MailEvent.LoginFailed.class));
    }

    @Test
    void brokenPlainMessagesAreMalformedAndReachNoDirectory() throws IOException {
        List<String> broken = List.of(
                "",
                "ann@example.org",
                "\0",
                "\0\0",
                "\0ann@example.org",
                "\0ann@example.org\0",
                "\0\0se\u00e7ret",
                "\0ann@example.org\0sec\0ret",
                "\0ann\r\nX: y\0pw",
                "a\nb\0ann@example.org\0se\u00e7ret",
                "\0ann\u2028\0pw",
                "\0" + "a".repeat(1025) + "\0pw",
                "\0ann@example.org\0" + "p".repeat(1025),
                "z".repeat(1025) + "\0ann@example.org\0se\u00e7ret");
        for (String message : broken) {
            assertThat(plain(message)).as(base64(message)).isInstanceOf(Step.Malformed.class);
        }
        assertThat(events).isEmpty();
    }

    @Test
    void longestTextsReachTheDirectory() throws IOException {
        assertThat(isDenied(plain("\0" + "a".repeat(1024) + "\0" + "p".repeat(1024))))
                .isTrue();
        MailEvent.LoginFailed event = (MailEvent.LoginFailed) events.get(0);
        assertThat(event.name()).isEqualTo("a".repeat(255) + "...");
    }

    @Test
    void octetsThatAreNotUtf8AreMalformed() throws IOException {
        byte[][] broken = {
            {0, 'a', (byte) 0xff, 0, 'p'},
            {0, 'a', 0, 'p', (byte) 0xc3},
            {0, 'a', 0, (byte) 0xc0, (byte) 0x80},
            {0, 'a', 0, (byte) 0xed, (byte) 0xa0, (byte) 0x80}
        };
        for (byte[] message : broken) {
            String text = Base64.getEncoder().encodeToString(message);
            assertThat(new SaslDialogue(logins, peer).begin("PLAIN", Optional.of(text)))
                    .isInstanceOf(Step.Malformed.class);
        }
    }

    @Test
    void whatIsNotBase64IsMalformed() throws IOException {
        List<String> broken = List.of(
                "AGFu bgBw",
                "AGFubgBw\r",
                "AGFub",
                "AGFubgB=w",
                "====",
                "=A==",
                "*",
                "AGFubgBw\u00e9AAA",
                "\u1234AAA",
                "A".repeat(SaslDialogue.MAX_LINE + 4));
        for (String text : broken) {
            assertThat(new SaslDialogue(logins, peer).begin("PLAIN", Optional.of(text)))
                    .as(text.length() > 100 ? "too long" : text)
                    .isInstanceOf(Step.Malformed.class);
            SaslDialogue dialogue = new SaslDialogue(logins, peer);
            dialogue.begin("PLAIN", Optional.empty());
            Step expected = text.equals("*") ? new Step.Cancelled() : dialogue.line(line(text));
            assertThat(expected).isInstanceOfAny(Step.Malformed.class, Step.Cancelled.class);
        }
    }

    @Test
    void longestLineIsDecoded() throws IOException {
        Step step = new SaslDialogue(logins, peer).begin("PLAIN", Optional.of("A".repeat(SaslDialogue.MAX_LINE)));

        assertThat(step).isEqualTo(new Step.Malformed("PLAIN expects [authzid] NUL authcid NUL passwd"));
    }

    @Test
    void noOctetsOfAPeerMakeTheDialogueThrow() throws IOException {
        Random random = new Random(SEED);
        for (int i = 0; i < 20_000; i++) {
            byte[] octets = new byte[random.nextInt(40)];
            random.nextBytes(octets);
            String mechanism = random.nextBoolean() ? "PLAIN" : "LOGIN";
            SaslDialogue dialogue = new SaslDialogue(logins, peer);
            dialogue.begin(mechanism, Optional.empty());
            byte[] sent = random.nextBoolean() ? octets : Base64.getEncoder().encode(octets);
            assertThat(isAccepted(dialogue.line(sent)))
                    .as("seed %d, run %d", SEED, i)
                    .isFalse();
        }
    }

    @Test
    void equalsSignIsAnEmptyInitialResponseAndNotAnEmptyLine() throws IOException {
        assertThat(new SaslDialogue(logins, peer).begin("PLAIN", Optional.of("=")))
                .isEqualTo(new Step.Malformed("PLAIN expects [authzid] NUL authcid NUL passwd"));
        SaslDialogue dialogue = new SaslDialogue(logins, peer);
        dialogue.begin("PLAIN", Optional.empty());
        assertThat(dialogue.line(line("="))).isEqualTo(new Step.Malformed("Not base64 of at most 12288 octets"));
    }

    @Test
    void starCancels() throws IOException {
        SaslDialogue dialogue = new SaslDialogue(logins, peer);
        dialogue.begin("LOGIN", Optional.empty());

        assertThat(dialogue.line(line("*"))).isEqualTo(new Step.Cancelled());
        assertThatThrownBy(() -> dialogue.line(line(""))).isInstanceOf(IllegalStateException.class);
        assertThat(events).isEmpty();
    }

    @Test
    void loginAsksForNameAndPassword() throws IOException {
        SaslDialogue dialogue = new SaslDialogue(logins, peer);

        assertThat(dialogue.begin("LOGIN", Optional.empty())).isEqualTo(new Step.SendChallenge("VXNlcm5hbWU6"));
        assertThat(dialogue.line(line(base64("ann@example.org")))).isEqualTo(new Step.SendChallenge("UGFzc3dvcmQ6"));
        assertThat(isAccepted(dialogue.line(line(base64("se\u00e7ret"))))).isTrue();
    }

    @Test
    void loginTakesTheNameAsInitialResponse() throws IOException {
        SaslDialogue dialogue = new SaslDialogue(logins, peer);

        assertThat(dialogue.begin("LOGIN", Optional.of(base64("ann@example.org"))))
                .isEqualTo(new Step.SendChallenge("UGFzc3dvcmQ6"));
        assertThat(isDenied(dialogue.line(line(base64("wrong"))))).isTrue();
        assertThat(((MailEvent.LoginFailed) events.get(0)).mechanism()).isEqualTo("LOGIN");
    }

    @Test
    void loginRefusesEmptyAndHostileAnswers() throws IOException {
        for (String name : List.of("", "ann\r\nX", "a\0b")) {
            assertThat(new SaslDialogue(logins, peer).begin("LOGIN", Optional.of(name.isEmpty() ? "=" : base64(name))))
                    .isInstanceOf(Step.Malformed.class);
        }
        for (String password : List.of("", "p\0w", "p".repeat(1025))) {
            SaslDialogue dialogue = new SaslDialogue(logins, peer);
            dialogue.begin("LOGIN", Optional.of(base64("ann@example.org")));
            assertThat(dialogue.line(line(base64(password)))).isInstanceOf(Step.Malformed.class);
        }
    }

    @Test
    void mechanismsAreOfferedToThoseWhoMayUseThem() {
        record Case(PlaintextPolicy policy, Peer peer, boolean offered) {}
        List<Case> cases = List.of(
                new Case(PlaintextPolicy.NEVER, Peers.local("imap"), false),
                new Case(PlaintextPolicy.NEVER, Peers.remote("imap"), false),
                new Case(PlaintextPolicy.NEVER, Peers.encrypted("imap"), true),
                new Case(PlaintextPolicy.LOOPBACK, Peers.local("imap"), true),
                new Case(PlaintextPolicy.LOOPBACK, Peers.remote("imap"), false),
                new Case(PlaintextPolicy.LOOPBACK, Peers.encrypted("imap"), true),
                new Case(PlaintextPolicy.ALWAYS, Peers.remote("imap"), true));
        for (Case one : cases) {
            DirectoryLogins tested = logins(accounts, one.policy);
            assertThat(tested.acceptsPlaintext(one.peer)).as("%s", one).isEqualTo(one.offered);
            assertThat(tested.mechanisms(one.peer))
                    .as("%s", one)
                    .isEqualTo(one.offered ? List.of("PLAIN", "LOGIN") : List.of());
        }
    }

    @Test
    void peerInClearIsToldToEncryptAndItsPasswordIsNotLookedAt() throws IOException {
        Peer clear = Peers.remote("smtp");

        assertThat(new SaslDialogue(logins, clear)
                        .begin("PLAIN", Optional.of(base64("\0ann@example.org\0se\u00e7ret"))))
                .isEqualTo(new Step.EncryptionRequired());
        assertThat(logins.login(clear, "ann@example.org", Secret.of("se\u00e7ret")))
                .isEqualTo(new LoginResult.Denied());
        assertThat(events).singleElement().isInstanceOf(MailEvent.LoginFailed.class);
    }

    @Test
    void unknownMechanismIsNamedSo() throws IOException {
        for (String mechanism : List.of("CRAM-MD5", "", "PLAIN ", "PLA\u0131N", "X".repeat(10_000))) {
            Step step = new SaslDialogue(logins, peer).begin(mechanism, Optional.empty());
            assertThat(step).as(mechanism).isEqualTo(new Step.UnknownMechanism());
        }
    }

    @Test
    void loginByNameAndPassword() throws IOException {
        LoginResult good = logins.login(peer, "ann@example.org", Secret.of("se\u00e7ret"));
        LoginResult bad = logins.login(peer, "x\r\ny", Secret.of("se\u00e7ret"));

        assertThat(good).isInstanceOf(LoginResult.Accepted.class);
        assertThat(bad).isInstanceOf(LoginResult.Denied.class);
        assertThat(((MailEvent.LoginSucceeded) events.get(0)).mechanism()).isEqualTo("PASSWORD");
        assertThat(((MailEvent.LoginFailed) events.get(1)).name()).isEqualTo("x??y");
    }

    @Test
    void namesAndPasswordsThatSaslRefusesReachNoDirectoryByOtherWaysEither() throws IOException {
        DirectoryLogins failing = logins(failing(new IOException("asked")), PlaintextPolicy.LOOPBACK);
        String tooLong = "x".repeat(1025);

        for (String name : List.of("", "x\r\ny", "x\u001b[2J", "x\u0000", "x\u2028y", tooLong)) {
            assertThat(failing.login(peer, name, Secret.of("x"))).isEqualTo(new LoginResult.Denied());
        }
        for (String password : List.of("", "x\u0000y", tooLong)) {
            assertThat(failing.login(peer, "ann@example.org", Secret.of(password)))
                    .isEqualTo(new LoginResult.Denied());
        }
        assertThat(events).hasSize(9);
    }

    @Test
    void disabledAccountIsSoOnlyForWhoHasThePassword() throws IOException {
        accounts.disable("ann@example.org", "unpaid");

        assertThat(plain("\0ann@example.org\0se\u00e7ret"))
                .isEqualTo(new Step.Done(new LoginResult.Disabled("unpaid")));
        assertThat(isDenied(plain("\0ann@example.org\0wrong"))).isTrue();
        assertThat(events).hasSize(2).allSatisfy(event -> assertThat(event).isInstanceOf(MailEvent.LoginFailed.class));
    }

    @Test
    void directoryThatFailsIsNobodysFault() {
        for (Exception failure : List.of(new IOException("down"), new IllegalStateException("broken"))) {
            DirectoryLogins failing = logins(failing(failure), PlaintextPolicy.LOOPBACK);

            assertThatThrownBy(() -> failing.login(peer, "ann@example.org", Secret.of("x")))
                    .isInstanceOf(IOException.class);
            assertThat(events).isEmpty();
        }
    }

    private static AccountDirectory failing(Exception failure) {
        return new AccountDirectory() {
            @Override
            public LoginResult login(String name, Secret password) throws IOException {
                if (failure instanceof IOException e) {
                    throw e;
                }
                throw (RuntimeException) failure;
            }

            @Override
            public AddressResolution resolve(EmailAddress address) {
                return new AddressResolution.NotLocal();
            }
        };
    }
}
