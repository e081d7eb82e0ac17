package io.mailcore.core;

import io.mailcore.api.account.AccountId;
import io.mailcore.api.mail.Domain;
import io.mailcore.api.mail.EmailAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What {@link Accounts} compares addresses by: without regard to the case of ASCII letters. */
record AddressKey(String localPart, String domain) {

    static AddressKey of(EmailAddress address) {
        return new AddressKey(asciiLowerCase(address.localPart()), domain(address.domain()));
    }

    static String domain(Domain domain) {
        return asciiLowerCase(domain.toString());
    }

    boolean isPostmaster() {
        return localPart.equals("postmaster");
    }

    /** The address itself where an account id allows its characters, else a digest of it; always the same. */
    AccountId accountId() {
        String text = toString();
        boolean safe = text.length() <= 255 && text.matches("[a-z0-9._@+-]+");
        return AccountId.of(safe ? text : "sha256-" + sha256(text));
    }

    // Only ASCII letters: Unicode's rules would make one address of two (K and the Kelvin sign).
    static String asciiLowerCase(String text) {
        StringBuilder lower = new StringBuilder(text);
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                lower.setCharAt(i, (char) (c + ('a' - 'A')));
            }
        }
        return lower.toString();
    }

    private static String sha256(String text) {
        try {
            byte[] octets = text.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(octets));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", e);
        }
    }

    @Override
    public String toString() {
        return localPart + "@" + domain;
    }
}
