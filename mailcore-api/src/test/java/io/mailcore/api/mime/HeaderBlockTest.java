package io.mailcore.api.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.api.testkit.Allocation;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderBlockTest {

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\n"})
    void fieldsEndWithEitherLineEnd(String end) {
        HeaderBlock header = parse("From: a@b" + end + "Subject : one" + end + "\ttwo" + end + end + "To: body" + end);
        assertThat(header.fields()).extracting(HeaderField::name).containsExactly("From", "Subject");
        assertThat(header.first("subject")).contains("one\ttwo");
        assertThat(header.fields().get(1).raw()).isEqualTo("Subject : one" + end + "\ttwo" + end);
    }

    @Test
    void linesThatAreNoFieldsAreSkippedWithTheirContinuations() {
        HeaderBlock header = parse("From a@b Mon Jan 1\r\nA: 1\r\nno colon\r\n : x\r\nB\u00e9: 2\r\n: 3\r\nC: 4");
        assertThat(header.fields()).extracting(HeaderField::name).containsExactly("A", "C");
        assertThat(header.first("c")).contains("4");
    }

    @Test
    void lineOfWhiteSpaceContinuesTheFieldBefore() {
        assertThat(parse("A: 1\r\n \r\n 2\r\nB: 3\r\n\r\n").fields()).hasSize(2);
    }

    @Test
    void rawOctetsAreKeptOneByOne() {
        String raw = "A:\0\u00ff \u0080\r x\r\n";
        assertThat(parse(raw + "\r\n").fields())
                .singleElement()
                .extracting(HeaderField::raw)
                .isEqualTo(raw);
    }

    @Test
    void emptyBodiesAreFields() {
        assertThat(parse("A:\r\nB: \t \r\nC:\r\n").all("b")).containsExactly("");
        assertThat(parse("A:\r\nB: \t \r\nC:\r\n").fields()).hasSize(3);
        assertThat(parse("").fields()).isEmpty();
        assertThat(parse("\r\nA: 1\r\n").fields()).isEmpty();
    }

    @Test
    void allFieldsTogetherAreTheHeader() {
        String raw = "A: 1\r\nB : 2\n\t3\r\nA:\r\n";
        String together =
                parse(raw + "\r\nbody").fields().stream().map(HeaderField::raw).collect(Collectors.joining());
        assertThat(together).isEqualTo(raw);
        assertThat(parse(raw).all("a")).containsExactly("1", "");
    }

    @Test
    @Timeout(60)
    void fieldsAndOctetsHaveLimits() {
        assertThat(parse("A: 1\r\n".repeat(100_000)).fields()).hasSize(HeaderBlock.MAX_FIELDS);
        HeaderBlock header = parse("A: " + "x".repeat(50_000_000) + "\r\nB: 2\r\n");
        assertThat(header.fields())
                .singleElement()
                .satisfies(field -> assertThat(field.raw().length()).isEqualTo(HeaderBlock.MAX_OCTETS));
    }

    @Test
    @Timeout(60)
    void foldingCostsInProportion() {
        byte[] folded = ("A: x" + "\r\n y".repeat(500_000)).getBytes(ISO_8859_1);
        long allocated = Allocation.of(() -> HeaderBlock.parse(folded));
        assertThat(allocated).isLessThan(8L * folded.length);
    }

    private static HeaderBlock parse(String octets) {
        return HeaderBlock.parse(octets.getBytes(ISO_8859_1));
    }
}
