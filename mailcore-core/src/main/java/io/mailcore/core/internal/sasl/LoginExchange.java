package io.mailcore.core.internal.sasl;

import io.mailcore.api.account.Secret;
import io.mailcore.core.sasl.SaslExchange;
import io.mailcore.core.sasl.SaslStep;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * LOGIN, which no RFC defines (draft-murchison-sasl-login-00) and many clients use: two prompts, two answers. Some
 * clients send the name as initial response, which the draft does not know; servers take it all the same.
 */
final class LoginExchange implements SaslExchange {
    private static final SaslStep MALFORMED = new SaslStep.Malformed("LOGIN expects a name, then a password, in UTF-8");

    private final Credentials credentials;
    private Optional<String> name = Optional.empty();

    LoginExchange(Credentials credentials) {
        this.credentials = credentials;
    }

    @Override
    public boolean isClientFirst() {
        return false;
    }

    @Override
    public boolean takesInitialResponse() {
        return true;
    }

    @Override
    public SaslStep start() {
        return prompt("Username:");
    }

    @Override
    public SaslStep respond(byte[] response) throws IOException {
        if (name.isPresent()) {
            return check(name.get(), SaslText.password(response));
        }
        name = SaslText.name(response);
        return name.isPresent() ? prompt("Password:") : MALFORMED;
    }

    private SaslStep check(String claimed, Optional<String> password) throws IOException {
        if (password.isEmpty()) {
            return MALFORMED;
        }
        return new SaslStep.Finished(credentials.check(new Credentials.Claim("", claimed, Secret.of(password.get()))));
    }

    private static SaslStep prompt(String text) {
        return new SaslStep.Challenge(text.getBytes(StandardCharsets.US_ASCII));
    }
}
