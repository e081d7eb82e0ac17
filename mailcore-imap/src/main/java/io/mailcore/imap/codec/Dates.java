package io.mailcore.imap.codec;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/** Dates of the grammar (RFC 9051 §9 date, date-time). */
final class Dates {
    private static final List<String> MONTHS =
            List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");

    private static final Instant EARLIEST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");
    private static final String MONTHS_SHOWN = "JanFebMarAprMayJunJulAugSepOctNovDec";

    private Dates() {}

    /** A date-time in UTC, without quotes; years outside 0 to 9999 become the nearest. */
    static String format(Instant time) {
        Instant shown = time.isBefore(EARLIEST) ? EARLIEST : time.isAfter(LATEST) ? LATEST : time;
        OffsetDateTime utc = shown.atOffset(ZoneOffset.UTC);
        int month = (utc.getMonthValue() - 1) * 3;
        return padded(utc.getDayOfMonth(), 2) + "-" + MONTHS_SHOWN.substring(month, month + 3) + "-"
                + padded(utc.getYear(), 4) + " " + padded(utc.getHour(), 2) + ":" + padded(utc.getMinute(), 2) + ":"
                + padded(utc.getSecond(), 2) + " +0000";
    }

    private static String padded(int number, int digits) {
        String text = Integer.toString(number);
        return "0".repeat(Math.max(0, digits - text.length())) + text;
    }

    /** Such as {@code 1-Feb-1994}, with or without quotes. */
    static LocalDate date(Lexer in) throws SyntaxException {
        boolean quoted = in.take('"');
        LocalDate date = day(in, digits(in, 1, 2));
        if (quoted) {
            in.expect('"');
        }
        return date;
    }

    /** Such as {@code "17-Jul-1996 02:44:25 -0700"}. */
    static OffsetDateTime dateTime(Lexer in) throws SyntaxException {
        in.expect('"');
        // date-day-fixed is a space and a digit, or two digits; one digit alone is sent by some clients.
        in.take(' ');
        LocalDate date = day(in, digits(in, 1, 2));
        in.space();
        int hour = digits(in, 2, 2);
        in.expect(':');
        int minute = digits(in, 2, 2);
        in.expect(':');
        int second = digits(in, 2, 2);
        in.space();
        ZoneOffset zone = zone(in);
        in.expect('"');
        try {
            // RFC 3339 §5.6: a leap second is the last of its minute.
            return OffsetDateTime.of(date, LocalTime.of(hour, minute, Math.min(second, 59)), zone);
        } catch (DateTimeException e) {
            throw SyntaxException.bad("There is no such time");
        }
    }

    private static LocalDate day(Lexer in, int day) throws SyntaxException {
        in.expect('-');
        String name = in.run(c -> c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z');
        int month = MONTHS.indexOf(name.toUpperCase(Locale.ROOT)) + 1;
        in.expect('-');
        int year = digits(in, 4, 4);
        try {
            return LocalDate.of(year, month, day);
        } catch (DateTimeException e) {
            throw SyntaxException.bad("There is no such day (expected: such as 1-Feb-1994)");
        }
    }

    private static ZoneOffset zone(Lexer in) throws SyntaxException {
        int sign = in.take('-') ? -1 : 1;
        if (sign == 1) {
            in.expect('+');
        }
        int zone = digits(in, 4, 4);
        int minutes = zone / 100 * 60 + zone % 100;
        if (zone % 100 > 59 || minutes > 18 * 60) {
            throw SyntaxException.bad("There is no such time zone");
        }
        return ZoneOffset.ofTotalSeconds(sign * minutes * 60);
    }

    private static int digits(Lexer in, int least, int most) throws SyntaxException {
        String digits = in.run(c -> c >= '0' && c <= '9');
        if (digits.length() < least || digits.length() > most) {
            throw SyntaxException.bad("A date is not well-formed");
        }
        return Integer.parseInt(digits);
    }
}
