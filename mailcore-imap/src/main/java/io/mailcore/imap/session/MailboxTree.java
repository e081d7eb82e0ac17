package io.mailcore.imap.session;

import io.mailcore.api.mailbox.MailboxName;
import io.mailcore.api.store.AccountStore;
import io.mailcore.api.store.MailboxInfo;
import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The names of an account at one moment: its mailboxes, the names they imply, and those subscribed to. Immutable. */
final class MailboxTree {
    private final Map<MailboxName, Node> nodes;

    private MailboxTree(Map<MailboxName, Node> nodes) {
        this.nodes = nodes;
    }

    /**
     * A name.
     *
     * @param name of it
     * @param mailbox empty when no mailbox is called so
     * @param subscribed whether it is subscribed to
     * @param hasChildren whether there are mailboxes below it
     */
    record Node(MailboxName name, Optional<MailboxInfo> mailbox, boolean subscribed, boolean hasChildren) {}

    static MailboxTree of(AccountStore account) throws IOException {
        Set<MailboxName> subscribed = account.subscriptions();
        Map<MailboxName, MailboxInfo> mailboxes = new TreeMap<>();
        Set<MailboxName> parents = new HashSet<>();
        for (MailboxInfo mailbox : account.mailboxes()) {
            mailboxes.put(mailbox.name(), mailbox);
            addAncestors(mailbox.name(), parents);
        }
        Set<MailboxName> names = new HashSet<>(parents);
        names.addAll(mailboxes.keySet());
        names.addAll(subscribed);
        subscribed.forEach(name -> addAncestors(name, names));
        Map<MailboxName, Node> nodes = new TreeMap<>();
        for (MailboxName name : names) {
            Optional<MailboxInfo> mailbox = Optional.ofNullable(mailboxes.get(name));
            nodes.put(name, new Node(name, mailbox, subscribed.contains(name), parents.contains(name)));
        }
        return new MailboxTree(nodes);
    }

    static void addAncestors(MailboxName name, Set<MailboxName> to) {
        Optional<MailboxName> parent = name.parent();
        while (parent.isPresent() && to.add(parent.get())) {
            parent = parent.get().parent();
        }
    }

    /** All names, in order. */
    Collection<Node> nodes() {
        return nodes.values();
    }
}
