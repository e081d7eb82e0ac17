package io.mailcore.api.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;

/** A password on its way from a peer to a directory. Never prints itself; comparing takes the same time for any guess. */
public final class Secret {
    private final String text;

    private Secret(String text) {
        this.text = text;
    }

    /**
     * A secret of its text.
     *
     * @param text the password
     * @return the secret
     */
    public static Secret of(String text) {
        return new Secret(Objects.requireNonNull(text, "text"));
    }

    /**
     * Uncovers the text, to hash it or hand it on. The result must not be logged.
     *
     * @return the password
     */
    public String reveal() {
        return text;
    }

    /**
     * Whether a guess is right, in a time that does not tell how much of it is.
     *
     * @param guess the other secret
     * @return true when both texts are equal
     */
    public boolean matches(Secret guess) {
        return MessageDigest.isEqual(
                text.getBytes(StandardCharsets.UTF_8), guess.text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "[secret]";
    }
}
