package io.mailcore.api.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyTest {

    @ParameterizedTest
    @ValueSource(strings = {"a\r\n250 OK", "a\nb", "a\rb", "a\0b", "a\u007fb", "\u001b[31m"})
    void refusesTextThatCouldSplitALine(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Reply.of(250, text));
        assertThatIllegalArgumentException().isThrownBy(() -> Reply.of(550, "5.1.1", text));
        assertThatIllegalArgumentException().isThrownBy(() -> Reply.ofLines(250, List.of("fine", text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0085b", "a\u2028b", "a\u2029b", "\ud800"})
    void refusesLineEndsOfUnicodeAndLoneSurrogates(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Reply.of(250, text));
    }

    @Test
    void enhancedCodeHasTheClassOfTheCode() {
        assertThat(Reply.of(550, "5.1.1", "No such mailbox").enhanced()).hasToString("Optional[5.1.1]");
        assertThatIllegalArgumentException().isThrownBy(() -> Reply.of(550, "4.1.1", "x"));
        assertThatIllegalArgumentException().isThrownBy(() -> Reply.of(354, "3.1.1", "x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"5.1", "5.1.1.1", "5.1.1000", "5..1", "+5.1.1", "5.1.1\r\n", "6.1.1", "\u0665.1.1"})
    void refusesWhatIsNoEnhancedCode(String code) {
        assertThatIllegalArgumentException().isThrownBy(() -> EnhancedCode.parse(code));
    }

    @Test
    void refusesCodesOutOfRangeNoLinesAndLongLines() {
        assertThatIllegalArgumentException().isThrownBy(() -> Reply.of(199, "x"));
        assertThatIllegalArgumentException().isThrownBy(() -> Reply.of(600, "x"));
        assertThatIllegalArgumentException().isThrownBy(() -> Reply.ofLines(250, List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> Reply.of(250, "x".repeat(Reply.MAX_LINE + 1)));
        assertThatIllegalArgumentException().isThrownBy(() -> Reply.of(250, "\u010d".repeat(Reply.MAX_LINE / 2 + 1)));
    }
}
