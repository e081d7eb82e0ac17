package io.mailcore.imap.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.api.content.Content;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeaderFieldsTest {
    private static final String HEADER =
            "From: a@x\r\nSubject: one\r\n two\r\nX-From: b\r\nFROM : c@x\r\nnonsense\r\n\r\n";

    @Test
    void choosesFieldsInAnyCaseWithTheirFolds() throws IOException {
        assertThat(choose(HEADER, false, "subject")).isEqualTo("Subject: one\r\n two\r\n\r\n");
        assertThat(choose(HEADER, false, "from")).isEqualTo("From: a@x\r\nFROM : c@x\r\n\r\n");
    }

    @Test
    void choosesAllOtherFields() throws IOException {
        assertThat(choose(HEADER, true, "FROM", "x-from")).isEqualTo("Subject: one\r\n two\r\n\r\n");
    }

    @Test
    void endsWithABlankLineEvenWithoutAnyField() throws IOException {
        assertThat(choose(HEADER, false, "Date")).isEqualTo("\r\n");
        assertThat(choose("", false, "Date")).isEqualTo("\r\n");
    }

    @Test
    void takesAFieldThatEndsWithoutLineEnd() throws IOException {
        assertThat(choose("A: 1\r\nB: 2", false, "b")).isEqualTo("B: 2\r\n");
    }

    @Test
    void choosesFromAHeaderThatDoesNotFitTheHeap() throws IOException {
        String huge = "A: 1\r\nX: " + "y".repeat(200_000) + "\r\nB: 2\r\n\r\n";

        assertThat(choose(huge, true, "x")).isEqualTo("A: 1\r\nB: 2\r\n\r\n");
    }

    private static String choose(String header, boolean inverted, String... names) throws IOException {
        Content content = Content.of(header.getBytes(StandardCharsets.ISO_8859_1));
        Content chosen = HeaderFields.choose(content, List.of(names), inverted);
        return new String(chosen.bytes(0, (int) chosen.size()), StandardCharsets.ISO_8859_1);
    }
}
