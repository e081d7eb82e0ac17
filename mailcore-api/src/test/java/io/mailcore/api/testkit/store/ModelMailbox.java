package io.mailcore.api.testkit.store;

import io.mailcore.api.mailbox.EmailId;
import io.mailcore.api.mailbox.Flag;
import io.mailcore.api.mailbox.Flags;
import io.mailcore.api.mailbox.UidSet;
import io.mailcore.api.store.MailboxInfo;
import java.util.Map;
import java.util.TreeMap;

/** What a mailbox should be, as plainly as can be: a map of messages by UID, everything else counted anew each time. */
final class ModelMailbox {
    final MailboxInfo made;
    final TreeMap<Long, Mail> mails = new TreeMap<>();
    /** Every message that ever left, with the MODSEQ at which it did. */
    final TreeMap<Long, Long> left = new TreeMap<>();

    long highestUid;
    long highestModSeq;

    /** A message as it should be. */
    record Mail(EmailId email, Flags flags, long size, long modSeq) {

        Mail with(Flags newFlags, long newModSeq) {
            return new Mail(email, newFlags, size, newModSeq);
        }
    }

    ModelMailbox(MailboxInfo made) {
        this.made = made;
        this.highestUid = made.uidNext() - 1;
        this.highestModSeq = made.highestModSeq().value();
    }

    ModelMailbox copy() {
        ModelMailbox copy = new ModelMailbox(made);
        copy.mails.putAll(mails);
        copy.left.putAll(left);
        copy.highestUid = highestUid;
        copy.highestModSeq = highestModSeq;
        return copy;
    }

    void add(long uid, Mail mail) {
        if (uid <= highestUid) {
            throw new AssertionError("UID " + uid + " is not above " + highestUid);
        }
        highestUid = uid;
        highestModSeq = mail.modSeq;
        mails.put(uid, mail);
    }

    Mail remove(long uid, long modSeq) {
        highestModSeq = modSeq;
        left.put(uid, modSeq);
        Mail mail = mails.remove(uid);
        if (mail == null) {
            throw new AssertionError("no UID " + uid);
        }
        return mail;
    }

    UidSet there(UidSet uids) {
        return uids(mails).intersect(uids);
    }

    UidSet changedSince(long modSeq) {
        TreeMap<Long, Mail> changed = new TreeMap<>(mails);
        changed.values().removeIf(mail -> mail.modSeq <= modSeq);
        return uids(changed);
    }

    UidSet leftSince(long modSeq) {
        TreeMap<Long, Long> later = new TreeMap<>(left);
        later.values().removeIf(at -> at <= modSeq);
        return uids(later);
    }

    long without(Flag flag) {
        return mails.values().stream()
                .filter(mail -> !mail.flags.contains(flag))
                .count();
    }

    long octets() {
        return mails.values().stream().mapToLong(Mail::size).sum();
    }

    Flags keywords() {
        return Flags.of(mails.values().stream()
                .flatMap(mail -> mail.flags.keywords().stream())
                .toList());
    }

    static UidSet uids(Map<Long, ?> map) {
        return UidSet.of(map.keySet().stream().mapToLong(Long::longValue).toArray());
    }
}
