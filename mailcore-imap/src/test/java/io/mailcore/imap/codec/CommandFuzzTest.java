package io.mailcore.imap.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.imap.codec.command.ImapCommand;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Well-formed conversations with a few octets changed: whatever comes out, it is declared, bounded, and in step. */
class CommandFuzzTest {
    private static final long SEED = 9051;
    private static final int ROUNDS = 20_000;
    private static final CommandLimits LIMITS = new CommandLimits(400, 800, 200, 5, 100, 2000);

    private static final List<String> SEEDS = List.of(
            "a LOGIN {4+}\r\nfred \"s\\\"x\"\r\n",
            "a AUTHENTICATE PLAIN AGEAYg==\r\nAGEAYg==\r\n",
            "a ID (\"name\" \"x\" \"version\" NIL)\r\n",
            "a SELECT INBOX (QRESYNC (67890007 9006 1:29997 (5000,7500 15000,22500)))\r\n",
            "a CREATE &U,BTFw-/x (USE (\\Sent))\r\n",
            "a LIST (SUBSCRIBED RECURSIVEMATCH) \"\" (\"x%\" *) RETURN (CHILDREN STATUS (MESSAGES UNSEEN))\r\n",
            "a STATUS {5}\r\nINBOX (MESSAGES UIDNEXT)\r\n",
            "a APPEND x (\\Seen $k) \" 7-Jul-1996 02:44:25 -0700\" {11+}\r\nb NOOP\r\nabc {3}\r\nxyz\r\n",
            "a APPEND x UTF8 (~{3+}\r\n\0\0\0)\r\n",
            "a IDLE\r\nDONE\r\n",
            "a UID SEARCH RETURN (MIN SAVE) CHARSET UTF-8 OR (NOT FROM {2+}\r\nxy 1:*,3) SENTSINCE 1-Feb-1994 LARGER 5\r\n",
            "a FETCH 1,3:*,$ (FLAGS BODY.PEEK[1.2.HEADER.FIELDS (From {2+}\r\nTo)]<5.10> BINARY.SIZE[3])\r\n",
            "a UID FETCH 1:* FULL (CHANGEDSINCE 5 VANISHED)\r\n",
            "a STORE 1:4 (UNCHANGEDSINCE 12) +FLAGS.SILENT (\\Deleted x)\r\n",
            "a UID MOVE 42:69 foo\r\n");

    private static final String INTERESTING = "{}+~\"\\()[]<>*%$&-,.: \r\n\0\u00e40123456789aA";

    @Test
    void survivesMutations() {
        Random random = new Random(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] input = mutated(random);
            Decoding decoding = Decoding.usual().limits(LIMITS).utf8(Utf8Mode.values()[random.nextInt(3)]);
            String where = "seed " + SEED + ", round " + round;
            requireDeclared(where, decoding.decode(input, new int[] {input.length}));
            if (round % 20 == 0) {
                decoding.of(new String(input, StandardCharsets.ISO_8859_1));
            }
        }
    }

    private static byte[] mutated(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i <= random.nextInt(3); i++) {
            text.append(SEEDS.get(random.nextInt(SEEDS.size())));
        }
        for (int i = random.nextInt(5); i >= 0; i--) {
            mutate(text, random);
        }
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void mutate(StringBuilder text, Random random) {
        int at = random.nextInt(text.length());
        char c = INTERESTING.charAt(random.nextInt(INTERESTING.length()));
        switch (random.nextInt(5)) {
            case 0 -> text.setCharAt(at, c);
            case 1 -> text.insert(at, c);
            case 2 -> text.delete(at, Math.min(text.length() - 1, at + 1 + random.nextInt(4)));
            case 3 -> text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(40))));
            default -> text.insert(at, String.valueOf(c).repeat(random.nextInt(300)));
        }
    }

    private static void requireDeclared(String where, List<Decoded> all) {
        for (Decoded one : all) {
            if (one instanceof Decoded.Refused refused) {
                assertThat(refused.text()).as(where).matches("[ -~]{3,300}");
                // A refusal can always be written.
                assertThat(new ResponseBuffer().refused(refused).size())
                        .as(where)
                        .isPositive();
            } else if (one instanceof Decoded.Command command) {
                assertThat(command.tag()).as(where).matches("[!-~]+");
            }
        }
    }

    @Test
    void staysInStepBehindAnyLineWithoutLiteral() {
        Random random = new Random(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            StringBuilder line = new StringBuilder("a ");
            random.ints(random.nextInt(60), 0, INTERESTING.length())
                    .mapToObj(INTERESTING::charAt)
                    .filter(c -> c != '}' && c != '\n')
                    .forEach(line::append);
            Decoding decoding = Decoding.usual();
            byte[] input = (line + "\r\nz NOOP\r\n").getBytes(StandardCharsets.ISO_8859_1);
            List<Decoded> all = decoding.decode(input, new int[] {input.length});
            assertThat(all.get(all.size() - 1))
                    .as("seed %d, round %d", SEED, round)
                    .isEqualTo(new Decoded.Command("z", new ImapCommand.Noop()));
        }
    }

    @Test
    void memoryIsBounded() {
        Random random = new Random(SEED);
        CommandDecoder decoder = new CommandDecoder(LIMITS);
        decoder.loggedIn(true);
        for (int round = 0; round < ROUNDS; round++) {
            ByteBuffer input = ByteBuffer.wrap(mutated(random));
            Optional<Decoded> decoded = decoder.decode(input);
            while (decoded.isPresent()) {
                if (decoded.get() instanceof Decoded.MessageBegin) {
                    decoder.acceptMessage();
                } else if (decoded.get() instanceof Decoded.Fatal) {
                    decoder.reset();
                }
                decoded = decoder.decode(input);
            }
            assertThat(decoder.held()).as("seed %d, round %d", SEED, round).isLessThanOrEqualTo(2048);
        }
    }
}
