package io.mailcore.imap.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the mailboxes of an account should hold: the simplest thing that can be right. */
final class ModelWorld {
    private final Map<String, Box> boxes = new TreeMap<>();

    ModelWorld(String... names) {
        for (String name : names) {
            boxes.put(name, new Box());
        }
    }

    /** One mailbox. */
    static final class Box {
        final TreeMap<Long, Set<String>> messages = new TreeMap<>();
        long next = 1;

        long add(Set<String> flags) {
            messages.put(next, new TreeSet<>(flags));
            return next++;
        }
    }

    Box box(String name) {
        return boxes.get(name);
    }

    List<String> names() {
        return List.copyOf(boxes.keySet());
    }

    void store(Box box, List<Long> uids, String mode, Set<String> flags) {
        for (long uid : uids) {
            Set<String> present = box.messages.get(uid);
            if (present != null) {
                change(present, mode, flags);
            }
        }
    }

    static void change(Set<String> present, String mode, Set<String> flags) {
        if (mode.startsWith("+")) {
            present.addAll(flags);
        } else if (mode.startsWith("-")) {
            present.removeAll(flags);
        } else {
            present.clear();
            present.addAll(flags);
        }
    }

    void expunge(Box box, List<Long> uids) {
        for (long uid : uids) {
            Set<String> flags = box.messages.get(uid);
            if (flags != null && flags.contains("\\Deleted")) {
                box.messages.remove(uid);
            }
        }
    }

    void copy(Box from, List<Long> uids, Box to, boolean move) {
        List<Long> there = new ArrayList<>(uids);
        there.retainAll(from.messages.keySet());
        for (long uid : there) {
            to.add(from.messages.get(uid));
            if (move) {
                from.messages.remove(uid);
            }
        }
    }
}
