package io.mailcore.examples.server;

import io.mailcore.api.mail.EmailAddress;

/**
 * An account, as an option says it: {@code user@domain:password}.
 *
 * @param address its address and login name
 * @param password everything behind the first colon that follows the {@code @}
 */
record Login(EmailAddress address, String password) {

    static Login parse(String text) {
        int colon = text.indexOf(':', text.indexOf('@') + 1);
        if (colon < 0 || colon == text.length() - 1) {
            // The text may hold a password: it is not repeated.
            throw new IllegalArgumentException("no password (expected: user@domain:password)");
        }
        return new Login(EmailAddress.parse(text.substring(0, colon)), text.substring(colon + 1));
    }

    /** Without the password. */
    @Override
    public String toString() {
        return address.toString();
    }
}
