package io.mailcore.store.memory;

import io.mailcore.api.store.Command;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Copies of the octets that a batch adds, made before the account is locked: nobody waits for them. What the batch did
 * not take in the end is let go.
 */
final class Bodies {
    private final List<Slot> slots = new ArrayList<>();

    /** A command's body. */
    static final class Slot {
        private final List<Body> body;
        private boolean taken;

        private Slot(List<Body> body) {
            this.body = body;
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
                bodies.slots.add(
                        new Slot(copied ? List.of(files.copy(((Command.Append) command).content())) : List.of()));
            }
            return bodies;
        } catch (IOException | RuntimeException | Error e) {
            files.release(bodies.unused());
            throw e;
        }
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
