package io.mailcore.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** That README.md shows code that is compiled and commands that are run. */
class ReadmeTest {
    private static final Pattern JAVA = Pattern.compile("```java\\R(.*?)```", Pattern.DOTALL);

    @Test
    void everyLineOfCodeStandsInAnExample() throws IOException {
        Set<String> compiled = Modules.all().stream()
                .filter(module -> module.startsWith(Modules.ROOT.resolve("examples")))
                .flatMap(module -> Modules.files(module.resolve("src"), ".java").stream())
                .flatMap(ReadmeTest::lines)
                .collect(Collectors.toSet());
        List<String> shown = JAVA.matcher(readme())
                .results()
                .flatMap(match -> match.group(1).lines())
                .map(String::strip)
                .toList();
        assertThat(shown).hasSizeGreaterThan(20);
        assertThat(compiled).containsAll(shown);
    }

    @Test
    void testCommandIsTheOneThatCiRuns() throws IOException {
        String ci = Files.readString(Modules.ROOT.resolve(".ci/run"));
        String command = ci.lines()
                .filter(line -> line.startsWith("TEST_COMMAND=("))
                .map(line -> line.substring(line.indexOf('(') + 1, line.indexOf(')')))
                .findFirst()
                .orElseThrow();
        assertThat(readme()).contains("```\n" + command + "\n```");
    }

    private static String readme() throws IOException {
        return Files.readString(Modules.ROOT.resolve("README.md"));
    }

    private static Stream<String> lines(Path source) {
        try {
            return Files.readAllLines(source).stream().map(String::strip);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
