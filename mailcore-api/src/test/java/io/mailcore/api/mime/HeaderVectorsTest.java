package io.mailcore.api.mime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.api.testkit.Corpus;
import io.mailcore.api.testkit.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Header fields with the values another parser reads from them; the table of differences is complete. */
class HeaderVectorsTest {
    private static final String TABLE = "header-vectors/differences.tsv";

    @Test
    void agreesWithVectorsButForTheTable() {
        List<String> listed = Corpus.text(TABLE)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.substring(0, line.lastIndexOf('\t')))
                .toList();
        assertThat(differences()).containsExactlyInAnyOrderElementsOf(listed);
    }

    static List<String> differences() {
        List<String> differences = new ArrayList<>();
        compare("unstructured", differences);
        compare("content_type", differences);
        compare("address", differences);
        return differences;
    }

    private static void compare(String file, List<String> differences) {
        List<Object> vectors = Json.array(Corpus.text("header-vectors/" + file + ".json"));
        for (int i = 0; i < vectors.size(); i++) {
            Map<?, ?> vector = (Map<?, ?>) vectors.get(i);
            String expected = expected(file, vector.get("expected"));
            String ours = ours(file, (String) vector.get("header"));
            if (!expected.equals(ours)) {
                differences.add(file + "\t" + i + "\t" + line(ours) + "\t" + line(expected));
            }
        }
    }

    private static String ours(String file, String header) {
        HeaderBlock block = HeaderBlock.parse(("X:" + header).getBytes(UTF_8));
        String body = block.fields().isEmpty() ? "" : block.fields().get(0).body();
        return switch (file) {
            case "unstructured" -> squeezed(EncodedWords.decode(body));
            case "content_type" -> contentType(ContentType.parse(body, 100));
            default -> addresses(AddressListParser.parse(body, 100));
        };
    }

    private static String contentType(ContentType type) {
        StringBuilder out = new StringBuilder(EncodedWords.decode(type.type() + "/" + type.subtype()));
        Parameters.texts(type.parameters())
                .forEach((name, value) -> out.append("; ")
                        .append(EncodedWords.decode(name))
                        .append('=')
                        .append(value));
        return out.toString().toLowerCase(Locale.ROOT);
    }

    private static String addresses(List<EnvelopeAddress> list) {
        StringBuilder out = new StringBuilder();
        for (EnvelopeAddress address : list) {
            if (address.host().isPresent()) {
                String name = EncodedWords.decode(address.name().orElse(""));
                String host = address.host().get();
                String mailbox = address.mailbox().orElse("");
                out.append(squeezed(name))
                        .append('<')
                        .append(decoded(mailbox + (host.isEmpty() ? "" : "@" + host)))
                        .append("> ");
            } else if (address.mailbox().isPresent()) {
                out.append(decoded(address.mailbox().get())).append(": ");
            }
        }
        return out.toString();
    }

    private static String decoded(String octets) {
        return EncodedWords.decode(octets);
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    private static String expected(String file, Object expected) {
        return switch (file) {
            case "unstructured" -> expected instanceof String text ? squeezed(text) : "";
            case "content_type" ->
                expected instanceof Map<?, ?> map ? expectedType(map) : "text/plain; charset=us-ascii";
            default -> expected instanceof Map<?, ?> map ? expectedAddresses(map) : "";
        };
    }

    private static String expectedType(Map<?, ?> map) {
        StringBuilder out = new StringBuilder(map.get("c_type") + "/" + map.get("c_subtype"));
        boolean charset = false;
        if (map.get("attributes") instanceof List<?> attributes) {
            for (Object pair : attributes) {
                List<?> both = (List<?>) pair;
                charset |= both.get(0).equals("charset");
                out.append("; ").append(both.get(0)).append('=').append(both.get(1));
            }
        }
        if (map.get("c_subtype") instanceof Optional) {
            return "text/plain; charset=us-ascii";
        }
        boolean text = map.get("c_type").equals("text") && !charset;
        return (out + (text ? "; charset=us-ascii" : "")).toLowerCase(Locale.ROOT);
    }

    private static String expectedAddresses(Map<?, ?> map) {
        StringBuilder out = new StringBuilder();
        if (map.get("List") instanceof List<?> list) {
            list.forEach(each -> out.append(expectedAddress((Map<?, ?>) each)));
        }
        if (map.get("Group") instanceof List<?> groups) {
            groups.forEach(each -> out.append(expectedGroup((Map<?, ?>) each)));
        }
        return out.toString();
    }

    private static String expectedGroup(Map<?, ?> group) {
        StringBuilder out = new StringBuilder();
        if (group.get("name") instanceof String name) {
            out.append(name).append(": ");
        }
        ((List<?>) group.get("addresses")).forEach(each -> out.append(expectedAddress((Map<?, ?>) each)));
        return out.toString();
    }

    private static String expectedAddress(Map<?, ?> address) {
        String name = address.get("name") instanceof String text ? squeezed(text) : "";
        String box = address.get("address") instanceof String text ? text : "";
        return name + "<" + box + "> ";
    }

    private static String line(String text) {
        StringBuilder out = new StringBuilder();
        text.chars().forEach(c -> out.append(c < 0x20 ? String.format("\\u%04x", c) : String.valueOf((char) c)));
        return out.toString();
    }
}
