package io.mailcore.imap.session;

import io.mailcore.api.mailbox.MailboxName;
import io.mailcore.api.mailbox.UidSet;
import io.mailcore.api.store.ApplyResult;
import io.mailcore.api.store.Command;
import io.mailcore.api.store.MailboxRef;
import io.mailcore.api.store.Outcome;
import io.mailcore.imap.codec.command.ImapCommand;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** COPY and UID COPY (RFC 9051 §6.4.7). */
final class CopyCommand {
    private CopyCommand() {}

    static Task begin(Client client, ImapCommand.Copy command) throws IOException {
        SelectedMailbox mailbox = client.mailbox();
        Optional<MailboxName> target = command.mailbox().name();
        if (target.isEmpty()) {
            return Task.done(Refusals.illegalName(command.mailbox()));
        }
        Optional<UidSet> uids = MessageSets.of(mailbox, command.set(), command.uid());
        if (uids.isEmpty()) {
            return Task.done(MessageSets.NO_SUCH_MESSAGE);
        }
        if (isExpunged(mailbox, uids.get(), command.uid())) {
            return Task.done(Refusals.ISSUED);
        }
        ApplyResult result = client.account()
                .apply(List.of(new Command.Copy(mailbox.ref(), uids.get(), MailboxRef.of(target.get()))));
        mailbox.markDirty();
        if (result instanceof ApplyResult.Refused refused) {
            return Task.done(Refusals.ofTarget(refused.reason()));
        }
        Outcome.Copied copied = ((ApplyResult.Applied) result).outcome(0, Outcome.Copied.class);
        return Task.done(copyUid(copied)
                .map(code -> Status.ok(code, "COPY completed"))
                .orElseGet(() -> Status.ok("COPY completed, no matching message")));
    }

    /**
     * Whether a message named by its sequence number is gone although the client does not know: then nothing is copied
     * (RFC 2180 §4.4.1). A UID that is gone is passed over.
     */
    static boolean isExpunged(SelectedMailbox mailbox, UidSet uids, boolean byUid) throws IOException {
        if (byUid) {
            return false;
        }
        mailbox.sync();
        return !mailbox.view().expunged().intersect(uids).isEmpty();
    }

    /** The code that says which message became which; empty without messages, as its sets cannot be (RFC 4315 §4). */
    static Optional<String> copyUid(Outcome.Copied copied) {
        return copied.sourceUids().isEmpty()
                ? Optional.empty()
                : Optional.of("COPYUID " + copied.validity() + " " + copied.sourceUids() + " " + copied.targetUids());
    }
}
