package io.mailcore.imap.session;

import io.mailcore.api.mailbox.MailboxId;
import io.mailcore.api.mailbox.UidSet;
import io.mailcore.api.store.AccountStore;
import io.mailcore.api.store.ApplyResult;
import io.mailcore.api.store.Command;
import io.mailcore.api.store.MailboxChanges;
import io.mailcore.api.store.MailboxInfo;
import io.mailcore.api.store.MailboxReader;
import io.mailcore.api.store.MailboxRef;
import io.mailcore.api.store.MailboxSnapshot;
import io.mailcore.api.store.Outcome;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The mailbox a session has selected: its reader, and its view kept in step with the store. Not thread-safe. */
final class SelectedMailbox implements AutoCloseable {
    private static final int CHANGES_PER_PAGE = 1000;
    private static final int CLAIM_ATTEMPTS = 3;

    private final AccountStore account;
    private final MailboxReader reader;
    private final MailboxSnapshot snapshot;
    private final MailboxView view;
    private final boolean readOnly;
    private final boolean claimsRecent;
    private UidSet saved = UidSet.EMPTY;
    private boolean dirty;
    private boolean gone;

    private SelectedMailbox(AccountStore account, MailboxReader reader, MailboxSnapshot snapshot, Opening opening) {
        this.account = account;
        this.reader = reader;
        this.snapshot = snapshot;
        this.view = new MailboxView(snapshot.uids(), snapshot.info().highestModSeq());
        this.readOnly = opening.readOnly;
        this.claimsRecent = opening.withRecent && !opening.readOnly;
    }

    /**
     * How a mailbox is opened.
     *
     * @param readOnly as by EXAMINE
     * @param withRecent whether the session knows {@code \Recent}
     */
    record Opening(boolean readOnly, boolean withRecent) {}

    /** Opens a mailbox; empty when it has just been deleted. */
    static Optional<SelectedMailbox> open(AccountStore account, MailboxId id, Opening opening) throws IOException {
        Optional<MailboxReader> reader = account.open(id);
        if (reader.isEmpty()) {
            return Optional.empty();
        }
        try {
            Optional<SelectedMailbox> opened = open(account, reader.get(), opening);
            if (opened.isEmpty()) {
                reader.get().close();
            }
            return opened;
        } catch (IOException | RuntimeException e) {
            reader.get().close();
            throw e;
        }
    }

    private static Optional<SelectedMailbox> open(AccountStore account, MailboxReader reader, Opening opening)
            throws IOException {
        Optional<MailboxSnapshot> snapshot = reader.snapshot();
        if (snapshot.isEmpty() || !opening.withRecent) {
            return snapshot.map(s -> new SelectedMailbox(account, reader, s, opening));
        }
        if (opening.readOnly) {
            // RFC 3501 §6.3.2: EXAMINE sees what is recent and takes it from nobody.
            SelectedMailbox mailbox = new SelectedMailbox(account, reader, snapshot.get(), opening);
            mailbox.peekRecent();
            return Optional.of(mailbox);
        }
        return openClaiming(account, reader, opening);
    }

    private static Optional<SelectedMailbox> openClaiming(AccountStore account, MailboxReader reader, Opening opening)
            throws IOException {
        long firstRecent = Long.MAX_VALUE;
        Optional<MailboxSnapshot> snapshot = Optional.empty();
        // A message that comes between the claim and the snapshot is claimed in the next round.
        for (int attempt = 0; attempt < CLAIM_ATTEMPTS; attempt++) {
            MailboxSnapshot before = reader.snapshot().orElse(null);
            if (before == null) {
                return Optional.empty();
            }
            snapshot = Optional.of(before);
            if (before.info().recent() == 0) {
                break;
            }
            firstRecent = Math.min(firstRecent, claim(account, before.info().id()));
        }
        SelectedMailbox mailbox = new SelectedMailbox(account, reader, snapshot.orElseThrow(), opening);
        mailbox.view.claimRecent(firstRecent);
        return Optional.of(mailbox);
    }

    private void peekRecent() {
        long recent = snapshot.info().recent();
        int first = view.messages() - (int) Math.min(recent, view.messages()) + 1;
        if (first <= view.messages()) {
            view.claimRecent(view.uid(first));
        }
    }

    private static long claim(AccountStore account, MailboxId id) throws IOException {
        ApplyResult result = account.apply(List.of(new Command.ClaimRecent(MailboxRef.of(id))));
        return result instanceof ApplyResult.Applied applied
                ? applied.outcome(0, Outcome.RecentClaimed.class).firstRecent()
                : Long.MAX_VALUE;
    }

    MailboxReader reader() {
        return reader;
    }

    MailboxView view() {
        return view;
    }

    MailboxId id() {
        return snapshot.info().id();
    }

    MailboxRef ref() {
        return MailboxRef.of(id());
    }

    /** The counters at the time of opening. */
    MailboxInfo info() {
        return snapshot.info();
    }

    MailboxSnapshot snapshot() {
        return snapshot;
    }

    boolean isReadOnly() {
        return readOnly;
    }

    /** Whether the mailbox has been deleted, as far as the last {@link #sync} knows. */
    boolean isGone() {
        return gone;
    }

    /** The result of the last SEARCH that saved one (RFC 9051 §6.4.4.1), without messages the client knows are gone. */
    UidSet saved() {
        return view.known(saved);
    }

    void save(UidSet result) {
        saved = result;
    }

    /** Something may have changed. */
    void markDirty() {
        dirty = true;
    }

    boolean isDirty() {
        return dirty;
    }

    /** Takes in what has happened since the last time; tells the client nothing. */
    void sync() throws IOException {
        dirty = false;
        int before = view.unannounced();
        takeIn();
        if (claimsRecent && !gone && view.unannounced() > before) {
            // Claimed first and read after: what comes in between is recent to two sessions rather than to none
            // (RFC 3501 §2.3.2).
            long firstRecent = claim(account, id());
            takeIn();
            view.claimRecent(firstRecent);
        }
    }

    private void takeIn() throws IOException {
        MailboxChanges changes;
        do {
            changes = reader.changesSince(view.known(), CHANGES_PER_PAGE);
            if (changes.mailboxDeleted()) {
                gone = true;
                return;
            }
            view.absorb(changes);
        } while (changes.more());
    }

    /** Lets the store forget the messages that the client knows are gone. */
    void releaseTold() {
        if (view.expunged().isEmpty()) {
            reader.told(view.known());
        }
    }

    @Override
    public void close() {
        reader.close();
    }
}
