package io.mailcore.api.account;

import java.util.Objects;

/**
 * An account's identity: opaque, never shown to a peer, kept when the account's addresses or login names change.
 * Immutable.
 *
 * @param value 1 to 255 characters of {@code A-Z a-z 0-9 . _ @ + -}, not only dots
 */
public record AccountId(String value) implements Comparable<AccountId> {

    /**
     * Checks the characters: a store may use the value in a file name.
     *
     * @throws IllegalArgumentException when the value is not an account id
     */
    public AccountId {
        Objects.requireNonNull(value, "value");
        if (!value.matches("[A-Za-z0-9._@+-]{1,255}") || value.matches("\\.+")) {
            throw new IllegalArgumentException(
                    "account id: not 1..255 of A-Z a-z 0-9 . _ @ + - (expected: such as u-1234)");
        }
    }

    /**
     * An account id of its text.
     *
     * @param value 1 to 255 characters of {@code A-Z a-z 0-9 . _ @ + -}
     * @return the id
     */
    public static AccountId of(String value) {
        return new AccountId(value);
    }

    @Override
    public int compareTo(AccountId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
