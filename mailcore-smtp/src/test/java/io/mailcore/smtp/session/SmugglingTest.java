package io.mailcore.smtp.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.api.testkit.Dialogue;
import io.mailcore.api.testkit.Dialogue.Cut;
import io.mailcore.core.testkit.SessionHarness;
import io.mailcore.smtp.BareLineEnds;
import io.mailcore.smtp.Smtp;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** SMTP smuggling (CVE-2023-51764, CVE-2023-51765, CVE-2023-51766): each wrong end of data, and a second mail behind it. */
class SmugglingTest {
    private static final String ENVELOPE =
            "HELO client.example\r\nMAIL FROM:<bob@client.example>\r\nRCPT TO:<ann@example.org>\r\nDATA\r\n";
    private static final String SMUGGLED =
            "MAIL FROM:<eve@client.example>\r\nRCPT TO:<ann@example.org>\r\nDATA\r\nsmuggled\r\n.\r\n";

    record Variant(String name, String octets, String expected) {
        boolean isEnd() {
            return expected.equals("end");
        }

        String stream() {
            String body = name.equals("first-line-dot") ? "" : "Subject: first\r\n\r\nbody";
            return body + octets + SMUGGLED;
        }
    }

    static List<Variant> variants() throws IOException {
        try (InputStream in = SmugglingTest.class.getResourceAsStream("/smtp-end-of-data/variants.csv")) {
            String csv = new String(Objects.requireNonNull(in, "variants.csv").readAllBytes(), StandardCharsets.UTF_8);
            return csv.lines().skip(1).map(SmugglingTest::variant).toList();
        }
    }

    private static Variant variant(String line) {
        String[] fields = line.split(",", 4);
        byte[] octets = HexFormat.of().parseHex(fields[1]);
        return new Variant(fields[0], new String(octets, StandardCharsets.ISO_8859_1), fields[2]);
    }

    @Test
    void readsAllVariants() throws IOException {
        assertThat(variants()).hasSize(24);
    }

    @ParameterizedTest
    @MethodSource("variants")
    void neverReadsTwoMessagesWhereOneWasSent(Variant variant) {
        cuts().forEach((how, cut) -> {
            Server server = new Server();
            SessionHarness client = afterData(server, Smtp.mx(0));
            Dialogue.send(client, bytes(variant.stream()), cut);
            List<String> replies = client.takeOutput().lines().toList();
            if (variant.isEnd()) {
                // What follows a right end is no smuggling: it is the next transaction.
                assertThat(server.pipeline().messages()).as(how).hasSize(2);
                assertThat(replies).as(how).hasSize(5);
            } else {
                assertThat(server.pipeline().messages()).as(how).hasSizeLessThanOrEqualTo(1);
                assertThat(replies).as(how).hasSize(1);
            }
            assertThat(server.pipeline().open()).as(how).isZero();
        });
    }

    @ParameterizedTest
    @MethodSource("variants")
    void refusesBareLineEndsAndNul(Variant variant) {
        SessionHarness client = afterData(new Server(), Smtp.mx(0));
        client.send(variant.stream());
        String crlfGone = variant.octets().replace("\r\n", "");
        boolean wrong = crlfGone.matches("(?s).*[\r\n\0].*");
        assertThat(client.takeOutput()).startsWith(wrong ? "554 5.6.0 " : "250 2.6.0 ");
    }

    @ParameterizedTest
    @MethodSource("variants")
    void keepsThemInOneMessageIfToldSo(Variant variant) {
        cuts().forEach((how, cut) -> {
            Server server = new Server();
            SessionHarness client = afterData(server, Smtp.mx(0).bareLineEnds(BareLineEnds.KEEP));
            Dialogue.send(client, bytes(variant.stream()), cut);
            if (variant.expected().equals("not-end") && !variant.octets().contains("\0")) {
                assertThat(server.pipeline().onlyMessage().text())
                        .as(how)
                        .contains("body")
                        .endsWith("smuggled\r\n");
                assertThat(client.takeOutput()).as(how).hasLineCount(1);
            }
        });
    }

    private static SessionHarness afterData(Server server, Smtp listener) {
        SessionHarness client = server.connect(listener);
        client.send(ENVELOPE);
        client.takeOutput();
        return client;
    }

    private static Map<String, Cut> cuts() {
        Map<String, Cut> cuts = new LinkedHashMap<>();
        cuts.put("whole", Cut.whole());
        cuts.put("byte by byte", Cut.bytewise());
        for (long seed = 1; seed <= 8; seed++) {
            cuts.put("at random, seed " + seed, Cut.random(seed));
        }
        return cuts;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
