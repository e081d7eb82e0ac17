package io.mailcore.api.mail;

/** The grammar of address literals (RFC 5321 §4.1.3). */
final class AddressLiteral {
    private static final String IPV6_TAG = "IPv6:";

    private AddressLiteral() {}

    static void require(String text) {
        if (text.length() < 3
                || text.charAt(text.length() - 1) != ']'
                || !isLiteral(text.substring(1, text.length() - 1))) {
            throw new IllegalArgumentException(
                    "address literal: " + Printable.of(text) + " (expected: [IPv4], [IPv6:address] or [tag:content])");
        }
    }

    private static boolean isLiteral(String inner) {
        if (inner.regionMatches(true, 0, IPV6_TAG, 0, IPV6_TAG.length())) {
            return isIpv6(inner.substring(IPV6_TAG.length()));
        }
        return isIpv4(inner) || isGeneral(inner);
    }

    private static boolean isIpv4(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return false;
        }
        for (String part : parts) {
            if (!part.matches("[0-9]{1,3}") || Integer.parseInt(part) > 255) {
                return false;
            }
        }
        return true;
    }

    // RFC 5321 §4.1.3: "::" stands for at least two groups of zeros, and an IPv4 tail counts as two groups.
    private static boolean isIpv6(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            return groups(text, true) == 8;
        }
        if (text.indexOf("::", gap + 1) >= 0) {
            return false;
        }
        int left = groups(text.substring(0, gap), false);
        int right = groups(text.substring(gap + 2), true);
        return left >= 0 && right >= 0 && left + right <= 6;
    }

    /** The number of 16-bit groups, or -1 when the text is not a list of them. */
    private static int groups(String text, boolean mayEndInIpv4) {
        if (text.isEmpty()) {
            return 0;
        }
        String[] parts = text.split(":", -1);
        int count = 0;
        for (int i = 0; i < parts.length; i++) {
            if (mayEndInIpv4 && i == parts.length - 1 && isIpv4(parts[i])) {
                count += 2;
            } else if (parts[i].matches("[0-9A-Fa-f]{1,4}")) {
                count++;
            } else {
                return -1;
            }
        }
        return count;
    }

    private static boolean isGeneral(String text) {
        int colon = text.indexOf(':');
        return colon > 0
                && text.substring(0, colon).matches("[0-9A-Za-z-]*[0-9A-Za-z]")
                && text.length() > colon + 1
                && text.substring(colon + 1).chars().allMatch(c -> c >= 33 && c <= 90 || c >= 94 && c <= 126);
    }
}
