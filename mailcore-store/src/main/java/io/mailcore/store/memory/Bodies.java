package io.mailcore.store.memory;

import io.mailcore.api.store.Command;
import io.mailcore.store.codec.SummaryCodec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Copies of the octets and summaries that a batch adds, made before the account is locked: nobody waits for them. What the batch did
 * not take in the end is let go.
 */
final class Bodies {
    private final List<Slot> slots = new ArrayList<>();

    /** A command's body. */
    static final class Slot {
        private static final Slot EMPTY = new Slot(List.of(), new byte[0]);

        private final List<Body> body;
        private final byte[] packedSummary;
        private boolean taken;

        private Slot(List<Body> body, byte[] packedSummary) {
            this.body = body;
            this.packedSummary = packedSummary;
        }

        byte[] packedSummary() {
            return packedSummary;
        }

        Body take() {
            taken = true;
            return body.get(0);
        }
    }

    static Bodies copy(List<Command> commands, BodyFiles files, long messageOctets) throws IOException {
        Bodies bodies = new Bodies();
        try {
            for (Command command : commands) {
                boolean copied = command instanceof Command.Append append
                        && append.content().size() <= messageOctets;
                bodies.slots.add(copied ? slot((Command.Append) command, files) : Slot.EMPTY);
            }
            return bodies;
        } catch (IOException | RuntimeException | Error e) {
            files.release(bodies.unused());
            throw e;
        }
    }

    private static Slot slot(Command.Append append, BodyFiles files) throws IOException {
        byte[] packedSummary = SummaryCodec.encode(append.summary());
        return new Slot(List.of(files.copy(append.content())), packedSummary);
    }

    Slot at(int index) {
        return slots.get(index);
    }

    List<Body> unused() {
        return slots.stream()
                .filter(slot -> !slot.taken)
                .flatMap(slot -> slot.body.stream())
                .toList();
    }

    List<Body> all() {
        return slots.stream().flatMap(slot -> slot.body.stream()).toList();
    }
}
