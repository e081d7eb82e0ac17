package io.mailcore.api.mime;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.api.content.Content;
import io.mailcore.api.testkit.Corpus;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Compares the decoded bodies of all leaves of 80 messages with what another parser decoded. */
class DecodedBodiesTest {
    private static final String LIST = "mime-mime4j/decoded-bodies.tsv";

    @Test
    void leavesDecodeAsExpected() throws IOException {
        Map<String, List<String>> expected = new TreeMap<>();
        Map<String, List<String>> found = new TreeMap<>();
        for (String line :
                Corpus.text(LIST).lines().filter(l -> !l.startsWith("#")).toList()) {
            String[] columns = line.split("\t", -1);
            expected.put(columns[0], Arrays.asList(columns).subList(1, columns.length - 1));
            found.put(columns[0], results(columns[0]));
        }
        assertThat(found).isEqualTo(expected);
        assertThat(expected).hasSize(80);
    }

    /** Each leaf with how it compares: same, differs, or unknown to the other parser. */
    static List<String> results(String message) throws IOException {
        Content content = Content.of(Corpus.octets(message + ".msg"));
        MessageSummary summary = Scans.whole(Corpus.octets(message + ".msg"));
        List<String> results = new ArrayList<>();
        walk(new Leaf(message, "_1", content), summary.body(), results);
        return results;
    }

    private static void walk(Leaf at, BodyPart part, List<String> results) throws IOException {
        if (part.message().isPresent()) {
            walk(at.below(1), part.message().get().body(), results);
        } else if (part.isMultipart()) {
            for (int i = 0; i < part.children().size(); i++) {
                walk(at.below(i + 1), part.children().get(i), results);
            }
        } else {
            results.add(at.path() + ":" + at.compare(part));
        }
    }

    private record Leaf(String message, String path, Content content) {
        Leaf below(int number) {
            return new Leaf(message, path + "_" + number, content);
        }

        String compare(BodyPart part) throws IOException {
            String file = message + "_decoded" + path + (part.isText() ? ".txt" : ".bin");
            if (!Corpus.has(file)) {
                return "unknown";
            }
            PartExtent extent = part.extent();
            try (InputStream body = content.open(extent.bodyOffset(), extent.bodyLength());
                    InputStream decoded = TransferDecoding.decode(body, part.encoding(), Long.MAX_VALUE)) {
                boolean same =
                        Arrays.equals(Corpus.withCrlf(decoded.readAllBytes()), Corpus.withCrlf(Corpus.octets(file)));
                return same ? "same" : "differs";
            }
        }
    }
}
