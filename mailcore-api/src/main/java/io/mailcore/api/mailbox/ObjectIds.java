package io.mailcore.api.mailbox;

import java.util.Objects;

/** The grammar of object identifiers (RFC 8474 §7: objectid = 1*255(ALPHA / DIGIT / "_" / "-")). */
final class ObjectIds {
    private ObjectIds() {}

    static void require(String name, String value) {
        Objects.requireNonNull(value, name);
        if (value.isEmpty() || value.length() > 255 || !value.chars().allMatch(ObjectIds::isAllowed)) {
            throw new IllegalArgumentException(
                    name + ": " + value.length() + " characters (expected: 1..255 of A-Z a-z 0-9 _ -)");
        }
    }

    private static boolean isAllowed(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-';
    }
}
