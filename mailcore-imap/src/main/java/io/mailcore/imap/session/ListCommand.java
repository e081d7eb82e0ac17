package io.mailcore.imap.session;

import io.mailcore.api.mailbox.MailboxName;
import io.mailcore.api.mailbox.SpecialUse;
import io.mailcore.imap.codec.ResponseBuffer;
import io.mailcore.imap.codec.command.ImapCommand;
import io.mailcore.imap.codec.command.ListReturn;
import io.mailcore.imap.codec.command.ListSelection;
import io.mailcore.imap.session.MailboxTree.Node;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** LIST, basic and extended (RFC 9051 §6.3.9, RFC 5258, RFC 5819, RFC 6154). */
final class ListCommand implements Task {
    private final Client client;
    private final ImapCommand.ListMailboxes command;
    private final Predicate<MailboxName> pattern;
    private final Set<MailboxName> aboveSelected = new HashSet<>();
    private final Deque<Node> rest = new ArrayDeque<>();

    private ListCommand(Client client, ImapCommand.ListMailboxes command) {
        this.client = client;
        this.command = command;
        this.pattern = Patterns.matcher(command.reference(), command.patterns());
    }

    static Task begin(Client client, ImapCommand.ListMailboxes command) throws IOException {
        if (!StatusCommand.supports(command.status())) {
            return Task.done(Status.bad("Status item is not supported"));
        }
        if (!command.extended() && command.patterns().equals(List.of(""))) {
            // RFC 9051 §6.3.9: an empty name asks for the hierarchy delimiter.
            client.untagged("LIST (\\Noselect) \"/\" \"\"");
            return Task.done(Status.ok("LIST completed"));
        }
        ListCommand task = new ListCommand(client, command);
        task.select(MailboxTree.of(client.account()));
        return task;
    }

    private void select(MailboxTree tree) {
        if (command.selection().contains(ListSelection.RECURSIVEMATCH)) {
            // RFC 5258 §3.1: what has selected names below it that the pattern does not show.
            tree.nodes().stream()
                    .filter(node -> isSelected(node) && !pattern.test(node.name()))
                    .forEach(node -> MailboxTree.addAncestors(node.name(), aboveSelected));
        }
        tree.nodes().stream()
                .filter(node -> pattern.test(node.name()))
                .filter(node -> isSelected(node) || aboveSelected.contains(node.name()))
                .forEach(rest::add);
    }

    private boolean isSelected(Node node) {
        boolean bySubscription = command.selection().contains(ListSelection.SUBSCRIBED);
        boolean byUse = command.selection().contains(ListSelection.SPECIAL_USE);
        if (bySubscription && !node.subscribed()) {
            return false;
        }
        if (byUse && node.mailbox().filter(mailbox -> !mailbox.uses().isEmpty()).isEmpty()) {
            return false;
        }
        return bySubscription || node.mailbox().isPresent() || node.hasChildren();
    }

    @Override
    public Progress step() {
        while (!rest.isEmpty()) {
            if (client.output().isFull()) {
                return Progress.Pending.MORE;
            }
            tell(rest.remove());
        }
        return Status.ok("LIST completed");
    }

    private void tell(Node node) {
        ResponseBuffer responses = client.responses();
        responses
                .raw("* LIST (")
                .raw(String.join(" ", attributes(node)))
                .raw(") \"/\" ")
                .mailbox(node.name());
        if (aboveSelected.contains(node.name())) {
            responses.raw(" (\"CHILDINFO\" (").raw(selectionNames()).raw("))");
        }
        responses.crlf();
        if (!command.status().isEmpty() && node.mailbox().isPresent()) {
            // RFC 5819 §2: after its LIST, and only for what can be selected.
            StatusCommand.tell(client, node.mailbox().get(), command.status());
        }
        client.writeResponses();
    }

    private String selectionNames() {
        List<String> names = new ArrayList<>();
        if (command.selection().contains(ListSelection.SUBSCRIBED)) {
            names.add("\"SUBSCRIBED\"");
        }
        if (command.selection().contains(ListSelection.SPECIAL_USE)) {
            names.add("\"SPECIAL-USE\"");
        }
        return String.join(" ", names);
    }

    private List<String> attributes(Node node) {
        List<String> attributes = new ArrayList<>();
        if (node.mailbox().isEmpty()) {
            attributes.add(command.extended() || client.isRev2() ? "\\NonExistent" : "\\Noselect");
        }
        attributes.add(node.hasChildren() ? "\\HasChildren" : "\\HasNoChildren");
        boolean tellsSubscribed = command.returns().contains(ListReturn.SUBSCRIBED)
                || command.selection().contains(ListSelection.SUBSCRIBED);
        if (tellsSubscribed && node.subscribed()) {
            attributes.add("\\Subscribed");
        }
        // RFC 6154 §2: told whether asked for or not.
        node.mailbox()
                .ifPresent(mailbox -> mailbox.uses().stream()
                        .sorted()
                        .map(SpecialUse::attribute)
                        .forEach(attributes::add));
        return attributes;
    }
}
