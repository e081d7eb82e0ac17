package io.mailcore.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** That {@code docs/rfc.md} names just the RFCs that the code cites, and where it cites them. */
class RfcRegisterTest {
    private static final Pattern CITATION = Pattern.compile("RFC (\\d{3,5})");
    private static final Pattern ROW =
            Pattern.compile("^\\| (\\d{3,5}) \\|[^|]*\\| (\\w+) \\| ([^|]*) \\|", Pattern.MULTILINE);
    private static final Set<String> STATES = Set.of("base", "complete", "partial", "cited", "planned");

    @Test
    void namesEveryCitedRfcAndTheModulesThatCiteIt() throws IOException {
        Map<Integer, String> registered = rows().entrySet().stream()
                .filter(row -> !row.getValue().state().equals("planned"))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, row -> row.getValue().modules(), (a, b) -> a, TreeMap::new));
        assertThat(registered).isEqualTo(citations());
    }

    @Test
    void plannedRfcsAreNotCited() throws IOException {
        Set<Integer> planned = rows().entrySet().stream()
                .filter(row -> row.getValue().state().equals("planned"))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        assertThat(citations().keySet()).doesNotContainAnyElementsOf(planned);
    }

    @Test
    void statesAreOfTheLegend() throws IOException {
        assertThat(rows().values()).extracting(Row::state).allMatch(STATES::contains);
    }

    private record Row(String state, String modules) {}

    private static Map<Integer, Row> rows() throws IOException {
        Matcher matcher = ROW.matcher(Files.readString(Modules.ROOT.resolve("docs/rfc.md")));
        Map<Integer, Row> rows = new TreeMap<>();
        while (matcher.find()) {
            rows.put(
                    Integer.valueOf(matcher.group(1)),
                    new Row(matcher.group(2), matcher.group(3).strip()));
        }
        return rows;
    }

    private static Map<Integer, String> citations() {
        Map<Integer, Set<String>> modules = new TreeMap<>();
        for (Path module : Modules.all()) {
            String name = module.getFileName().toString();
            if (name.startsWith("mailcore-")) {
                for (Path source : Modules.files(module.resolve("src/main/java"), ".java")) {
                    cited(source)
                            .forEach(rfc -> modules.computeIfAbsent(rfc, r -> new TreeSet<>())
                                    .add(name.substring("mailcore-".length())));
                }
            }
        }
        Map<Integer, String> citations = new TreeMap<>();
        modules.forEach((rfc, names) -> citations.put(rfc, String.join(", ", names)));
        return citations;
    }

    private static Set<Integer> cited(Path source) {
        try {
            return CITATION.matcher(Files.readString(source))
                    .results()
                    .map((MatchResult match) -> Integer.valueOf(match.group(1)))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
