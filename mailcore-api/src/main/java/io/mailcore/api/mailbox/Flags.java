package io.mailcore.api.mailbox;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An immutable set of {@link Flag}s, in a fixed order: system flags first, then keywords by name. */
public final class Flags implements Iterable<Flag> {
    /** No flags. */
    public static final Flags NONE = new Flags(0, List.of());

    private static final List<Flag> SYSTEM = List.of(Flag.ANSWERED, Flag.FLAGGED, Flag.DELETED, Flag.SEEN, Flag.DRAFT);

    /** Bit n stands for the n-th of SYSTEM: most messages have no keyword, and then need no collection. */
    private final int system;

    private final List<Flag> keywords;

    private Flags(int system, List<Flag> keywords) {
        this.system = system;
        this.keywords = keywords;
    }

    /**
     * A set of some flags.
     *
     * @param flags in any order
     * @return the set
     */
    public static Flags of(Flag... flags) {
        return of(Arrays.asList(flags));
    }

    /**
     * A set of some flags.
     *
     * @param flags in any order, repetitions allowed
     * @return the set
     */
    public static Flags of(Collection<Flag> flags) {
        int system = 0;
        Set<Flag> keywords = Collections.emptySet();
        for (Flag flag : flags) {
            int bit = SYSTEM.indexOf(flag);
            if (bit >= 0) {
                system |= 1 << bit;
            } else {
                keywords = keywords.isEmpty() ? new TreeSet<>() : keywords;
                keywords.add(flag);
            }
        }
        return of(system, List.copyOf(keywords));
    }

    private static Flags of(int system, List<Flag> keywords) {
        return system == 0 && keywords.isEmpty() ? NONE : new Flags(system, keywords);
    }

    /**
     * Whether a flag is in the set.
     *
     * @param flag the flag
     * @return true when it is
     */
    public boolean contains(Flag flag) {
        int bit = SYSTEM.indexOf(flag);
        return bit >= 0 ? (system & 1 << bit) != 0 : keywords.contains(flag);
    }

    /**
     * This set and another together.
     *
     * @param other the flags to add
     * @return the union
     */
    public Flags plus(Flags other) {
        if (keywords.isEmpty() && other.keywords.isEmpty()) {
            return of(system | other.system, List.of());
        }
        return of(Stream.concat(stream(), other.stream()).toList());
    }

    /**
     * This set without another's flags.
     *
     * @param other the flags to take away
     * @return the difference
     */
    public Flags minus(Flags other) {
        return of(
                system & ~other.system,
                keywords.stream().filter(flag -> !other.contains(flag)).toList());
    }

    /**
     * Whether there is no flag.
     *
     * @return true when empty
     */
    public boolean isEmpty() {
        return system == 0 && keywords.isEmpty();
    }

    /**
     * The keywords alone.
     *
     * @return by name, immutable
     */
    public List<Flag> keywords() {
        return keywords;
    }

    /**
     * All flags.
     *
     * @return system flags first, then keywords by name
     */
    public Stream<Flag> stream() {
        Stream<Flag> systemFlags = SYSTEM.stream().filter(this::contains);
        return Stream.concat(systemFlags, keywords.stream());
    }

    @Override
    public Iterator<Flag> iterator() {
        return stream().iterator();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Flags that && system == that.system && keywords.equals(that.keywords);
    }

    @Override
    public int hashCode() {
        return 31 * system + keywords.hashCode();
    }

    @Override
    public String toString() {
        return stream().map(Flag::name).collect(Collectors.joining(" ", "(", ")"));
    }
}
