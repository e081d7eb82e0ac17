package io.mailcore.api.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.mailcore.api.testkit.Allocation;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentTest {
    private static final long SEED = 20261112;

    @TempDir
    Path folder;

    /** A content and the octets it should have. */
    private record Model(Content content, byte[] octets) {}

    @Test
    void behavesAsAnArray() throws IOException {
        Random random = new Random(SEED);
        for (int round = 0; round < 300; round++) {
            Model model = model(random, 3, "round" + round);
            String description = "seed " + SEED + ", round " + round + ": " + model.content;
            assertThat(model.content.size()).as(description).isEqualTo(model.octets.length);
            for (int i = 0; i < 5; i++) {
                int offset = random.nextInt(model.octets.length + 1);
                int length = random.nextInt(model.octets.length - offset + 1);
                checkRange(model, offset, length, description);
            }
        }
    }

    private static void checkRange(Model model, int offset, int length, String description) throws IOException {
        byte[] expected = Arrays.copyOfRange(model.octets, offset, offset + length);
        assertThat(model.content.bytes(offset, length)).as(description).isEqualTo(expected);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        model.content.transferTo(offset, length, out);
        assertThat(out.toByteArray()).as(description).isEqualTo(expected);
        try (InputStream in = model.content.open(offset, length)) {
            assertThat(octetByOctet(in)).as(description).isEqualTo(expected);
            assertThat(in.read()).isEqualTo(-1);
        }
        try (InputStream in = model.content.open(offset, length)) {
            in.skipNBytes(length / 2);
            assertThat(in.readAllBytes()).as(description).isEqualTo(Arrays.copyOfRange(expected, length / 2, length));
        }
    }

    private static byte[] octetByOctet(InputStream in) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int octet = in.read(); octet >= 0; octet = in.read()) {
            out.write(octet);
        }
        return out.toByteArray();
    }

    private Model model(Random random, int depth, String name) throws IOException {
        int kind = depth == 0 ? random.nextInt(2) : random.nextInt(4);
        return switch (kind) {
            case 0 -> heap(random);
            case 1 -> file(random, name);
            case 2 -> slice(random, model(random, depth - 1, name + "s"));
            default -> concat(model(random, depth - 1, name + "a"), model(random, depth - 1, name + "b"));
        };
    }

    private static Model heap(Random random) {
        byte[] octets = new byte[random.nextInt(50)];
        random.nextBytes(octets);
        return new Model(Content.of(octets), octets);
    }

    private Model file(Random random, String name) throws IOException {
        Model model = heap(random);
        Path file = Files.write(folder.resolve(name), model.octets);
        return new Model(Content.ofFile(file), model.octets);
    }

    private static Model slice(Random random, Model of) {
        int offset = random.nextInt(of.octets.length + 1);
        int length = random.nextInt(of.octets.length - offset + 1);
        return new Model(of.content.slice(offset, length), Arrays.copyOfRange(of.octets, offset, offset + length));
    }

    private static Model concat(Model a, Model b) {
        byte[] octets = Arrays.copyOf(a.octets, a.octets.length + b.octets.length);
        System.arraycopy(b.octets, 0, octets, a.octets.length, b.octets.length);
        return new Model(Content.concat(a.content, b.content), octets);
    }

    @Test
    void rangesOutsideAreRefused() throws IOException {
        Content heap = Content.of(new byte[10]);
        Path file = Files.write(folder.resolve("ten"), new byte[10]);
        for (Content content : new Content[] {
            heap, Content.ofFile(file), Content.concat(heap, heap).slice(5, 10)
        }) {
            for (long[] range :
                    new long[][] {{-1, 1}, {0, 11}, {11, 0}, {5, 6}, {0, -1}, {1, Long.MAX_VALUE}, {Long.MAX_VALUE, 1}
                    }) {
                assertThatExceptionOfType(IndexOutOfBoundsException.class)
                        .isThrownBy(() -> content.open(range[0], range[1]));
                assertThatExceptionOfType(IndexOutOfBoundsException.class)
                        .isThrownBy(() -> content.slice(range[0], range[1]));
                assertThatExceptionOfType(IndexOutOfBoundsException.class)
                        .isThrownBy(() -> content.transferTo(range[0], range[1], OutputStream.nullOutputStream()));
            }
        }
    }

    @Test
    void fileTruncatedBehindOurBackIsNeverServedAsWhole() throws IOException {
        Path file = Files.write(folder.resolve("shrinks"), new byte[1000]);
        Content content = Content.ofFile(file);
        Files.write(file, new byte[400]);

        assertThatExceptionOfType(EOFException.class).isThrownBy(() -> content.bytes(0, 1000));
        assertThatExceptionOfType(EOFException.class).isThrownBy(() -> content.bytes(500, 100));
        assertThatExceptionOfType(EOFException.class)
                .isThrownBy(() -> content.transferTo(0, 1000, OutputStream.nullOutputStream()));
        assertThatExceptionOfType(EOFException.class)
                .isThrownBy(() -> Content.concat(content, content).bytes(900, 200));
        assertThatExceptionOfType(EOFException.class).isThrownBy(() -> {
            try (InputStream in = content.open()) {
                in.skipNBytes(600);
            }
        });
        assertThat(content.bytes(0, 400)).hasSize(400);
    }

    @Test
    void missingFileFails() throws IOException {
        Path file = Files.write(folder.resolve("goes"), new byte[10]);
        Content content = Content.ofFile(file);
        Files.delete(file);
        assertThatExceptionOfType(IOException.class).isThrownBy(content::open);
    }

    @Test
    void ofCopiesAndWrapDoesNot() throws IOException {
        byte[] octets = {1};
        Content copied = Content.of(octets);
        Content wrapped = Content.wrap(octets);
        octets[0] = 2;
        assertThat(copied.bytes(0, 1)).containsExactly(1);
        assertThat(wrapped.bytes(0, 1)).containsExactly(2);
    }

    @Test
    void octetByOctetCostsNoGarbage() {
        Content content = Content.concat(Content.wrap(new byte[500_000]), Content.wrap(new byte[500_000]));
        long allocated = Allocation.of(() -> {
            try (InputStream in = content.open()) {
                while (in.read() >= 0) {
                    continue;
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        assertThat(allocated).isLessThan(100_000);
    }
}
