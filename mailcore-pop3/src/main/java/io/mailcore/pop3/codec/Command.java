package io.mailcore.pop3.codec;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A command line: a verb, and what follows it.
 *
 * @param verb the command
 * @param argument what stands behind the verb and one space; empty when there is nothing
 */
public record Command(Verb verb, String argument) {

    /**
     * Parses a line.
     *
     * @param line without CRLF
     * @return the command, or empty when it is none that this server knows
     */
    public static Optional<Command> parse(byte[] line) {
        return text(line).flatMap(Command::parse);
    }

    private static Optional<Command> parse(String line) {
        int space = line.indexOf(' ');
        String keyword = (space < 0 ? line : line.substring(0, space)).toUpperCase(Locale.ROOT);
        String argument = space < 0 ? "" : line.substring(space + 1);
        for (Verb verb : Verb.values()) {
            if (verb.name().equals(keyword)) {
                return Optional.of(new Command(verb, argument));
            }
        }
        return Optional.empty();
    }

    // RFC 6856 §2: names and passwords may be UTF-8; anything else is no text.
    private static Optional<String> text(byte[] line) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** Shows no argument: it may be a password. */
    @Override
    public String toString() {
        return verb.name();
    }

    /**
     * The argument as words.
     *
     * @return separated by spaces; empty when there is no argument
     */
    public List<String> words() {
        String stripped = argument.strip();
        return stripped.isEmpty() ? List.of() : List.of(stripped.split(" +"));
    }
}
