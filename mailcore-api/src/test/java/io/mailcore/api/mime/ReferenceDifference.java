package io.mailcore.api.mime;

import java.util.Locale;

/** Where our value of a message's item and the reference's part: common begin and end left out. */
record ReferenceDifference(String message, String item, String ours, String reference) {
    private static final int SHOWN = 160;

    static ReferenceDifference between(String message, String item, String ours, String reference) {
        String[] a = ours.split(" ", -1);
        String[] b = reference.split(" ", -1);
        int begin = 0;
        while (begin < Math.min(a.length, b.length) && a[begin].equals(b[begin])) {
            begin++;
        }
        int end = 0;
        while (end < Math.min(a.length, b.length) - begin && a[a.length - 1 - end].equals(b[b.length - 1 - end])) {
            end++;
        }
        return new ReferenceDifference(message, item, words(a, begin, end), words(b, begin, end));
    }

    private static String words(String[] all, int begin, int end) {
        StringBuilder out = new StringBuilder();
        for (int i = begin; i < all.length - end; i++) {
            out.append(i > begin ? " " : "").append(all[i]);
        }
        return out.length() > SHOWN ? out.substring(0, SHOWN) + "..." : out.toString();
    }

    static ReferenceDifference ofLine(String line) {
        String[] columns = line.split("\t", -1);
        return new ReferenceDifference(columns[0], columns[1], columns[2], columns[3]);
    }

    String line(String reason) {
        return String.join("\t", message, item, ours, reference, reason);
    }

    /** Case of types, names and encodings is of no account in structures (RFC 2045 §5.1, §6.1). */
    static String comparable(String item, String value) {
        return item.startsWith("BODY") ? value.toLowerCase(Locale.ROOT) : value;
    }
}
