package io.mailcore.api.mime;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.api.testkit.Corpus;
import io.mailcore.api.testkit.Json;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A message's summary does not depend on the pieces the message comes in. */
class ScannerCutsTest {
    private static final long SEED = 20261107;

    static Stream<String> messages() {
        return Json.object(Corpus.text("imap-fetch-reference/dovecot-2.3.19.json")).keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("messages")
    void agreesHoweverItIsCut(String message) {
        byte[] asItIs = Corpus.octets(message);
        agrees(asItIs);
        agrees(Corpus.withCrlf(asItIs));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void agreesWhenDamaged(String message) {
        Random random = new Random(SEED ^ message.hashCode());
        for (int i = 0; i < 10; i++) {
            agrees(Mutations.of(Corpus.octets(message), random));
        }
    }

    private static void agrees(byte[] octets) {
        MessageSummary whole = Scans.whole(octets);
        StructureInvariants.check(whole, octets);
        assertThat(Scans.octetByOctet(octets)).isEqualTo(whole);
        for (int i = 0; i < 3; i++) {
            assertThat(Scans.cut(octets, new Random(SEED + i)))
                    .as("seed %d", SEED + i)
                    .isEqualTo(whole);
        }
    }
}
