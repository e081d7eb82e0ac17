package io.mailcore.core.sasl;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.api.account.LoginResult;
import io.mailcore.api.account.Secret;
import io.mailcore.api.filter.Peer;
import io.mailcore.core.sasl.SaslDialogue.Step;
import io.mailcore.core.testkit.Peers;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The dialogue with mechanisms of other shapes than the built-in ones. */
class SaslDialogueTest {

    private static Logins offering(SaslExchange exchange) {
        return new Logins() {
            @Override
            public List<String> mechanisms(Peer peer) {
                return List.of("TEST");
            }

            @Override
            public boolean acceptsPlaintext(Peer peer) {
                return false;
            }

            @Override
            public Optional<SaslExchange> begin(Peer peer, String mechanism) {
                return mechanism.equals("TEST") ? Optional.of(exchange) : Optional.empty();
            }

            @Override
            public LoginResult login(Peer peer, String name, Secret password) {
                return new LoginResult.Denied();
            }
        };
    }

    private static SaslExchange serverFirst() {
        return new SaslExchange() {
            @Override
            public boolean isClientFirst() {
                return false;
            }

            @Override
            public SaslStep start() {
                return new SaslStep.Challenge(new byte[] {'h', 'i'});
            }

            @Override
            public SaslStep respond(byte[] response) {
                return new SaslStep.Challenge(response);
            }
        };
    }

    @Test
    void serverSpeaksFirstWhereTheMechanismSaysSo() throws IOException {
        Step step = new SaslDialogue(offering(serverFirst()), Peers.encrypted("imap")).begin("TEST", Optional.empty());

        assertThat(step).isEqualTo(new Step.SendChallenge("aGk="));
    }

    @Test
    void initialResponseWhereTheServerSpeaksFirstFailsTheLogin() throws IOException {
        Step step =
                new SaslDialogue(offering(serverFirst()), Peers.encrypted("imap")).begin("TEST", Optional.of("aGk="));

        assertThat(step).isEqualTo(new Step.Done(new LoginResult.Denied()));
    }

    @Test
    void dialogueThatNeverEndsIsEnded() throws IOException {
        SaslDialogue dialogue = new SaslDialogue(offering(serverFirst()), Peers.encrypted("imap"));
        Step step = dialogue.begin("TEST", Optional.empty());
        int lines = 0;
        while (step instanceof Step.SendChallenge && lines < 1000) {
            step = dialogue.line(new byte[0]);
            lines++;
        }

        assertThat(step).isInstanceOf(Step.Malformed.class);
        assertThat(lines).isEqualTo(10);
    }

    @Test
    void strangerInClearIsToldToEncryptWhateverItAsksFor() throws IOException {
        Step step = new SaslDialogue(offering(serverFirst()), Peers.remote("imap")).begin("OTHER", Optional.empty());

        assertThat(step).isEqualTo(new Step.EncryptionRequired());
    }
}
