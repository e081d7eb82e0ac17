package io.mailcore.store.memory;

import io.mailcore.api.mailbox.Flag;
import io.mailcore.api.mailbox.Flags;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The keywords in use in a mailbox, with how many messages have each. Immutable. */
final class Keywords {
    static final Keywords NONE = new Keywords(Map.of());

    private final Map<Flag, Use> uses;

    private Keywords(Map<Flag, Use> uses) {
        this.uses = uses;
    }

    /** A keyword as it was first spelt, and its messages. */
    private record Use(Flag spelling, long messages) {}

    Flags all() {
        return Flags.of(uses.values().stream().map(Use::spelling).toList());
    }

    /** Counts the keywords of a commit. */
    static final class Counter {
        private final Map<Flag, Use> uses;

        Counter(Keywords before) {
            uses = new HashMap<>(before.uses);
        }

        /** The same flags, each keyword spelt as in the rest of the mailbox: case is kept, but does not matter. */
        Flags spelt(Flags flags) {
            if (flags.keywords().stream().allMatch(this::isSpeltSo)) {
                return flags;
            }
            List<Flag> spelt = flags.stream()
                    .map(flag -> uses.containsKey(flag) ? uses.get(flag).spelling() : flag)
                    .toList();
            return Flags.of(spelt);
        }

        private boolean isSpeltSo(Flag flag) {
            Use use = uses.get(flag);
            return use == null || use.spelling().name().equals(flag.name());
        }

        void add(Flags flags) {
            for (Flag flag : flags.keywords()) {
                uses.merge(flag, new Use(flag, 1), (old, one) -> new Use(old.spelling(), old.messages() + 1));
            }
        }

        void remove(Flags flags) {
            for (Flag flag : flags.keywords()) {
                uses.computeIfPresent(
                        flag, (key, old) -> old.messages() == 1 ? null : new Use(old.spelling(), old.messages() - 1));
            }
        }

        int size() {
            return uses.size();
        }

        Keywords counted() {
            return uses.isEmpty() ? NONE : new Keywords(new HashMap<>(uses));
        }
    }
}
