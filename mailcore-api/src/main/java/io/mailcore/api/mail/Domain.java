package io.mailcore.api.mail;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The domain part of an address: a DNS name, possibly internationalised, or an address literal in brackets (RFC 5321
 * §4.1.2 and §4.1.3, RFC 6531 §3.3). Immutable; compared without regard to case, and {@code bücher.example} equals
 * {@code xn--bcher-kva.example} (RFC 5890 §2.3.2.4).
 */
public final class Domain {
    /** The most octets a domain may have (RFC 5321 §4.5.3.1.2). */
    public static final int MAX_OCTETS = 255;

    private static final int MAX_LABEL_OCTETS = 63;

    private final String text;
    private final String key;

    private Domain(String text) {
        this.text = text;
        this.key = aLabels(text.toLowerCase(Locale.ROOT));
    }

    /**
     * Parses a domain or an address literal.
     *
     * @param text such as {@code "example.org"}, {@code "[192.0.2.1]"} or {@code "[IPv6:2001:db8::1]"}
     * @return the domain
     * @throws IllegalArgumentException when the text is not one, with the reason
     */
    public static Domain parse(String text) {
        Objects.requireNonNull(text, "text");
        if (text.isEmpty()) {
            throw new IllegalArgumentException("domain: empty (expected: a domain name)");
        }
        if (text.getBytes(StandardCharsets.UTF_8).length > MAX_OCTETS) {
            throw new IllegalArgumentException("domain: too long (expected: at most " + MAX_OCTETS + " octets)");
        }
        if (text.charAt(0) == '[') {
            AddressLiteral.require(text);
        } else {
            requireName(text);
        }
        return new Domain(text);
    }

    /**
     * Whether this is an address literal in brackets.
     *
     * @return true for {@code [192.0.2.1]} and its like
     */
    public boolean isLiteral() {
        return text.charAt(0) == '[';
    }

    /**
     * Whether all characters are US-ASCII.
     *
     * @return false for a domain that needs SMTPUTF8
     */
    public boolean isAscii() {
        return text.chars().allMatch(c -> c < 0x80);
    }

    /**
     * The name in US-ASCII, as it is asked for in the DNS: lower case, internationalised labels as A-labels (RFC 5890
     * §2.3.2.1).
     *
     * @return such as {@code xn--bcher-kva.example}; an address literal in lower case
     */
    public String toAscii() {
        return key;
    }

    private static String aLabels(String text) {
        if (text.chars().allMatch(c -> c < 0x80)) {
            return text;
        }
        // RFC 5891 §4.2.1 and §5.2: labels are in normalisation form C.
        return Arrays.stream(Normalizer.normalize(text, Normalizer.Form.NFC).split("\\.", -1))
                .map(label -> label.chars().allMatch(c -> c < 0x80) ? label : "xn--" + Punycode.encode(label))
                .collect(Collectors.joining("."));
    }

    private static void requireName(String text) {
        for (String label : text.split("\\.", -1)) {
            requireLabel(label, text);
        }
    }

    private static void requireLabel(String label, String text) {
        // RFC 5890 §2.3.2.1: of an internationalised label it is the A-label that has at most 63 octets.
        if (label.isEmpty()
                || label.length() > MAX_LABEL_OCTETS
                || aLabels(label).length() > MAX_LABEL_OCTETS) {
            throw illegal(text, "labels of 1 to " + MAX_LABEL_OCTETS + " octets");
        }
        if (label.charAt(0) == '-' || label.charAt(label.length() - 1) == '-') {
            throw illegal(text, "labels that neither begin nor end with a hyphen");
        }
        if (!label.codePoints().allMatch(Domain::isLabelCharacter)) {
            throw illegal(text, "letters, digits and hyphens");
        }
    }

    // The underscore is no LDH character, yet hosts with it exist in the DNS; refusing their mail helps nobody.
    private static boolean isLabelCharacter(int c) {
        return c >= '0' && c <= '9'
                || c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c == '-'
                || c == '_'
                || c >= 0xa0 && Character.isLetterOrDigit(c)
                || c >= 0xa0 && isMark(c);
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    private static IllegalArgumentException illegal(String text, String expected) {
        return new IllegalArgumentException("domain: " + Printable.of(text) + " (expected: " + expected + ")");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Domain that && key.equals(that.key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    /** The domain as it was given. */
    @Override
    public String toString() {
        return text;
    }
}
