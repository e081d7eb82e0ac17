package io.mailcore.imap.session;

import io.mailcore.api.mailbox.MailboxName;
import io.mailcore.imap.codec.command.ImapCommand;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** LSUB (RFC 3501 §6.3.9). */
final class LsubCommand implements Task {
    private final Client client;
    private final Deque<Line> rest = new ArrayDeque<>();

    private record Line(MailboxName name, String attributes) {}

    private LsubCommand(Client client) {
        this.client = client;
    }

    static Task begin(Client client, ImapCommand.Lsub command) throws IOException {
        List<String> patterns = command.pattern().map(List::of).orElse(List.of());
        if (patterns.equals(List.of(""))) {
            client.untagged("LSUB (\\Noselect) \"/\" \"\"");
            return Task.done(Status.ok("LSUB completed"));
        }
        LsubCommand task = new LsubCommand(client);
        task.select(client.account().subscriptions(), Patterns.matcher(command.reference(), patterns));
        return task;
    }

    private void select(Set<MailboxName> subscribed, Predicate<MailboxName> pattern) {
        Set<MailboxName> parents = new HashSet<>();
        // RFC 3501 §6.3.9: with %, a name that is not subscribed stands for those below it that are, as \Noselect.
        subscribed.stream()
                .filter(name -> !pattern.test(name))
                .forEach(name -> MailboxTree.addAncestors(name, parents));
        Set<MailboxName> names = new TreeSet<>(parents);
        names.addAll(subscribed);
        names.stream()
                .filter(pattern)
                .forEach(name -> rest.add(new Line(name, subscribed.contains(name) ? "" : "\\Noselect")));
    }

    @Override
    public Progress step() {
        while (!rest.isEmpty()) {
            if (client.output().isFull()) {
                return Progress.Pending.MORE;
            }
            Line line = rest.remove();
            client.responses()
                    .raw("* LSUB (")
                    .raw(line.attributes)
                    .raw(") \"/\" ")
                    .mailbox(line.name)
                    .crlf();
            client.writeResponses();
        }
        return Status.ok("LSUB completed");
    }
}
