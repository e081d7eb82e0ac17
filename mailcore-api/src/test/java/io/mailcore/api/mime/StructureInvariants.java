package io.mailcore.api.mime;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds of the structure of any octets. */
final class StructureInvariants {
    private StructureInvariants() {}

    static void check(MessageSummary summary, byte[] octets) {
        assertThat(summary.size()).isEqualTo(octets.length);
        assertThat(summary.body().extent().headerOffset()).isZero();
        check(summary.body(), octets);
    }

    private static void check(BodyPart part, byte[] octets) {
        PartExtent extent = part.extent();
        assertThat(extent.bodyLines()).as("lines of %s", extent).isEqualTo(lineFeeds(extent, octets));
        assertThat(part.type()).isNotEmpty();
        assertThat(part.subtype()).isNotEmpty();
        assertThat(part.isMultipart()).isEqualTo(part.type().equalsIgnoreCase("multipart"));
        long from = extent.bodyOffset();
        for (BodyPart child : part.children()) {
            assertThat(child.extent().headerOffset()).isGreaterThanOrEqualTo(from);
            from = end(child);
            assertThat(from).isLessThanOrEqualTo(end(part));
            check(child, octets);
        }
        part.message().ifPresent(inner -> {
            assertThat(inner.body().extent().headerOffset()).isEqualTo(extent.bodyOffset());
            assertThat(inner.size() == 0 || end(inner.body()) == end(part)).isTrue();
            check(inner.body(), octets);
        });
    }

    private static long end(BodyPart part) {
        return part.extent().bodyOffset() + part.extent().bodyLength();
    }

    private static long lineFeeds(PartExtent extent, byte[] octets) {
        long count = 0;
        for (long i = extent.bodyOffset(); i < extent.bodyOffset() + extent.bodyLength(); i++) {
            count += octets[(int) i] == '\n' ? 1 : 0;
        }
        return count;
    }
}
