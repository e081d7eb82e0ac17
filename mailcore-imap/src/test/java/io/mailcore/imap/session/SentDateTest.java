package io.mailcore.imap.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SentDateTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Wed, 17 Jul 1996 02:23:25 -0700 (PDT)|1996-07-17",
                "7 Feb 2024 23:59:59 +1400|2024-02-07",
                "Mon, 1 Jan 24 00:00:00 GMT|2024-01-01",
                "Fri, 31 Dec 99 00:00:00 GMT|1999-12-31",
                "Fri,31-December-1999 00:00|1999-12-31",
                "1 jan 101 00:00:00|2001-01-01"
            })
    void readsTheDayAsItIsWritten(String field, LocalDate day) {
        assertThat(SentDate.parse(field)).contains(day);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "31 Feb 2024", "Jan", "x Jan y", "Mon, Jan 1 2024", "1 Jan 99999"})
    void readsNothingFromNonsense(String field) {
        assertThat(SentDate.parse(field)).isEmpty();
    }

    @Test
    void looksAtTheBeginningOnly() {
        assertThat(SentDate.parse(" ".repeat(300) + "1 Jan 2024")).isEmpty();
    }
}
