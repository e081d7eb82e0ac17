package io.mailcore.api.mime;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.api.testkit.Corpus;
import io.mailcore.api.testkit.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Compares what we make of 231 messages with what another server's FETCH gave. The table of differences is complete:
 * one that is not in it fails, and so does one that is in it and has gone away.
 */
class ReferenceTest {
    private static final String TABLE = "imap-fetch-reference/differences.tsv";

    // What the reference writes where an address has no local part or no domain. RFC 9051 §7.5.2 knows no such texts;
    // empty ones say the same without claiming a domain.
    private static final String PLACEHOLDERS = "\"(MISSING_MAILBOX|MISSING_DOMAIN|SYNTAX_ERROR)\"";

    @Test
    void agreesWithReferenceButForTheTable() {
        List<ReferenceDifference> found = new ArrayList<>();
        Map<String, Object> reference = Json.object(Corpus.text("imap-fetch-reference/dovecot-2.3.19.json"));
        reference.forEach((message, items) -> found.addAll(differences(message, items)));

        assertThat(reference).hasSize(231);
        List<ReferenceDifference> listed = listed();
        assertThat(found)
                .as("%d values compared, %d differ", 4 * 231, found.size())
                .containsExactlyInAnyOrderElementsOf(listed);
    }

    @Test
    void everyDifferenceIsArgued() {
        assertThat(Corpus.text(TABLE).lines().filter(line -> !line.startsWith("#")))
                .allMatch(line -> line.split("\t", -1).length == 5
                        && line.substring(line.lastIndexOf('\t')).contains("RFC"));
    }

    private static List<ReferenceDifference> listed() {
        return Corpus.text(TABLE)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(ReferenceDifference::ofLine)
                .toList();
    }

    private static List<ReferenceDifference> differences(String message, Object items) {
        MessageSummary summary = Scans.whole(Corpus.withCrlf(Corpus.octets(message)));
        Map<?, ?> values = (Map<?, ?>) items;
        List<ReferenceDifference> found = new ArrayList<>();
        for (String item : List.of("ENVELOPE", "BODY", "BODYSTRUCTURE", "RFC822.SIZE")) {
            String ours = comparable(item, ours(item, summary));
            String theirs = comparable(item, String.valueOf(values.get(item)).replaceAll(PLACEHOLDERS, "\"\""));
            if (!ours.equals(theirs)) {
                found.add(ReferenceDifference.between(message, item, ours, theirs));
            }
        }
        return found;
    }

    private static String comparable(String item, String value) {
        return ReferenceDifference.comparable(item, ImapTree.canonical(value));
    }

    private static String ours(String item, MessageSummary summary) {
        return switch (item) {
            case "ENVELOPE" -> ReferenceRenderer.envelope(summary.envelope());
            case "BODY" -> ReferenceRenderer.body(summary.body());
            case "BODYSTRUCTURE" -> ReferenceRenderer.bodyStructure(summary.body());
            default -> Long.toString(summary.size());
        };
    }

    /** Writes the table anew, reasons left open; to be run by hand after a change. */
    static String table() {
        StringBuilder out = new StringBuilder();
        Json.object(Corpus.text("imap-fetch-reference/dovecot-2.3.19.json"))
                .forEach((message, items) -> differences(message, items)
                        .forEach(difference -> out.append(difference.line("?")).append('\n')));
        return out.toString();
    }
}
