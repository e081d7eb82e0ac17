package io.mailcore.imap.session;

import io.mailcore.api.mailbox.Flag;
import io.mailcore.api.mailbox.Flags;
import io.mailcore.api.mailbox.Uid;
import io.mailcore.api.mailbox.UidSet;
import io.mailcore.api.store.ApplyResult;
import io.mailcore.api.store.Command;
import io.mailcore.api.store.MailboxReader.Detail;
import io.mailcore.api.store.Outcome;
import io.mailcore.api.store.StoredMessage;
import io.mailcore.imap.codec.command.FetchItem;
import io.mailcore.imap.codec.command.FetchItem.Attribute;
import io.mailcore.imap.codec.command.ImapCommand;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * FETCH and UID FETCH (RFC 9051 §6.4.5). Reads messages page by page, and no more than the output has room for; what the
 * summary tells is answered without opening a body.
 */
final class FetchCommand implements Task {
    private static final int PAGE = 100;

    /** Messages are marked as seen shortly before they are sent, not long before. */
    private static final int MARKING_PAGE = 10;

    private static final Set<Attribute> OF_SUMMARY = EnumSet.of(
            Attribute.ENVELOPE,
            Attribute.BODY,
            Attribute.BODYSTRUCTURE,
            Attribute.RFC822_HEADER,
            Attribute.RFC822_TEXT);

    private final Client client;
    private final SelectedMailbox mailbox;
    private final List<FetchItem> items;
    private final UidSet uids;
    private final boolean numbered;
    private final boolean marks;
    private final Detail detail;
    private final Deque<FetchedMessage> page = new ArrayDeque<>();
    private long after;
    private boolean read;

    private FetchCommand(Client client, ImapCommand.Fetch command, UidSet uids) {
        this.client = client;
        this.mailbox = client.mailbox();
        this.items = items(command);
        this.uids = uids;
        this.numbered = !command.uid();
        this.marks = !mailbox.isReadOnly() && items.stream().anyMatch(FetchCommand::marksAsSeen);
        this.detail = items.stream().anyMatch(FetchCommand::needsSummary) ? Detail.SUMMARY : Detail.BASIC;
    }

    static Task begin(Client client, ImapCommand.Fetch command) {
        if (command.changedSince().isPresent() || command.items().contains(Attribute.MODSEQ)) {
            return Task.done(Status.bad("CONDSTORE is not supported"));
        }
        Optional<UidSet> uids = MessageSets.of(client.mailbox(), command.set(), command.uid());
        return uids.<Task>map(set -> new FetchCommand(client, command, set))
                .orElseGet(() -> Task.done(MessageSets.NO_SUCH_MESSAGE));
    }

    // RFC 9051 §6.4.9: the UID forms tell the UID whether it was asked for or not.
    private static List<FetchItem> items(ImapCommand.Fetch command) {
        List<FetchItem> items = new ArrayList<>(command.items());
        if (command.uid() && !items.contains(Attribute.UID)) {
            items.add(0, Attribute.UID);
        }
        return List.copyOf(items);
    }

    private static boolean marksAsSeen(FetchItem item) {
        return item == Attribute.RFC822
                || item == Attribute.RFC822_TEXT
                || item instanceof FetchItem.Body body && !body.peek()
                || item instanceof FetchItem.Binary binary && !binary.peek();
    }

    private static boolean needsSummary(FetchItem item) {
        return !(item instanceof Attribute attribute) || OF_SUMMARY.contains(attribute);
    }

    @Override
    public Progress step() throws IOException {
        while (!client.output().isFull()) {
            if (page.isEmpty() && !readPage()) {
                return end();
            }
            FetchedMessage next = page.remove();
            Optional<Status> refusal = next.writeTo(client);
            if (refusal.isPresent()) {
                return refusal.get();
            }
        }
        return Progress.Pending.MORE;
    }

    private Status end() {
        if (items.contains(Attribute.FLAGS)) {
            mailbox.view().flagsTold(uids);
        }
        String name = numbered ? "FETCH" : "UID FETCH";
        return Status.ok(name + " completed");
    }

    private boolean readPage() throws IOException {
        if (read || uids.isEmpty()) {
            return false;
        }
        int limit = marks ? MARKING_PAGE : PAGE;
        List<StoredMessage> messages = mailbox.reader().messages(uids, after, limit, detail);
        read = messages.size() < limit;
        if (messages.isEmpty()) {
            return false;
        }
        after = messages.get(messages.size() - 1).uid().value();
        Map<Uid, Flags> marked = marks ? mark(messages) : Map.of();
        for (StoredMessage message : messages) {
            page.add(new FetchedMessage(mailbox, message, items, Optional.ofNullable(marked.get(message.uid()))));
        }
        return true;
    }

    // RFC 9051 §6.4.5: reading a text sets \Seen, and the client is told.
    private Map<Uid, Flags> mark(List<StoredMessage> messages) throws IOException {
        List<Uid> unseen = messages.stream()
                .filter(message -> !message.expunged() && !message.flags().contains(Flag.SEEN))
                .map(StoredMessage::uid)
                .toList();
        if (unseen.isEmpty()) {
            return Map.of();
        }
        Command store = new Command.StoreFlags(
                mailbox.ref(), UidSet.of(unseen), Command.FlagMode.ADD, Flags.of(Flag.SEEN), Optional.empty());
        mailbox.markDirty();
        ApplyResult result = client.account().apply(List.of(store));
        if (!(result instanceof ApplyResult.Applied applied)) {
            return Map.of();
        }
        List<StoredMessage> now = applied.outcome(0, Outcome.FlagsStored.class).messages();
        mailbox.view()
                .ownFlags(
                        applied.modSeq(),
                        UidSet.of(now.stream().map(StoredMessage::uid).toList()));
        return now.stream().collect(Collectors.toMap(StoredMessage::uid, StoredMessage::flags));
    }
}
