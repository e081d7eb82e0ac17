package io.mailcore.api.testkit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Plays a written dialogue against one end of a protocol and compares what comes back, line by line.
 *
 * <pre>
 * S: 220 mail.example.org *
 * C: NOOP
 * S: 250 2.0.0 *
 * T: PT5M
 * S: 421 *
 * S: (closed)
 * </pre>
 *
 * <p>{@code C:} lines are sent with CRLF, {@code C~:} lines without; those that follow each other go out together. In
 * both, {@code \r \n \t \0 \\} and {@code \xHH} stand for octets, other text goes out in UTF-8. {@code S:} lines expect
 * one line each, where {@code *} stands for any text and octets are shown as ISO-8859-1; {@code S: (nothing)} expects
 * silence, {@code S: (closed)} a closed connection. {@code T:} moves time. Blank lines and lines that begin with
 * {@code #} say nothing.
 */
public final class Dialogue {
    private final List<String> steps;

    private Dialogue(String script) {
        this.steps = script.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
    }

    /** The end that the dialogue is played against. */
    public interface Peer {

        /** Sends octets to it. */
        void send(byte[] octets);

        /** Takes what it has said since the last call, one char per octet. */
        String takeOutput();

        /** Whether it has closed the connection. */
        boolean isClosed();

        /** Moves its time. */
        void advance(Duration by);
    }

    /** How the client's octets are cut into pieces. */
    public interface Cut {

        /** The length of the next piece. */
        int next(int remaining);

        /** All that is there, at once. */
        static Cut whole() {
            return remaining -> remaining;
        }

        /** One octet at a time. */
        static Cut bytewise() {
            return remaining -> 1;
        }

        /** Pieces of random length. */
        static Cut random(long seed) {
            Random random = new Random(seed);
            return remaining -> 1 + random.nextInt(Math.min(remaining, 40));
        }
    }

    /** Plays a script once, whole. */
    public static void play(Peer peer, String script) {
        new Dialogue(script).run(peer, Cut.whole(), "whole");
    }

    /** Plays a script whole, byte by byte, and cut at random: all must go as written. */
    public static void playHoweverCut(Supplier<? extends Peer> peers, String script) {
        Dialogue dialogue = new Dialogue(script);
        dialogue.run(peers.get(), Cut.whole(), "whole");
        dialogue.run(peers.get(), Cut.bytewise(), "byte by byte");
        for (long seed = 1; seed <= 5; seed++) {
            dialogue.run(peers.get(), Cut.random(seed), "cut at random with seed " + seed);
        }
    }

    /** Sends octets cut into pieces. */
    public static void send(Peer peer, byte[] octets, Cut cut) {
        for (int at = 0; at < octets.length && !peer.isClosed(); ) {
            int length = cut.next(octets.length - at);
            byte[] piece = new byte[length];
            System.arraycopy(octets, at, piece, 0, length);
            peer.send(piece);
            at += length;
        }
    }

    private void run(Peer peer, Cut cut, String how) {
        List<String> unread = new ArrayList<>();
        StringBuilder transcript = new StringBuilder("Dialogue, ").append(how).append(":\n");
        ByteArrayOutputStream pending = new ByteArrayOutputStream();
        for (String step : steps) {
            if (step.startsWith("C:") || step.startsWith("C~:")) {
                pending.writeBytes(octets(step));
            } else {
                flush(peer, pending, cut);
                expect(step, peer, unread, transcript);
            }
            transcript.append("  ").append(step).append('\n');
        }
        flush(peer, pending, cut);
        unread.addAll(lines(peer.takeOutput()));
        if (!unread.isEmpty()) {
            throw new AssertionError(transcript + "but then came:\n  S: " + String.join("\n  S: ", unread));
        }
    }

    private static void flush(Peer peer, ByteArrayOutputStream pending, Cut cut) {
        send(peer, pending.toByteArray(), cut);
        pending.reset();
    }

    private static void expect(String step, Peer peer, List<String> unread, StringBuilder transcript) {
        if (step.startsWith("T:")) {
            peer.advance(Duration.parse(step.substring(2).strip()));
            return;
        }
        if (!step.startsWith("S:")) {
            throw new IllegalArgumentException("step: " + step + " (expected: C:, C~:, S: or T:)");
        }
        String expected = step.substring(2).strip();
        unread.addAll(lines(peer.takeOutput()));
        if (expected.equals("(closed)")) {
            require(peer.isClosed() && unread.isEmpty(), expected, unread, transcript);
        } else if (expected.equals("(nothing)")) {
            require(unread.isEmpty(), expected, unread, transcript);
        } else {
            require(!unread.isEmpty() && matches(expected, unread.get(0)), expected, unread, transcript);
            unread.remove(0);
        }
    }

    private static void require(boolean ok, String expected, List<String> unread, StringBuilder transcript) {
        if (!ok) {
            String got = unread.isEmpty() ? "(nothing)" : String.join("\n      and: ", unread);
            throw new AssertionError(transcript + "expected: " + expected + "\n     got: " + got);
        }
    }

    private static boolean matches(String expected, String line) {
        StringBuilder pattern = new StringBuilder();
        for (String literal : expected.split("\\*", -1)) {
            pattern.append(pattern.isEmpty() ? "" : ".*").append(Pattern.quote(literal));
        }
        // IMAP writes a star in front of untagged responses: "* OK" means just that.
        String text =
                expected.startsWith("* ") ? "\\*" + pattern.substring(pattern.indexOf(".*") + 2) : pattern.toString();
        return Pattern.compile(text, Pattern.DOTALL).matcher(line).matches();
    }

    private static List<String> lines(String output) {
        if (output.isEmpty()) {
            return List.of();
        }
        String text = output.endsWith("\r\n") ? output.substring(0, output.length() - 2) : output;
        return List.of(text.split("\r\n", -1));
    }

    private static byte[] octets(String step) {
        boolean withLineEnd = step.startsWith("C:");
        String text = step.substring(withLineEnd ? 2 : 3);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        unescape(text.startsWith(" ") ? text.substring(1) : text, out);
        if (withLineEnd) {
            out.writeBytes(new byte[] {'\r', '\n'});
        }
        return out.toByteArray();
    }

    private static void unescape(String text, ByteArrayOutputStream out) {
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c != '\\') {
                out.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
                continue;
            }
            char escape = text.charAt(i++);
            if (escape == 'x') {
                out.write(Integer.parseInt(text.substring(i, i + 2), 16));
                i += 2;
            } else {
                out.write(escaped(escape));
            }
        }
    }

    private static int escaped(char escape) {
        return switch (escape) {
            case 'r' -> '\r';
            case 'n' -> '\n';
            case 't' -> '\t';
            case '0' -> 0;
            case '\\' -> '\\';
            default -> throw new IllegalArgumentException("escape: \\" + escape + " (expected: r, n, t, 0, \\ or xHH)");
        };
    }
}
