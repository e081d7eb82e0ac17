package io.mailcore.core.internal.sasl;

import io.mailcore.api.account.Secret;
import io.mailcore.core.sasl.SaslExchange;
import io.mailcore.core.sasl.SaslStep;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/** PLAIN (RFC 4616): {@code [authzid] NUL authcid NUL passwd} in one response. */
final class PlainExchange implements SaslExchange {
    private static final SaslStep MALFORMED = new SaslStep.Malformed("PLAIN expects [authzid] NUL authcid NUL passwd");

    private final Credentials credentials;

    PlainExchange(Credentials credentials) {
        this.credentials = credentials;
    }

    @Override
    public boolean isClientFirst() {
        return true;
    }

    @Override
    public SaslStep start() {
        throw new IllegalStateException("PLAIN: the client speaks first");
    }

    @Override
    public SaslStep respond(byte[] response) throws IOException {
        int first = indexOfNul(response, 0);
        int second = indexOfNul(response, first + 1);
        // RFC 4616 §2: two NULs; a third one is refused with the password that holds it.
        if (first < 0 || second < 0) {
            return MALFORMED;
        }
        byte[] authzid = Arrays.copyOf(response, first);
        Optional<String> actAs = first == 0 ? Optional.of("") : SaslText.name(authzid);
        Optional<String> name = SaslText.name(Arrays.copyOfRange(response, first + 1, second));
        Optional<String> password = SaslText.password(Arrays.copyOfRange(response, second + 1, response.length));
        if (actAs.isEmpty() || name.isEmpty() || password.isEmpty()) {
            return MALFORMED;
        }
        return new SaslStep.Finished(
                credentials.check(new Credentials.Claim(actAs.get(), name.get(), Secret.of(password.get()))));
    }

    private static int indexOfNul(byte[] octets, int from) {
        for (int i = from; i < octets.length; i++) {
            if (octets[i] == 0) {
                return i;
            }
        }
        return -1;
    }
}
