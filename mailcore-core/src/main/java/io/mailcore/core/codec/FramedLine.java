package io.mailcore.core.codec;

import java.util.Objects;
import java.util.Set;

/**
 * A line as {@link LineFramer} has cut it.
 *
 * @param octets without CRLF, owned by the receiver; only the beginning of a line that is too long, nothing of one that
 *     is endless
 * @param flaws what is wrong with it; empty for a line of which a grammar may say more
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by nobody, and copied for nobody: a line may be a password.
public record FramedLine(byte[] octets, Set<Flaw> flaws) {

    /** Makes a line. */
    public FramedLine {
        Objects.requireNonNull(octets, "octets");
        flaws = Set.copyOf(flaws);
    }

    /**
     * Whether a flaw was found.
     *
     * @param flaw which
     * @return true if the line has it
     */
    public boolean has(Flaw flaw) {
        return flaws.contains(flaw);
    }

    /**
     * Whether the line may be given to a grammar.
     *
     * @return true without any flaw
     */
    public boolean isSound() {
        return flaws.isEmpty();
    }
}
