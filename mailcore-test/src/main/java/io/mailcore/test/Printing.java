package io.mailcore.test;

import java.time.Duration;
import java.util.List;

/** How things look in the text of a failed wait. */
final class Printing {
    private static final int LONGEST_LIST = 20;
    private static final int LONGEST_LINE = 300;

    private Printing() {}

    /** A text on one line, without control characters, cut where it is too long to read. */
    static String oneLine(String text) {
        String flat = text.codePoints()
                .map(c -> Character.isISOControl(c) ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return flat.length() <= LONGEST_LINE ? flat : flat.substring(0, LONGEST_LINE) + "…";
    }

    /** A heading with its count, and the last things below it. */
    static void list(StringBuilder out, String heading, List<?> things) {
        out.append(heading)
                .append(": ")
                .append(things.isEmpty() ? "nothing" : things.size())
                .append('\n');
        int left = Math.max(0, things.size() - LONGEST_LIST);
        if (left > 0) {
            out.append("  (the first ").append(left).append(" left off)\n");
        }
        for (int i = left; i < things.size(); i++) {
            out.append("  ")
                    .append(i + 1)
                    .append(". ")
                    .append(oneLine(things.get(i).toString()))
                    .append('\n');
        }
    }

    /** Such as {@code 5 s} or {@code 200 ms}. */
    static String duration(Duration duration) {
        long millis = duration.toMillis();
        return millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
    }
}
