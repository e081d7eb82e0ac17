package io.mailcore.api.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.api.testkit.Allocation;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Messages made to exhaust: the scanner's memory stays small, whatever comes. */
@Timeout(120)
class ScannerHostileTest {
    private static final long MEGABYTE = 1 << 20;
    private static final String MULTIPART = "Content-Type: multipart/mixed; boundary=";

    @Test
    void saysWhatItHoldsOfHeadersAndLetsGoOfTheirOctets() {
        MessageScanner scanner = new MessageScanner(ScanLimits.DEFAULT);
        long before = scanner.heldOctets();
        byte[] field = "Subject: and so on\r\n".getBytes(ISO_8859_1);
        for (int i = 0; i < 100_000; i++) {
            scanner.accept(field, 0, field.length);
        }
        long inHeader = scanner.heldOctets();
        scanner.accept(new byte[] {'\r', '\n'}, 0, 2);
        long inBody = scanner.heldOctets();
        for (int i = 0; i < 100_000; i++) {
            scanner.accept(field, 0, field.length);
        }

        assertThat(before).isLessThanOrEqualTo(2048);
        assertThat(inHeader).isBetween(256L * 1024, 257L * 1024);
        assertThat(inBody).isBetween(256L * 1024, 260L * 1024);
        assertThat(scanner.heldOctets()).isEqualTo(inBody);
    }

    @Test
    void largeMessageCostsNoMemory() {
        byte[] line = "A line of text that is seventy-two octets long, with its line end: 72.\r\n".getBytes(ISO_8859_1);
        byte[] block = new String(line, ISO_8859_1).repeat(1000).getBytes(ISO_8859_1);
        scan(MEGABYTE, feed -> {
            feed.text(MULTIPART + "b\r\n\r\n--b\r\n\r\n");
            feed.times(block, (int) (300 * MEGABYTE / block.length));
            feed.text("--b--\r\n");
        });
    }

    @Test
    void lineWithoutEndCostsNoMemory() {
        byte[] block = "x".repeat(65536).getBytes(ISO_8859_1);
        byte[] dashes = "-".repeat(65536).getBytes(ISO_8859_1);
        scan(MEGABYTE, feed -> {
            feed.text(MULTIPART + "b\r\n\r\n--b\r\n\r\n");
            feed.times(block, 480);
            feed.text("\r\n");
            feed.times(dashes, 480);
        });
    }

    @Test
    void headerWithoutEndIsCutAtItsLimit() {
        byte[] block = ("Subject: " + "x".repeat(65000)).getBytes(ISO_8859_1);
        MessageSummary summary = scan(4 * MEGABYTE, feed -> feed.times(block, 800));
        assertThat(summary.envelope().subject().orElseThrow().length()).isLessThanOrEqualTo(256 * 1024);
        assertThat(summary.body().extent().bodyLength()).isZero();
    }

    @Test
    void hundredThousandHeaderFieldsCostLittle() {
        byte[] fields = "X-Filler: nothing\r\nTo: a@example.org\r\n".repeat(100).getBytes(ISO_8859_1);
        MessageSummary summary = scan(32 * MEGABYTE, feed -> {
            feed.times(fields, 500);
            feed.text("\r\nbody\r\n");
        });
        assertThat(summary.envelope().to()).hasSizeLessThanOrEqualTo(ScanLimits.DEFAULT.addresses());
        assertThat(summary.body().extent().bodyLines()).isEqualTo(1);
    }

    @Test
    void millionAddressesAreCutAtTheirLimit() {
        byte[] addresses = "a@b,".repeat(1000).getBytes(ISO_8859_1);
        MessageSummary summary = scan(16 * MEGABYTE, feed -> {
            feed.text("To: ");
            feed.times(addresses, 1000);
            feed.text("\r\n\r\n");
        });
        assertThat(summary.envelope().to()).hasSize(ScanLimits.DEFAULT.addresses());
    }

    @Test
    void deepMultipartsEndAtTheLimitOfDepth() {
        MessageSummary summary = scan(8 * MEGABYTE, feed -> {
            for (int i = 0; i < 10_000; i++) {
                feed.text(MULTIPART + "b" + i + "\r\n\r\n--b" + i + "\r\n");
            }
        });
        assertThat(depth(summary.body())).isEqualTo(ScanLimits.DEFAULT.depth());
        BodyPart innermost = innermost(summary.body());
        assertThat(innermost.type() + "/" + innermost.subtype()).isEqualTo("application/octet-stream");
    }

    @Test
    void deepMessagesEndAtTheLimitOfDepth() {
        MessageSummary summary = scan(8 * MEGABYTE, feed -> {
            for (int i = 0; i < 10_000; i++) {
                feed.text("Content-Type: message/rfc822\r\n\r\n");
            }
        });
        int depth = 0;
        BodyPart part = summary.body();
        while (part.message().isPresent()) {
            part = part.message().get().body();
            depth++;
        }
        assertThat(depth).isEqualTo(ScanLimits.DEFAULT.depth());
    }

