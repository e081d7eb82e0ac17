package io.mailcore.store.memory;

import io.mailcore.api.mailbox.Flag;
import io.mailcore.api.mailbox.MailboxId;
import io.mailcore.api.mailbox.MailboxName;
import io.mailcore.api.mailbox.ModSeq;
import io.mailcore.api.mailbox.SpecialUse;
import io.mailcore.api.mailbox.Uid;
import io.mailcore.api.mailbox.UidSet;
import io.mailcore.api.mailbox.UidValidity;
import io.mailcore.api.store.MailboxInfo;
import io.mailcore.api.store.MailboxSnapshot;
import java.util.Optional;
import java.util.Set;

/** A mailbox at one moment. Immutable. */
record MailboxState(
        Identity identity,
        MailboxName name,
        Set<SpecialUse> uses,
        Counters counters,
        Contents contents,
        ChangeLog changes,
        ExpungeLog expunges,
        Graves graves) {

    /** What a mailbox keeps for life. */
    record Identity(long number, MailboxId id, UidValidity validity) {}

    /**
     * The counters.
     *
     * @param highest the MODSEQ of the last change
     * @param recentFrom UIDs from here on have not been claimed as recent
     */
    record Counters(
            long uidNext,
            long highest,
            long messages,
            long unseen,
            long deleted,
            long octets,
            long recent,
            long recentFrom) {}

    /** The messages, by UID and by email, and the keywords they have. */
    record Contents(LongTrie<Message> messages, EmailIndex emails, Keywords keywords) {
        static final Contents NONE = new Contents(LongTrie.empty(), EmailIndex.EMPTY, Keywords.NONE);
    }

    static MailboxState empty(Identity identity, MailboxName name, Set<SpecialUse> uses, long modSeq, long firstUid) {
        return new MailboxState(
                identity,
                name,
                uses,
                new Counters(firstUid, modSeq, 0, 0, 0, 0, 0, firstUid),
                Contents.NONE,
                ChangeLog.EMPTY,
                ExpungeLog.from(0),
                Graves.NONE);
    }

    LongTrie<Message> messages() {
        return contents.messages();
    }

    MailboxState withGraves(Graves newGraves) {
        return new MailboxState(identity, name, uses, counters, contents, changes, expunges, newGraves);
    }

    MailboxInfo info() {
        return new MailboxInfo(
                identity.id(),
                name,
                identity.validity(),
                counters.uidNext(),
                ModSeq.of(counters.highest()),
                counters.messages(),
                counters.unseen(),
                counters.deleted(),
                counters.recent(),
                counters.octets(),
                uses);
    }

    MailboxSnapshot snapshot() {
        Survey survey = new Survey();
        messages().walk(1, Uid.MAX, survey);
        Optional<Uid> firstUnseen =
                survey.firstUnseen == 0 ? Optional.empty() : Optional.of(Uid.of(survey.firstUnseen));
        return new MailboxSnapshot(
                info(), survey.uids.build(), firstUnseen, contents.keywords().all());
    }

    private static final class Survey implements LongTrie.Visitor<Message> {
        private final UidSet.Builder uids = UidSet.builder();
        private long firstUnseen;

        @Override
        public boolean visit(long uid, Message message) {
            uids.add(uid);
            if (firstUnseen == 0 && !message.flags().contains(Flag.SEEN)) {
                firstUnseen = uid;
            }
            return true;
        }
    }

    /** The UIDs of the messages. */
    UidSet uids() {
        UidSet.Builder uids = UidSet.builder();
        messages().walk(1, Uid.MAX, (uid, message) -> {
            uids.add(uid);
            return true;
        });
        return uids.build();
    }

    /** Every UID that the mailbox can have had and does not have now. */
    UidSet gaps() {
        UidSet.Builder gaps = UidSet.builder();
        long next = 1;
        for (UidSet.Range range : uids().ranges()) {
            if (range.first() > next) {
                gaps.addRange(next, range.first() - 1);
            }
            next = range.last() + 1;
        }
        if (next < counters.uidNext()) {
            gaps.addRange(next, counters.uidNext() - 1);
        }
        return gaps.build();
    }
}
