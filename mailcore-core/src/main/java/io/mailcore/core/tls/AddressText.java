package io.mailcore.core.tls;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** IP addresses as text, told from names without asking the DNS. */
final class AddressText {
    private static final int MAX_PART = 255;

    private AddressText() {}

    /** Whether text that holds colons, or digits and dots only, is an address. */
    static boolean isAddress(String text) {
        if (text.indexOf(':') < 0) {
            return isVersion4(text);
        }
        try {
            // Text with a colon is never looked up.
            return text.matches("[0-9A-Fa-f:.]{2,45}") && InetAddress.getByName(text) != null;
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static boolean isVersion4(String text) {
        for (String part : text.split("\\.", -1)) {
            if (part.length() > 3 || part.isEmpty() || Integer.parseInt(part) > MAX_PART) {
                return false;
            }
        }
        return true;
    }
}
