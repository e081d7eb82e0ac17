package io.mailcore.smtp.codec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 3461 §4. */
class XtextTest {

    @ParameterizedTest
    @CsvSource({"abc,abc", "a+2Bb,a+b", "a+3Db,a=b", "e+3Dmc2@example.com,e=mc2@example.com", "+3C+3E,<>", "+20,' '"})
    void decodes(String text, String value) {
        assertThat(Xtext.decode(text)).contains(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+", "a+2", "+zz", "+2b", "a=b", "a b", "\u00fc", "a+", "\u007f"})
    void refusesWhatIsNotXtext(String text) {
        assertThat(Xtext.decode(text)).isEmpty();
    }
}
