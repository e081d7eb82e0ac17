package io.mailcore.api.mail;

import java.util.Objects;

/**
 * An enhanced mail system status code, {@code class.subject.detail} (RFC 3463, RFC 2034). Immutable.
 *
 * @param statusClass 2 (success), 4 (persistent transient failure) or 5 (permanent failure)
 * @param subject 0 to 999
 * @param detail 0 to 999
 */
public record EnhancedCode(int statusClass, int subject, int detail) {

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException when a number is out of its range
     */
    public EnhancedCode {
        if (statusClass != 2 && statusClass != 4 && statusClass != 5) {
            throw new IllegalArgumentException("statusClass: " + statusClass + " (expected: 2, 4 or 5)");
        }
        requireDetail("subject", subject);
        requireDetail("detail", detail);
    }

    /**
     * Parses {@code "5.1.1"}.
     *
     * @param text the code's text
     * @return the code
     * @throws IllegalArgumentException when the text is not three numbers within their ranges
     */
    public static EnhancedCode parse(String text) {
        String[] parts = Objects.requireNonNull(text, "text").split("\\.", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("enhanced code: " + text + " (expected: class.subject.detail)");
        }
        return new EnhancedCode(number(parts[0], text), number(parts[1], text), number(parts[2], text));
    }

    private static int number(String part, String text) {
        if (!part.matches("[0-9]{1,3}")) {
            throw new IllegalArgumentException("enhanced code: " + text + " (expected: class.subject.detail)");
        }
        return Integer.parseInt(part);
    }

    private static void requireDetail(String name, int value) {
        if (value < 0 || value > 999) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: 0..999)");
        }
    }

    @Override
    public String toString() {
        return statusClass + "." + subject + "." + detail;
    }
}
