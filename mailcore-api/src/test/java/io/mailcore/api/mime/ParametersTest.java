package io.mailcore.api.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParametersTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\1',
            value = {
                "x; name=plain|plain",
                "x; name=\"quoted \\\" pair\"|quoted \" pair",
                "x; NAME=upper|upper",
                // RFC 2231 §3 and §4
                "x; name*0=one; name*1=\" two\"|one two",
                "x; name*1=two; name*0=one|onetwo",
                "x; name*=utf-8'en'caf%C3%A9|café",
                "x; name*=iso-8859-1''caf%e9|café",
                "x; name*0*=utf-8''caf%C3; name*1*=%A9%20; name*2=\"100%25\"|café 100%25",
                "x; name*=utf-8''better; name=worse|better",
                "x; name=worse; name*=utf-8''better|better",
                // Broken
                "x; name=\"=?utf-8?q?caf=C3=A9?=\"|café",
                "x; name==?utf-8?q?caf=C3=A9?=|café",
                "x; name*=caf%C3%A9|café",
                "x; name*=unknown''caf%C3%A9|café",
                "x; name*=utf-8''50%|50%",
                "x; name*=utf-8''50%zz|50%zz",
                "x; name*0=one; name*2=three|one",
                "x; name*0=one; name*0=other|one",
                "x; name=one; name=two|one",
                "x name=noSemicolon|noSemicolon",
                "x;; ; name=semicolons;|semicolons",
                "x; name = spaces ; y=z|spaces",
                "x; name=(comment)value(comment)|value",
                "x; name=\"open|open",
                "x; =; =y; name=z|z"
            })
    void readsName(String field, String expected) {
        assertThat(Parameters.text(parse(field), "Name")).contains(expected);
    }

    @Test
    void pieceWithoutAFirstOneIsLeftAlone() {
        assertThat(parse("x; name*1=one")).containsExactly(new Parameter("name*1", "one"));
        assertThat(parse("x; name*01=one; name*0=x")).contains(new Parameter("name*01", "one"));
        assertThat(Parameters.text(parse("x; other=y"), "name")).isEmpty();
    }

    @Test
    void joinedValueCanBeReadAgain() {
        List<Parameter> joined = parse("x; name*0*=utf-8''a%20; name*1=\"b%'* \u00e9\"");
        assertThat(joined).containsExactly(new Parameter("name*", "utf-8''a%20b%25%27%2A%20%E9"));
        assertThat(Continuations.join(joined)).isEqualTo(joined);
    }

    @Test
    @Timeout(60)
    void numberOfParametersHasALimit() {
        List<Parameter> many = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            many.add(new Parameter("name*" + i, "x"));
        }
        assertThat(Parameters.text(many, "name").orElseThrow()).hasSize(Parameters.MAX);
        assertThat(parse("x" + "; a=b".repeat(1_000_000))).hasSize(100);
        assertThat(parse("x" + "\"".repeat(1_000_001))).isEmpty();
        assertThat(parse("x; a=" + "(".repeat(1_000_000))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "report.pdf|report.pdf",
                "/etc/passwd|passwd",
                "..\\\\..\\\\boot.ini|boot.ini",
                "a\\u202egpj.exe|agpj.exe",
                "\" x \"|x"
            })
    void fileNameHasNoDirectoriesAndNoTricks(String value, String expected) {
        String octets = value.replace("\\u202e", "=?utf-8?b?4oCu?=");
        String quoted = octets.startsWith("\"") ? octets : "\"" + octets + "\"";
        assertThat(fileName("Content-Disposition: attachment; filename=" + quoted))
                .contains(expected);
        assertThat(fileName("Content-Type: application/pdf; name=" + quoted)).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({"..", ".", "a/", "''", "' '"})
    void nameThatMeansADirectoryIsNone(String value) {
        assertThat(fileName("Content-Disposition: attachment; filename=\"" + value + "\""))
                .isEmpty();
    }

    @Test
    void fileNameHasALimit() {
        assertThat(fileName("Content-Disposition: attachment; filename=" + "x".repeat(10_000))
                        .orElseThrow())
                .hasSize(FileName.MAX);
    }

    private static Optional<String> fileName(String field) {
        return FileName.of(Scans.whole(field + "\r\n\r\n").body());
    }

    private static List<Parameter> parse(String field) {
        HeaderLexer lexer = new HeaderLexer(field);
        lexer.wordBefore(Specials.of(";\""));
        return ParameterListParser.parse(lexer, 100);
    }
}
