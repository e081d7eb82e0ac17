package io.mailcore.store.memory;

import io.mailcore.api.mailbox.Flag;
import io.mailcore.api.mailbox.Flags;
import java.util.ArrayList;
import java.util.List;

/** The 32 sets of system flags, each made once: a million unread messages share one. */
final class CommonFlags {
    private static final List<Flag> SYSTEM = List.of(Flag.ANSWERED, Flag.FLAGGED, Flag.DELETED, Flag.SEEN, Flag.DRAFT);
    private static final List<Flags> SETS = sets();

    private CommonFlags() {}

    /** The same set, shared when it has no keyword. */
    static Flags shared(Flags flags) {
        return flags.keywords().isEmpty() ? SETS.get(index(flags)) : flags;
    }

    private static int index(Flags flags) {
        int index = 0;
        for (int bit = 0; bit < SYSTEM.size(); bit++) {
            index |= flags.contains(SYSTEM.get(bit)) ? 1 << bit : 0;
        }
        return index;
    }

    private static List<Flags> sets() {
        List<Flags> sets = new ArrayList<>();
        for (int index = 0; index < 1 << SYSTEM.size(); index++) {
            List<Flag> flags = new ArrayList<>();
            for (int bit = 0; bit < SYSTEM.size(); bit++) {
                if ((index & 1 << bit) != 0) {
                    flags.add(SYSTEM.get(bit));
                }
            }
            sets.add(Flags.of(flags));
        }
        return List.copyOf(sets);
    }
}
