package io.mailcore.store.memory;

import io.mailcore.api.mailbox.MailboxId;
import io.mailcore.api.mailbox.MailboxName;
import io.mailcore.api.mailbox.ModSeq;
import io.mailcore.api.store.MailboxRef;
import io.mailcore.api.store.Quota;
import io.mailcore.api.store.QuotaLimits;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * All mail of an account at one moment. Immutable: a commit makes the next state, and readers see the one or the other.
 *
 * @param modSeq of the last commit
 */
record AccountState(long modSeq, Numbers next, Tree tree, Quota quota) {

    /** The last number of each kind that was given away. */
    record Numbers(long validity, long mailbox, long email) {}

    /**
     * The mailboxes.
     *
     * @param mailboxes by number
     * @param names of the mailboxes; not changed after its making
     * @param subscriptions names, which need not be mailboxes'; not changed after its making
     * @param ghosts deleted mailboxes that readers still hold, by number
     */
    record Tree(
            LongTrie<MailboxState> mailboxes,
            NavigableMap<MailboxName, Long> names,
            Set<MailboxName> subscriptions,
            LongTrie<View> ghosts) {}

    /**
     * A mailbox, deleted or not.
     *
     * @param mailbox as it is, or as it was when it was deleted
     * @param deletedAt the MODSEQ at which it went; the highest number when it is there
     */
    record View(MailboxState mailbox, long deletedAt) {

        boolean isDeleted() {
            return deletedAt != Long.MAX_VALUE;
        }

        /** Whether there is something held only for readers who know less than this. */
        boolean holdsUpTo(long told) {
            return isDeleted() && deletedAt <= told || mailbox.graves().hasUpTo(told);
        }
    }

    /** An account with an empty INBOX. */
    static AccountState fresh(MailboxState inbox) {
        NavigableMap<MailboxName, Long> names = new TreeMap<>();
        names.put(MailboxName.INBOX, inbox.identity().number());
        return new AccountState(
                inbox.counters().highest(),
                new Numbers(
                        inbox.identity().validity().value(), inbox.identity().number(), 0),
                new Tree(
                        LongTrie.<MailboxState>empty().with(inbox.identity().number(), inbox),
                        names,
                        Set.of(),
                        LongTrie.empty()),
                new Quota(QuotaLimits.NONE, 0, 0));
    }

    ModSeq latest() {
        return ModSeq.of(modSeq);
    }

    Optional<MailboxState> mailbox(MailboxName name) {
        return Optional.ofNullable(tree.names().get(name)).flatMap(tree.mailboxes()::find);
    }

    Optional<MailboxState> mailbox(MailboxId id, Ids ids) {
        return tree.mailboxes().find(ids.number(id));
    }

    /** The mailbox of a reference, or -1 as number when there is none. */
    static long number(MailboxRef ref, Ids ids, NavigableMap<MailboxName, Long> names) {
        if (ref instanceof MailboxRef.ByName byName) {
            return names.getOrDefault(byName.name(), -1L);
        }
        return ids.number(((MailboxRef.ById) ref).id());
    }

    /** A mailbox for readers, deleted or not. */
    Optional<View> view(long number) {
        Optional<View> alive = tree.mailboxes().find(number).map(mailbox -> new View(mailbox, Long.MAX_VALUE));
        return alive.isPresent() ? alive : tree.ghosts().find(number);
    }

    AccountState withoutGhost(long number) {
        return withTree(new Tree(
                tree.mailboxes(),
                tree.names(),
                tree.subscriptions(),
                tree.ghosts().without(number)));
    }

    AccountState withGraves(long number, Graves graves) {
        Optional<MailboxState> alive = tree.mailboxes().find(number);
        if (alive.isPresent()) {
            return withTree(new Tree(
                    tree.mailboxes().with(number, alive.get().withGraves(graves)),
                    tree.names(),
                    tree.subscriptions(),
                    tree.ghosts()));
        }
        View ghost = tree.ghosts().find(number).orElseThrow();
        View cleared = new View(ghost.mailbox().withGraves(graves), ghost.deletedAt());
        return withTree(new Tree(
                tree.mailboxes(),
                tree.names(),
                tree.subscriptions(),
                tree.ghosts().with(number, cleared)));
    }

    private AccountState withTree(Tree newTree) {
        return new AccountState(modSeq, next, newTree, quota);
    }
}
