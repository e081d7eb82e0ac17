package io.mailcore.api.mail;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * A mailbox address, {@code local-part@domain} (RFC 5321 §4.1.2, RFC 6531 §3.3). Immutable.
 *
 * <p>The local part is kept without quoting, so {@code "a"@x.org} and {@code a@x.org} are equal; {@link #toString()}
 * quotes where the grammar asks for it. Local parts are compared exactly, domains without regard to case; whether
 * {@code Ann@} and {@code ann@} are one account is the account directory's to say.
 *
 * <pre>{@code
 * EmailAddress ann = EmailAddress.parse("ann@example.org");
 * }</pre>
 */
public final class EmailAddress {
    /** The most octets a local part may have (RFC 5321 §4.5.3.1.1). */
    public static final int MAX_LOCAL_OCTETS = 64;

    /** The most octets an address may have, so that a path with its brackets has 256 (RFC 5321 §4.5.3.1.3). */
    public static final int MAX_OCTETS = 254;

    private static final String ATEXT_SPECIALS = "!#$%&'*+-/=?^_`{|}~";

    private final String localPart;
    private final Domain domain;

    private EmailAddress(String localPart, Domain domain) {
        this.localPart = localPart;
        this.domain = domain;
    }

    /**
     * Makes an address of its two parts.
     *
     * @param localPart the local part without quoting; 1 to 64 octets in UTF-8, quotes it needs counted, no control
     *     characters
     * @param domain the domain
     * @return the address
     * @throws IllegalArgumentException when the local part is not one, or the whole is too long
     */
    public static EmailAddress of(String localPart, Domain domain) {
        Objects.requireNonNull(domain, "domain");
        requireLocalPart(Objects.requireNonNull(localPart, "localPart"));
        EmailAddress address = new EmailAddress(localPart, domain);
        if (octets(address.toString()) > MAX_OCTETS) {
            throw new IllegalArgumentException("address: too long (expected: at most " + MAX_OCTETS + " octets)");
        }
        return address;
    }

    /**
     * Parses an address as it stands in an SMTP path, without brackets, comments or white space.
     *
     * @param text such as {@code ann@example.org}, {@code "ann b"@example.org} or {@code ann@[192.0.2.1]}
     * @return the address
     * @throws IllegalArgumentException when the text is not an address, with the reason
     */
    public static EmailAddress parse(String text) {
        Objects.requireNonNull(text, "text");
        int at = text.startsWith("\"") ? endOfQuotedString(text) : text.indexOf('@');
        if (at <= 0 || at >= text.length() || text.charAt(at) != '@') {
            throw new IllegalArgumentException("address: " + Printable.of(text) + " (expected: local-part@domain)");
        }
        String local = text.substring(0, at);
        if (local.charAt(0) == '"') {
            local = unquote(local);
        } else if (!isDotString(local)) {
            throw new IllegalArgumentException(
                    "local part: " + Printable.of(local) + " (expected: atoms joined by dots, or a quoted string)");
        }
        return of(local, Domain.parse(text.substring(at + 1)));
    }

    /**
     * The part before the {@code @}, without quoting.
     *
     * @return 1 to 64 octets
     */
    public String localPart() {
        return localPart;
    }

    /**
     * The part behind the {@code @}.
     *
     * @return the domain
     */
    public Domain domain() {
        return domain;
    }

    /**
     * Whether all characters are US-ASCII.
     *
     * @return false for an address that needs SMTPUTF8 (RFC 6531)
     */
    public boolean isAscii() {
        return localPart.chars().allMatch(c -> c < 0x80) && domain.isAscii();
    }

    private static void requireLocalPart(String local) {
        // RFC 5321 §4.5.3.1.1 speaks of the local part as it stands in a path, its quotes included.
        if (local.isEmpty() || local.length() > MAX_LOCAL_OCTETS || octets(quoted(local)) > MAX_LOCAL_OCTETS) {
            throw new IllegalArgumentException(
                    "local part: " + local.length() + " characters (expected: 1.." + MAX_LOCAL_OCTETS + " octets)");
        }
        if (local.codePoints().anyMatch(EmailAddress::isForbidden)) {
            throw new IllegalArgumentException("local part: has a control character (expected: printable text)");
        }
    }

    // Marks that show nothing, such as U+FEFF and U+202E, make two addresses look alike; the two joiners belong to
    // letters of several scripts (RFC 5892 §A.1, §A.2).
    private static boolean isForbidden(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                true;
            case Character.FORMAT -> c != 0x200c && c != 0x200d;
            default -> false;
        };
    }

    /** The index behind the closing quote, or -1. */
    private static int endOfQuotedString(String text) {
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"') {
                return i + 1;
            }
        }
        return -1;
    }

    private static String unquote(String quoted) {
        StringBuilder out = new StringBuilder(quoted.length());
        for (int i = 1; i < quoted.length() - 1; i++) {
            char c = quoted.charAt(i);
            out.append(c == '\\' ? quotedPair(quoted.charAt(++i)) : c);
        }
        return out.toString();
    }

    // RFC 5321 §4.1.2: quoted-pairSMTP; RFC 6531 §3.3 adds nothing to it.
    private static char quotedPair(char c) {
        if (c < 0x20 || c > 0x7e) {
            throw new IllegalArgumentException("local part: backslash before no printable US-ASCII character");
        }
        return c;
    }

    private static boolean isDotString(String text) {
        boolean atomOpen = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.' && !atomOpen) {
                return false;
            }
            if (c != '.' && !isAtext(c)) {
                return false;
            }
            atomOpen = c != '.';
        }
        return atomOpen;
    }

    private static boolean isAtext(char c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9'
                || c >= 0x80
                || ATEXT_SPECIALS.indexOf(c) >= 0;
    }

    private static int octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static String quoted(String local) {
        if (isDotString(local)) {
            return local;
        }
        return '"' + local.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EmailAddress that && localPart.equals(that.localPart) && domain.equals(that.domain);
    }

    @Override
    public int hashCode() {
        return 31 * localPart.hashCode() + domain.hashCode();
    }

    /** The address as it stands in a path, quoted where needed, without angle brackets. */
    @Override
    public String toString() {
        return quoted(localPart) + "@" + domain;
    }
}
