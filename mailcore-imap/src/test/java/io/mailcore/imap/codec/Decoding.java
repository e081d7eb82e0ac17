package io.mailcore.imap.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.imap.codec.command.AppendMessage;
import io.mailcore.imap.codec.command.ImapCommand;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;

/**
 * Decodes octets whole, byte by byte and cut at random, and requires that all agree. Answers as a session does: takes
 * messages unless told otherwise, and expects a line after IDLE and AUTHENTICATE.
 */
final class Decoding {
    private static final long SEED = 20_261_124;
    private static final int LINE = 20;

    private final CommandLimits limits;
    private final boolean loggedIn;
    private final Utf8Mode mode;
    private final Predicate<AppendMessage> wanted;

    private Decoding(CommandLimits limits, boolean loggedIn, Utf8Mode mode, Predicate<AppendMessage> wanted) {
        this.limits = limits;
        this.loggedIn = loggedIn;
        this.mode = mode;
        this.wanted = wanted;
    }

    static Decoding usual() {
        return new Decoding(CommandLimits.DEFAULT, true, Utf8Mode.NONE, head -> true);
    }

    Decoding limits(CommandLimits newLimits) {
        return new Decoding(newLimits, loggedIn, mode, wanted);
    }

    Decoding beforeLogin() {
        return new Decoding(limits, false, mode, wanted);
    }

    Decoding utf8(Utf8Mode newMode) {
        return new Decoding(limits, loggedIn, newMode, wanted);
    }

    Decoding wanting(Predicate<AppendMessage> newWanted) {
        return new Decoding(limits, loggedIn, mode, newWanted);
    }

    /** What is decoded of octets, one char each, in short form. */
    List<String> of(String octets) {
        byte[] input = octets.getBytes(StandardCharsets.ISO_8859_1);
        List<String> whole = shortened(decode(input, new int[] {input.length}));
        int[] single = new int[input.length];
        Arrays.fill(single, 1);
        assertThat(shortened(decode(input, single))).as("byte by byte").isEqualTo(whole);
        Random random = new Random(SEED);
        for (int round = 0; round < 4; round++) {
            assertThat(shortened(decode(input, cuts(random, input.length))))
                    .as("cut at random, seed " + SEED + ", round " + round)
                    .isEqualTo(whole);
        }
        return whole;
    }

    /** The one command that is decoded. */
    ImapCommand command(String line) {
        List<Decoded> decoded = new ArrayList<>();
        byte[] input = ("a " + line + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
        of("a " + line + "\r\n");
        for (Decoded one : decode(input, new int[] {input.length})) {
            if (!(one instanceof Decoded.ContinuationNeeded)) {
                decoded.add(one);
            }
        }
        assertThat(decoded).as(line).hasSize(1);
        assertThat(decoded.get(0)).as(line).isInstanceOf(Decoded.Command.class);
        return ((Decoded.Command) decoded.get(0)).command();
    }

    private static int[] cuts(Random random, int length) {
        List<Integer> cuts = new ArrayList<>();
        for (int sum = 0; sum < length; ) {
            int next = Math.min(length - sum, 1 + random.nextInt(random.nextBoolean() ? 4 : 200));
            cuts.add(next);
            sum += next;
        }
        return cuts.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Everything that is decoded, from a buffer that is overwritten after each piece. */
    List<Decoded> decode(byte[] input, int[] pieces) {
        CommandDecoder decoder = new CommandDecoder(limits);
        decoder.loggedIn(loggedIn);
        decoder.utf8(mode);
        List<Decoded> all = new ArrayList<>();
        int offset = 0;
        for (int piece : pieces) {
            ByteBuffer buffer = ByteBuffer.wrap(Arrays.copyOfRange(input, offset, offset + piece));
            offset += piece;
            Optional<Decoded> decoded = decoder.decode(buffer);
            while (decoded.isPresent()) {
                all.add(kept(decoded.get()));
                answer(decoder, decoded.get());
                decoded = decoder.decode(buffer);
            }
            assertThat(buffer.hasRemaining()).isFalse();
            Arrays.fill(buffer.array(), (byte) 'X');
        }
        return all;
    }

    private static Decoded kept(Decoded decoded) {
        if (decoded instanceof Decoded.MessageData data) {
            byte[] copy = new byte[data.octets().remaining()];
            data.octets().duplicate().get(copy);
            return new Decoded.MessageData(ByteBuffer.wrap(copy));
        }
        return decoded;
    }

    private void answer(CommandDecoder decoder, Decoded decoded) {
        if (decoded instanceof Decoded.MessageBegin begin) {
            if (wanted.test(begin.head())) {
                decoder.acceptMessage();
            } else {
                decoder.refuseMessage();
            }
        } else if (decoded instanceof Decoded.Command command
                && (command.command() instanceof ImapCommand.Idle
                        || command.command() instanceof ImapCommand.Authenticate)) {
            decoder.expectLine(LINE);
        }
    }

    private static List<String> shortened(List<Decoded> all) {
        List<String> texts = new ArrayList<>();
        boolean data = false;
        for (Decoded one : all) {
            String text = shortened(one);
            if (one instanceof Decoded.MessageData && data) {
                texts.set(texts.size() - 1, texts.get(texts.size() - 1) + text.substring("data ".length()));
            } else {
                texts.add(text);
            }
            data = one instanceof Decoded.MessageData;
        }
        return texts;
    }

    private static String shortened(Decoded decoded) {
        if (decoded instanceof Decoded.Command command) {
            return command.tag() + " " + command.command();
        } else if (decoded instanceof Decoded.Refused refused) {
            String code = refused.code().map(c -> "[" + c + "] ").orElse("");
            return refused.tag() + " " + refused.condition() + " " + code + refused.text();
        } else if (decoded instanceof Decoded.MessageBegin begin) {
            return begin.tag() + " message " + begin.head().index() + " of "
                    + begin.head().size();
        } else if (decoded instanceof Decoded.MessageData data) {
            return "data " + StandardCharsets.ISO_8859_1.decode(data.octets().duplicate());
        } else if (decoded instanceof Decoded.Line line) {
            return "line " + new String(line.octets(), StandardCharsets.ISO_8859_1);
        } else if (decoded instanceof Decoded.Fatal fatal) {
            return "fatal " + fatal.text();
        }
        return decoded.getClass().getSimpleName();
    }
}
