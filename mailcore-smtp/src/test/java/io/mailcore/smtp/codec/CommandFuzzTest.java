package io.mailcore.smtp.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random and half-random octets: nothing is thrown, and cutting changes nothing. */
class CommandFuzzTest {
    private static final List<String> TOKENS = List.of(
            "EHLO",
            "HELO",
            "MAIL FROM:",
            "RCPT TO:",
            "<",
            ">",
            "@",
            "\"",
            "\\",
            "[",
            "]",
            ":",
            ",",
            " ",
            "=",
            "SIZE",
            "AUTH",
            "PLAIN",
            "postmaster",
            "example.org",
            "IPv6:",
            "2001:db8::1",
            "\r\n",
            "\r",
            "\n",
            "\0",
            "a",
            ".",
            "+",
            "%",
            "\u00c3\u00bc",
            "\u00ff",
            "x".repeat(300),
            "DATA",
            "QUIT",
            "VRFY",
            "NOOP",
            "STARTTLS");

    @Test
    void neverFailsOnMixedTokens() throws IOException {
        List<String> tokens = new ArrayList<>(TOKENS);
        resource("smtp.dict").lines().map(line -> line.replace("\"", "")).forEach(tokens::add);
        for (long seed = 0; seed < 2000; seed++) {
            Random random = new Random(seed);
            ByteArrayOutputStream octets = new ByteArrayOutputStream();
            for (int i = random.nextInt(40); i >= 0; i--) {
                octets.writeBytes(tokens.get(random.nextInt(tokens.size())).getBytes(StandardCharsets.ISO_8859_1));
            }
            check(octets.toByteArray(), seed);
        }
    }

    @Test
    void neverFailsOnPathsOfRandomPieces() {
        List<String> pieces =
                List.of("<", ">", "@", "\"", "\\", "[", "]", ":", ",", " ", "a", ".", "=", "1.2.3.4", "b.example");
        for (long seed = 0; seed < 5000; seed++) {
            Random random = new Random(seed);
            StringBuilder line = new StringBuilder(random.nextBoolean() ? "MAIL FROM:<" : "RCPT TO:<");
            for (int i = random.nextInt(8); i >= 0; i--) {
                line.append(pieces.get(random.nextInt(pieces.size())));
            }
            for (boolean lenient : new boolean[] {false, true}) {
                Command command = new CommandParser(lenient).parse(new Line.Text(line.toString()));
                assertThat(command).as("seed %d", seed).isNotInstanceOf(Command.Simple.class);
            }
        }
    }

    @Test
    void neverFailsOnMutatedSeeds() throws IOException {
        List<byte[]> seeds = List.of(
                resource("seed-full.raw").getBytes(StandardCharsets.ISO_8859_1),
                resource("seed-bdat.raw").getBytes(StandardCharsets.ISO_8859_1));
        for (long seed = 0; seed < 2000; seed++) {
            Random random = new Random(seed);
            byte[] octets = seeds.get(random.nextInt(seeds.size())).clone();
            for (int i = random.nextInt(6); i >= 0; i--) {
                octets[random.nextInt(octets.length)] = (byte) random.nextInt(256);
            }
            check(octets, seed);
        }
    }

    private static void check(byte[] octets, long seed) {
        List<Command> expected = parse(List.of(ByteBuffer.wrap(octets)), false);
        Cuts.forEach(
                octets,
                (how, pieces) -> assertThat(parse(pieces, false))
                        .as("seed %d, %s", seed, how)
                        .isEqualTo(expected));
        assertThat(parse(List.of(ByteBuffer.wrap(octets)), true))
                .as("seed %d", seed)
                .hasSameSizeAs(expected);
    }

    private static List<Command> parse(List<ByteBuffer> pieces, boolean lenient) {
        LineReader reader = new LineReader(512, 1024);
        CommandParser parser = new CommandParser(lenient);
        List<Command> commands = new ArrayList<>();
        for (ByteBuffer piece : pieces) {
            while (piece.hasRemaining()) {
                reader.next(piece).map(parser::parse).ifPresent(commands::add);
            }
        }
        return commands;
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = CommandFuzzTest.class.getResourceAsStream("/fuzz/" + name)) {
            return new String(java.util.Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
