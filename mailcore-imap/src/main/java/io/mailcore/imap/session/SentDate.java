package io.mailcore.imap.session;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The day of a Date field (RFC 5322 §3.3, §4.3), read leniently: a day, the name of a month, a year. */
final class SentDate {
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    private static final int LONGEST = 200;

    private SentDate() {}

    static Optional<LocalDate> parse(String field) {
        String[] words =
                field.substring(0, Math.min(field.length(), LONGEST)).trim().split("[\\s,-]+", -1);
        for (int i = 1; i + 1 < words.length; i++) {
            int month = month(words[i]);
            if (month > 0) {
                return date(words[i - 1], month, words[i + 1]);
            }
        }
        return Optional.empty();
    }

    private static int month(String word) {
        return word.length() < 3 ? 0 : MONTHS.indexOf(word.substring(0, 3).toLowerCase(Locale.ROOT)) + 1;
    }

    private static Optional<LocalDate> date(String day, int month, String year) {
        if (!day.matches("[0-9]{1,2}") || !year.matches("[0-9]{2,4}")) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(year(year), month, Integer.parseInt(day)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    // RFC 5322 §4.3: two digits up to 49 are of this century, three digits and the rest count from 1900.
    private static int year(String digits) {
        int year = Integer.parseInt(digits);
        if (digits.length() == 4) {
            return year;
        }
        return digits.length() == 2 && year < 50 ? 2000 + year : 1900 + year;
    }
}
