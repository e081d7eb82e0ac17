package io.mailcore.imap.session;

import io.mailcore.api.mailbox.UidSet;
import io.mailcore.imap.codec.command.SequenceSet;
import java.util.Optional;

/** Finds the messages that a command's set names, among those the client knows. */
final class MessageSets {
    static final Status NO_SUCH_MESSAGE = Status.bad("No such message sequence number");

    private MessageSets() {}

    /**
     * The messages of a set.
     *
     * @return empty when a sequence number is larger than any message's, which is the client's mistake (RFC 9051 §9
     *     seq-number)
     */
    static Optional<UidSet> of(SelectedMailbox mailbox, SequenceSet set, boolean uid) {
        if (uid || set.isSearchResult()) {
            return Optional.of(uids(mailbox, set));
        }
        MailboxView view = mailbox.view();
        return set.exceeds(view.messages()) ? Optional.empty() : Optional.of(numbered(view, set));
    }

    /** The messages of a set of UIDs, those passed over that are not there (RFC 9051 §6.4.9). */
    static UidSet uids(SelectedMailbox mailbox, SequenceSet set) {
        if (set.isSearchResult()) {
            return mailbox.saved();
        }
        MailboxView view = mailbox.view();
        return view.known(set.resolve(view.lastUid()));
    }

    /** The messages of a set of sequence numbers, those passed over that are not there. */
    static UidSet numbered(MailboxView view, SequenceSet set) {
        UidSet numbers = view.messages() == 0
                ? UidSet.EMPTY
                : set.resolve(view.messages()).intersect(UidSet.range(1, view.messages()));
        UidSet.Builder uids = UidSet.builder();
        for (UidSet.Range range : numbers.ranges()) {
            view.uids((int) range.first(), (int) range.last())
                    .ranges()
                    .forEach(run -> uids.addRange(run.first(), run.last()));
        }
        return uids.build();
    }
}
