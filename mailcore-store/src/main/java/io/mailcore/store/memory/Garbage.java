package io.mailcore.store.memory;

import io.mailcore.api.mailbox.Uid;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What is let go when the account's lock has been given back: files are not deleted while others wait. */
final class Garbage {
    private final List<Body> bodies = new ArrayList<>();
    private final List<MailboxState> mailboxes = new ArrayList<>();

    void add(Collection<? extends Body> released) {
        bodies.addAll(released);
    }

    /** All bodies of a deleted mailbox. */
    void add(MailboxState dropped) {
        mailboxes.add(dropped);
    }

    void release(BodyFiles files) {
        for (MailboxState mailbox : mailboxes) {
            mailbox.messages()
                    .walk(
                            1,
                            Uid.MAX,
                            (uid, message) -> bodies.add(message.email().body()));
            mailbox.graves()
                    .byUid()
                    .walk(
                            1,
                            Uid.MAX,
                            (uid, grave) -> bodies.add(grave.message().email().body()));
        }
        files.release(bodies);
    }
}
