package io.mailcore.imap.session;

import io.mailcore.api.mailbox.UidSet;
import io.mailcore.api.store.MailboxReader.Detail;
import io.mailcore.api.store.StoredMessage;
import io.mailcore.imap.codec.ResponseBuffer;
import java.io.IOException;
import java.util.List;

/**
 * Tells a client what has happened in its mailbox, page by page: what is gone first, then what is new, so that EXISTS
 * counts what the client knows (RFC 9051 §7.4.1, §7.5.1), then flags that others have changed.
 */
final class News {
    /** What RFC 3501 §2.3.2 adds to the stored flags. */
    static final List<String> RECENT = List.of("\\Recent");

    private static final int EXPUNGES_PER_STEP = 1000;
    private static final int FLAGS_PER_STEP = 250;

    private final Client client;
    private final SelectedMailbox mailbox;
    private final boolean withExpunged;
    private UidSet changed = UidSet.EMPTY;
    private long changedUpTo;
    private boolean announced;

    News(Client client, SelectedMailbox mailbox, boolean withExpunged) {
        this.client = client;
        this.mailbox = mailbox;
        this.withExpunged = withExpunged;
    }

    /** Writes on; returns whether there is more. */
    boolean step() throws IOException {
        if (withExpunged && tellExpunged()) {
            return true;
        }
        if (!announced) {
            announced = true;
            tellNew();
            changed = mailbox.view().takeChangedFlags();
        }
        if (tellFlags()) {
            return true;
        }
        mailbox.releaseTold();
        return false;
    }

    private boolean tellExpunged() {
        int[] sequences = mailbox.view().takeExpunged(EXPUNGES_PER_STEP);
        for (int sequence : sequences) {
            client.untagged(sequence + " EXPUNGE");
        }
        return sequences.length == EXPUNGES_PER_STEP;
    }

    private void tellNew() {
        if (mailbox.view().announce()) {
            client.untagged(mailbox.view().messages() + " EXISTS");
            if (!client.isRev2()) {
                client.untagged(mailbox.view().recent() + " RECENT");
            }
        }
    }

    private boolean tellFlags() throws IOException {
        if (changed.isEmpty()) {
            return false;
        }
        List<StoredMessage> page = mailbox.reader().messages(changed, changedUpTo, FLAGS_PER_STEP, Detail.BASIC);
        for (StoredMessage message : page) {
            changedUpTo = message.uid().value();
            if (mailbox.view().sequence(changedUpTo) > 0 && !message.expunged()) {
                tellFlags(client, message, true);
            }
        }
        return page.size() == FLAGS_PER_STEP;
    }

    /** Writes a FETCH response with a message's flags, as this session sees them. */
    static void tellFlags(Client client, StoredMessage message, boolean withUid) {
        MailboxView view = client.mailbox().view();
        long uid = message.uid().value();
        ResponseBuffer responses = client.responses();
        responses.raw("* ").number(view.sequence(uid)).raw(" FETCH (");
        if (withUid) {
            responses.raw("UID ").number(uid).raw(" ");
        }
        responses.raw("FLAGS ").flags(message.flags(), view.isRecent(uid) ? RECENT : List.of());
        responses.raw(")").crlf();
        client.writeResponses();
    }
}
