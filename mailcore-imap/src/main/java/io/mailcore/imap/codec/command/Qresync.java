package io.mailcore.imap.codec.command;

import io.mailcore.api.mailbox.ModSeq;
import io.mailcore.api.mailbox.UidSet;
import io.mailcore.api.mailbox.UidValidity;
import java.util.Objects;
import java.util.Optional;

/**
 * What a client knows of a mailbox it selects (RFC 7162 §3.2.5). Immutable.
 *
 * @param validity the UIDVALIDITY it knows
 * @param modSeq the last MODSEQ it knows, at least 1
 * @param knownUids the UIDs it knows; empty for all
 * @param match the sequence numbers and UIDs it knows to belong together
 */
public record Qresync(UidValidity validity, ModSeq modSeq, Optional<UidSet> knownUids, Optional<Match> match) {

    /** Makes the parameter. */
    public Qresync {
        Objects.requireNonNull(validity, "validity");
        Objects.requireNonNull(modSeq, "modSeq");
        Objects.requireNonNull(knownUids, "knownUids");
        Objects.requireNonNull(match, "match");
    }

    /**
     * Sequence match data (RFC 7162 §3.2.5.2): the n-th lowest number had the n-th lowest UID.
     *
     * @param numbers message sequence numbers
     * @param uids as many UIDs
     */
    public record Match(UidSet numbers, UidSet uids) {

        /**
         * Checks the counts.
         *
         * @throws IllegalArgumentException when the sets differ in size
         */
        public Match {
            if (numbers.count() != uids.count()) {
                throw new IllegalArgumentException("sequence match data: " + numbers.count() + " numbers, "
                        + uids.count() + " UIDs (expected: as many)");
            }
        }
    }
}
