package io.mailcore.pop3.session;

import io.mailcore.api.content.Content;
import io.mailcore.api.mailbox.EmailId;
import io.mailcore.api.mailbox.Flag;
import io.mailcore.api.mailbox.Flags;
import io.mailcore.api.mailbox.MailboxName;
import io.mailcore.api.mailbox.UidSet;
import io.mailcore.api.store.AccountStore;
import io.mailcore.api.store.ApplyResult;
import io.mailcore.api.store.Command;
import io.mailcore.api.store.MailboxInfo;
import io.mailcore.api.store.MailboxReader;
import io.mailcore.api.store.MailboxRef;
import io.mailcore.api.store.MailboxSnapshot;
import io.mailcore.api.store.StoredMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * An account's INBOX as it was at login. Message numbers run from 1 and never change (RFC 1939 §4), whatever other
 * sessions do: the reader keeps expunged messages readable.
 */
final class Maildrop implements AutoCloseable {
    private static final int PAGE = 1000;

    private final AccountStore account;
    private final MailboxReader reader;
    private final MailboxInfo inbox;
    private final List<Item> items;
    private final BitSet deleted = new BitSet();
    private final BitSet retrieved = new BitSet();

    /** What a session needs to know of a message. */
    private record Item(long uid, long size, EmailId email) {}

    private Maildrop(AccountStore account, MailboxReader reader, MailboxInfo inbox, List<Item> items) {
        this.account = account;
        this.reader = reader;
        this.inbox = inbox;
        this.items = items;
    }

    static Maildrop open(AccountStore account, int limit) throws IOException {
        MailboxInfo info = account.mailbox(MailboxName.INBOX).orElseThrow(() -> new IOException("INBOX: missing"));
        MailboxReader reader = account.open(info.id()).orElseThrow(() -> new IOException("INBOX: missing"));
        try {
            MailboxSnapshot snapshot = reader.snapshot().orElseThrow(() -> new IOException("INBOX: missing"));
            return new Maildrop(account, reader, snapshot.info(), items(reader, snapshot.uids(), limit));
        } catch (IOException | RuntimeException e) {
            reader.close();
            throw e;
        }
    }

    private static List<Item> items(MailboxReader reader, UidSet uids, int limit) throws IOException {
        List<Item> items = new ArrayList<>();
        long after = 0;
        boolean more = true;
        while (more && items.size() < limit) {
            int wanted = Math.min(PAGE, limit - items.size());
            List<StoredMessage> page = reader.messages(uids, after, wanted, MailboxReader.Detail.BASIC);
            for (StoredMessage message : page) {
                after = message.uid().value();
                items.add(new Item(after, message.size(), message.emailId()));
            }
            more = page.size() == wanted;
        }
        return items;
    }

    /** How many messages there were at login; numbers run up to it. */
    int highestNumber() {
        return items.size();
    }

    boolean has(int number) {
        return number >= 1 && number <= items.size() && !deleted.get(number);
    }

    IntStream numbers() {
        return IntStream.rangeClosed(1, items.size()).filter(this::has);
    }

    int count() {
        return items.size() - deleted.cardinality();
    }

    long octets() {
        return numbers().mapToLong(this::size).sum();
    }

    long size(int number) {
        return items.get(number - 1).size();
    }

    /** RFC 1939 §7 UIDL: unique within the maildrop for ever, as UIDVALIDITY and UID together are. */
    String uniqueId(int number) {
        return inbox.validity() + "." + items.get(number - 1).uid();
    }

    Optional<Content> content(int number) throws IOException {
        return reader.content(items.get(number - 1).email());
    }

    void delete(int number) {
        deleted.set(number);
    }

    void retrieved(int number) {
        retrieved.set(number);
    }

    void undelete() {
        deleted.clear();
    }

    /** The UPDATE state (RFC 1939 §6): removes what is marked, and marks as seen what was retrieved. */
    boolean update() throws IOException {
        List<Command> commands = new ArrayList<>();
        MailboxRef mailbox = MailboxRef.of(inbox.id());
        BitSet seen = (BitSet) retrieved.clone();
        seen.andNot(deleted);
        if (!seen.isEmpty()) {
            commands.add(new Command.StoreFlags(
                    mailbox, uids(seen), Command.FlagMode.ADD, Flags.of(Flag.SEEN), Optional.empty()));
        }
        if (!deleted.isEmpty()) {
            commands.add(new Command.Expunge(mailbox, uids(deleted), false));
        }
        return commands.isEmpty() || account.apply(commands) instanceof ApplyResult.Applied;
    }

    private UidSet uids(BitSet numbers) {
        return UidSet.of(numbers.stream()
                .mapToLong(number -> items.get(number - 1).uid())
                .toArray());
    }

    @Override
    public void close() {
        reader.close();
    }
}
