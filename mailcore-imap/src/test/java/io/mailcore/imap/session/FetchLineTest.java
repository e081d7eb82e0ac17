package io.mailcore.imap.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.api.content.Content;
import io.mailcore.core.protocol.Output;
import io.mailcore.imap.codec.ResponseBuffer;
import io.mailcore.imap.codec.command.FetchItem.Attribute;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FetchLineTest {
    private static final long HUGE = 300L << 20;

    private final Recorder output = new Recorder();

    @Test
    void readsASmallLiteralAtOnce() throws IOException {
        FetchLine line = new FetchLine(new ResponseBuffer(), 7);
        line.item(Attribute.RFC822);
        line.literal(Content.of("0123456789".getBytes(StandardCharsets.US_ASCII)), 2, 5);
        line.item(Attribute.UID).number(9);
        line.writeTo(output);

        assertThat(output.named).isZero();
        assertThat(output.octets.toString(StandardCharsets.US_ASCII))
                .isEqualTo("* 7 FETCH (RFC822 {5}\r\n23456 UID 9)\r\n");
    }

    @Test
    void namesAHugeLiteralAndReadsItsEndOnly() throws IOException {
        Zeros zeros = new Zeros();
        FetchLine line = new FetchLine(new ResponseBuffer(), 1);
        line.item(Attribute.RFC822);
        line.literal(zeros, 0, HUGE);
        line.writeTo(output);

        assertThat(output.calls).isEqualTo(1);
        assertThat(output.named + zeros.read).isEqualTo(HUGE);
        assertThat(zeros.read).isLessThanOrEqualTo(FetchLine.WINDOW);
    }

    @Test
    void readsNoMoreThanOneWindowHoweverManyLiterals() throws IOException {
        Zeros zeros = new Zeros();
        FetchLine line = new FetchLine(new ResponseBuffer(), 1);
        for (int i = 0; i < 1000; i++) {
            line.item(Attribute.RFC822);
            line.literal(zeros, 0, 100_000);
        }
        line.writeTo(output);

        assertThat(zeros.read).isLessThanOrEqualTo(FetchLine.WINDOW);
        assertThat(output.named + zeros.read).isEqualTo(1000L * 100_000);
    }

    private static final class Recorder implements Output {
        private final ByteArrayOutputStream octets = new ByteArrayOutputStream();
        private long named;
        private int calls;

        @Override
        public void write(byte[] from, int offset, int length) {
            octets.write(from, offset, length);
        }

        @Override
        public void write(String text) {
            octets.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
        }

        @Override
        public void write(Content content, long offset, long length) {
            named += length;
            calls++;
            if (length > 0 && content.size() < 1000) {
                try {
                    content.transferTo(offset, length, octets);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }

        @Override
        public boolean isFull() {
            return false;
        }
    }

    /** Octets from nowhere. */
    private static final class Zeros implements Content {
        private long read;

        @Override
        public long size() {
            return HUGE;
        }

        @Override
        public InputStream open(long offset, long length) {
            return new InputStream() {
                private long left = length;

                @Override
                public int read() {
                    byte[] one = new byte[1];
                    return read(one, 0, 1) < 0 ? -1 : 0;
                }

                @Override
                public int read(byte[] to, int from, int count) {
                    if (left == 0) {
                        return -1;
                    }
                    int given = (int) Math.min(left, count);
                    Arrays.fill(to, from, from + given, (byte) 0);
                    left -= given;
                    read += given;
                    return given;
                }
            };
        }
    }
}
