package io.mailcore.imap.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.api.mime.MessageScanner;
import io.mailcore.api.mime.MessageSummary;
import io.mailcore.api.mime.ScanLimits;
import io.mailcore.api.testkit.Corpus;
import io.mailcore.api.testkit.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Compares the values written for 231 messages with what another server's FETCH gave. Where the scanner is known to see
 * a message differently, by its own table of differences, the values must differ; everywhere else they must agree.
 */
class StructureReferenceTest {
    private static final List<String> ITEMS = List.of("ENVELOPE", "BODY", "BODYSTRUCTURE");
    private static final String PLACEHOLDERS = "\"(MISSING_MAILBOX|MISSING_DOMAIN|SYNTAX_ERROR)\"";

    @Test
    void agreesWithReferenceWhereTheScannerDoes() {
        Set<String> different = new TreeSet<>();
        Map<String, Object> reference = Json.object(Corpus.text("imap-fetch-reference/dovecot-2.3.19.json"));
        reference.forEach((message, values) -> {
            MessageSummary summary = scanned(message);
            for (String item : ITEMS) {
                String theirs = String.valueOf(((Map<?, ?>) values).get(item)).replaceAll(PLACEHOLDERS, "\"\"");
                if (!comparable(item, written(item, summary), true).equals(comparable(item, theirs, false))) {
                    different.add(message + " " + item);
                }
            }
        });
        assertThat(reference).hasSize(231);
        assertThat(different).isEqualTo(known());
    }

    private static Set<String> known() {
        return Corpus.text("imap-fetch-reference/differences.tsv")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t", -1))
                .filter(columns -> ITEMS.contains(columns[1]))
                .map(columns -> columns[0] + " " + columns[1])
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static MessageSummary scanned(String message) {
        byte[] octets = Corpus.withCrlf(Corpus.octets(message));
        MessageScanner scanner = new MessageScanner(ScanLimits.DEFAULT);
        scanner.accept(octets, 0, octets.length);
        return scanner.finish();
    }

    private static String written(String item, MessageSummary summary) {
        ResponseBuffer out = new ResponseBuffer();
        StructureWriter writer = new StructureWriter(out);
        switch (item) {
            case "ENVELOPE" -> writer.envelope(summary.envelope());
            case "BODY" -> writer.body(summary.body());
            default -> writer.bodyStructure(summary.body());
        }
        return out.toString();
    }

    // RFC 2045 §5.1 and §6.1: case of types, names and encodings is of no account.
    private static String comparable(String item, String value, boolean strict) {
        String text = ImapValue.parse(value, strict).toString();
        return item.equals("ENVELOPE") ? text : text.toLowerCase(Locale.ROOT);
    }
}