    @Test
    void partsBeyondTheLimitBelongToTheLast() {
        byte[] part = "--b\r\n\r\nx\r\n".getBytes(ISO_8859_1);
        MessageSummary summary = scan(8 * MEGABYTE, feed -> {
            feed.text(MULTIPART + "b\r\n\r\n");
            feed.times(part, 1_000_000);
            feed.text("--b--\r\nepilogue");
        });
        assertThat(summary.body().children()).hasSize(ScanLimits.DEFAULT.parts() - 1);
        BodyPart last = summary.body().children().get(ScanLimits.DEFAULT.parts() - 2);
        assertThat(last.extent().bodyLength()).isGreaterThan(9_000_000);
    }

    @Test
    void largeHeadersOfManyPartsShareOneBudget() {
        byte[] description = ("Content-Description: " + "x".repeat(200_000) + "\r\n\r\n").getBytes(ISO_8859_1);
        scan(24 * MEGABYTE, feed -> {
            feed.text(MULTIPART + "b\r\n\r\n");
            for (int i = 0; i < 900; i++) {
                feed.text("--b\r\n");
                feed.times(description, 1);
            }
        });
    }

    @Test
    void addressesOfManyMessagesStayBounded() {
        byte[] header =
                ("\r\nTo: " + "a,".repeat(5_000) + "\r\nCc: " + "a,".repeat(5_000) + "\r\n\r\n").getBytes(ISO_8859_1);
        scan(96 * MEGABYTE, feed -> {
            feed.text("Content-Type: multipart/digest; boundary=b\r\n\r\n");
            for (int i = 0; i < 900; i++) {
                feed.text("--b\r\n");
                feed.times(header, 1);
            }
        });
    }

    @Test
    void linesThatAreAlmostBoundariesCostNothing() {
        String almost = "b".repeat(200);
        byte[] lines = ("--" + almost + "\r\n").repeat(100).getBytes(ISO_8859_1);
        MessageSummary summary = scan(8 * MEGABYTE, feed -> {
            for (int i = 0; i < 60; i++) {
                feed.text(MULTIPART + almost + "-" + i + "\r\n\r\n--" + almost + "-" + i + "\r\n");
            }
            feed.text("\r\n");
            feed.times(lines, 1000);
        });
        assertThat(depth(summary.body())).isEqualTo(60);
    }

    @Test
    void nestedCommentsAndGroupsAreNotRecursedInto() {
        MessageSummary summary = scan(16 * MEGABYTE, feed -> {
            feed.text("To: " + "(".repeat(100_000) + ")".repeat(100_000) + "a@b\r\n");
            feed.text("Content-Type: text/plain; x=" + "(\\".repeat(10_000) + "\r\n\r\n");
        });
        assertThat(summary.envelope().to()).hasSize(1);
        List<EnvelopeAddress> groups = scan(
                        16 * MEGABYTE, feed -> feed.text("To: " + "g:".repeat(100_000) + "\r\n\r\n"))
                .envelope()
                .to();
        assertThat(groups.size()).isLessThanOrEqualTo(ScanLimits.DEFAULT.addresses() + 2);
    }

    @Test
    void parametersBeyondTheLimitAreLeftOut() {
        MessageSummary summary = scan(8 * MEGABYTE, feed -> {
            feed.text("Content-Type: text/plain; charset=utf-8");
            for (int i = 0; i < 5_000; i++) {
                feed.text("; name*" + i + "*=x");
            }
            feed.text("\r\n\r\n");
        });
        assertThat(summary.body().parameter("name*").orElseThrow()).hasSize(ScanLimits.DEFAULT.parameters() - 1);
    }

    private static int depth(BodyPart part) {
        return part.isMultipart() && part.children().get(0).isMultipart()
                ? 1 + depth(part.children().get(0))
                : 1;
    }

    private static BodyPart innermost(BodyPart part) {
        return part.isMultipart() ? innermost(part.children().get(0)) : part;
    }

    private static MessageSummary scan(long mostAllocated, Consumer<Feed> message) {
        MessageScanner scanner = new MessageScanner(ScanLimits.DEFAULT);
        Feed feed = new Feed(scanner);
        MessageSummary[] summary = new MessageSummary[1];
        long allocated = Allocation.of(() -> {
            message.accept(feed);
            summary[0] = scanner.finish();
        });
        assertThat(allocated - feed.own).as("octets allocated").isLessThan(mostAllocated);
        assertThat(summary[0].size()).isEqualTo(feed.count);
        return summary[0];
    }

    /** Hands octets to the scanner and counts them. */
    private static final class Feed {
        private final MessageScanner scanner;
        private long count;
        private long own;

        Feed(MessageScanner scanner) {
            this.scanner = scanner;
        }

        void text(String text) {
            byte[] octets = text.getBytes(ISO_8859_1);
            own += octets.length;
            times(octets, 1);
        }

        void times(byte[] octets, int times) {
            for (int i = 0; i < times; i++) {
                scanner.accept(octets, 0, octets.length);
            }
            count += (long) octets.length * times;
        }
    }
}
