package io.mailcore.imap.codec;

import io.mailcore.imap.codec.command.AppendMessage;
import io.mailcore.imap.codec.command.ImapCommand;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.Optional;

/** What {@link CommandDecoder} has found in the octets, and what the session does about it. */
public sealed interface Decoded {

    /**
     * A whole, well-formed command: execute it.
     *
     * @param tag of the command
     * @param command what it asks
     */
    record Command(String tag, ImapCommand command) implements Decoded {

        /** Makes the result. */
        public Command {
            Objects.requireNonNull(tag, "tag");
            Objects.requireNonNull(command, "command");
        }
    }

    /**
     * A command that is not well-formed or breaks a limit: answer it. It has gone by, or will go by silently; the stream
     * is in step. Messages of an APPEND that went by before are thrown away.
     *
     * @param tag of the command, {@code *} when it has none
     * @param condition NO or BAD
     * @param code a response code without brackets such as {@code TOOBIG}
     * @param text an English sentence
     */
    record Refused(String tag, Condition condition, Optional<String> code, String text) implements Decoded {

        /** Makes the result. */
        public Refused {
            Objects.requireNonNull(tag, "tag");
            Objects.requireNonNull(condition, "condition");
            Objects.requireNonNull(code, "code");
            Objects.requireNonNull(text, "text");
        }
    }

    /** The status of a refusal. */
    enum Condition {
        /** The command failed. */
        NO,
        /** The command is wrong. */
        BAD
    }

    /** The client waits in the midst of a command: write a continuation request, {@code + Ready}. */
    record ContinuationNeeded() implements Decoded {}

    /**
     * A message of an APPEND is about to come. Call {@link CommandDecoder#acceptMessage()} after writing a continuation
     * request if {@code head} is synchronising, or {@link CommandDecoder#refuseMessage()} after writing the tagged NO or
     * BAD.
     *
     * @param tag of the command
     * @param head what stands before the message
     */
    record MessageBegin(String tag, AppendMessage head) implements Decoded {

        /** Makes the result. */
        public MessageBegin {
            Objects.requireNonNull(tag, "tag");
            Objects.requireNonNull(head, "head");
        }
    }

    /**
     * The next octets of an accepted message.
     *
     * @param octets a read-only slice of the input, valid until the next call of the decoder or the input's reuse
     */
    record MessageData(ByteBuffer octets) implements Decoded {

        /** Makes the result. */
        public MessageData {
            Objects.requireNonNull(octets, "octets");
        }
    }

    /**
     * All octets of an accepted message have gone by. What follows is another {@link MessageBegin}, or the
     * {@link Command} with {@link ImapCommand.Append}, or {@link Refused}.
     */
    record MessageEnd() implements Decoded {}

    /**
     * A line asked for by {@link CommandDecoder#expectLine(int)}.
     *
     * @param octets without the CR LF; may hold anything
     */
    record Line(byte[] octets) implements Decoded {

        /** Makes the result. */
        public Line {
            Objects.requireNonNull(octets, "octets");
        }
    }

    /** A line asked for by {@link CommandDecoder#expectLine(int)} was longer than allowed, and has gone by. */
    record LineTooLong() implements Decoded {}

    /**
     * The client sends more than is worth reading: say BYE and close. The decoder must not be used any more.
     *
     * @param text an English sentence
     */
    record Fatal(String text) implements Decoded {

        /** Makes the result. */
        public Fatal {
            Objects.requireNonNull(text, "text");
        }
    }
}
