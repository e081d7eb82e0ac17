package io.mailcore.store.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailcore.api.mime.BodyPart;
import io.mailcore.api.mime.Disposition;
import io.mailcore.api.mime.EnvelopeAddress;
import io.mailcore.api.mime.MessageEnvelope;
import io.mailcore.api.mime.MessageSummary;
import io.mailcore.api.mime.Parameter;
import io.mailcore.api.mime.PartExtent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SummaryCodecTest {

    @Test
    void whatIsWrittenIsReadBack() {
        long seed = 5;
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            MessageSummary summary = summary(random, 4);
            assertThat(SummaryCodec.decode(SummaryCodec.encode(summary)))
                    .as("seed %d, summary %d", seed, i)
                    .isEqualTo(summary);
        }
    }

    @Test
    void theEmptiestSummaryIsSmall() {
        MessageSummary summary = new MessageSummary(MessageEnvelope.EMPTY, part(new Random(1), 0));
        assertThat(SummaryCodec.decode(SummaryCodec.encode(summary))).isEqualTo(summary);
    }

    @Test
    void brokenOctetsAreRefusedNeverTakenForASummary() {
        long seed = 6;
        Random random = new Random(seed);
        byte[] good = SummaryCodec.encode(summary(random, 3));
        for (int length = 0; length < good.length; length++) {
            byte[] cut = Arrays.copyOf(good, length);
            assertThatThrownBy(() -> SummaryCodec.decode(cut))
                    .as("cut at %d", length)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> SummaryCodec.decode(Arrays.copyOf(good, good.length + 1)))
                .hasMessageContaining("left over");
        for (int i = 0; i < 2_000; i++) {
            byte[] changed = good.clone();
            changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            assertThat(outcome(changed)).as("seed %d, change %d", seed, i).isIn("read", "refused");
        }
    }

    private static String outcome(byte[] octets) {
        try {
            SummaryCodec.decode(octets);
            return "read";
        } catch (IllegalArgumentException e) {
            return "refused";
        }
    }

    @Test
    void octetsThatNestWithoutEndAreRefused() {
        MessageSummary summary = new MessageSummary(MessageEnvelope.EMPTY, part(new Random(1), 0));
        for (int i = 0; i < 600; i++) {
            BodyPart inner = summary.body();
            summary = new MessageSummary(MessageEnvelope.EMPTY, with(inner, List.of(), Optional.of(summary)));
        }
        byte[] deep = SummaryCodec.encode(summary);
        assertThatThrownBy(() -> SummaryCodec.decode(deep)).hasMessageContaining("too deep");
    }

    @Test
    void anotherVersionIsRefused() {
        byte[] octets = SummaryCodec.encode(summary(new Random(2), 1));
        octets[0] = 2;
        assertThatThrownBy(() -> SummaryCodec.decode(octets)).hasMessageContaining("version 2");
    }

    private static MessageSummary summary(Random random, int depth) {
        MessageEnvelope envelope = new MessageEnvelope(
                maybe(random),
                maybe(random),
                addresses(random),
                addresses(random),
                addresses(random),
                addresses(random),
                addresses(random),
                addresses(random),
                maybe(random),
                maybe(random));
        return new MessageSummary(envelope, part(random, depth));
    }

    private static BodyPart part(Random random, int depth) {
        List<BodyPart> children = depth > 0 && random.nextBoolean()
                ? List.of(part(random, depth - 1), part(random, depth - 1))
                : List.of();
        Optional<MessageSummary> message =
                depth > 0 && random.nextInt(4) == 0 ? Optional.of(summary(random, depth - 1)) : Optional.empty();
        BodyPart leaf = new BodyPart(
                text(random),
                text(random),
                parameters(random),
                maybe(random),
                maybe(random),
                text(random),
                maybe(random),
                random.nextBoolean()
                        ? Optional.empty()
                        : Optional.of(new Disposition(text(random), parameters(random))),
                random.nextBoolean() ? List.of() : List.of(text(random), text(random)),
                maybe(random),
                extent(random),
                List.of(),
                Optional.empty());
        return with(leaf, children, message);
    }

    private static BodyPart with(BodyPart part, List<BodyPart> children, Optional<MessageSummary> message) {
        return new BodyPart(
                part.type(),
                part.subtype(),
                part.parameters(),
                part.id(),
                part.description(),
                part.encoding(),
                part.md5(),
                part.disposition(),
                part.languages(),
                part.location(),
                part.extent(),
                children,
                message);
    }

    private static PartExtent extent(Random random) {
        long header = random.nextInt(1 << (1 + random.nextInt(30)));
        long body = header + random.nextInt(1000);
        return new PartExtent(header, body, random.nextLong() >>> (1 + random.nextInt(60)), random.nextInt(1000));
    }

    private static List<EnvelopeAddress> addresses(Random random) {
        return random.nextBoolean()
                ? List.of()
                : List.of(
                        new EnvelopeAddress(maybe(random), maybe(random), maybe(random), maybe(random)),
                        EnvelopeAddress.GROUP_END);
    }

    private static List<Parameter> parameters(Random random) {
        return random.nextBoolean() ? List.of() : List.of(new Parameter(text(random), text(random)));
    }

    private static Optional<String> maybe(Random random) {
        return random.nextBoolean() ? Optional.empty() : Optional.of(text(random));
    }

    /** Any text: what is no octet, even a lone surrogate, has to survive too. */
    private static String text(Random random) {
        int bound = List.of(0x80, 0x100, 0x10000).get(random.nextInt(3));
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(random.nextInt(10) == 0 ? 300 : 20);
        for (int i = 0; i < length; i++) {
            text.append((char) random.nextInt(bound));
        }
        return text.toString();
    }
}
