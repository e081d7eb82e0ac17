package io.mailcore.store.memory;

import java.util.Optional;

/** The emails of a mailbox by number, with how many messages of the mailbox each has. Immutable. */
record EmailIndex(LongTrie<EmailIndex.Entry> entries) {
    static final EmailIndex EMPTY = new EmailIndex(LongTrie.empty());

    /** An email alone stands for one message, as nearly all do. */
    sealed interface Entry permits Email, Shared {}

    /** An email that was copied within the mailbox. */
    record Shared(Email email, int messages) implements Entry {}

    Optional<Email> find(long number) {
        return entries.find(number).map(entry -> entry instanceof Shared shared ? shared.email() : (Email) entry);
    }

    EmailIndex plus(Email email) {
        int count = count(email.number()) + 1;
        return new EmailIndex(entries.with(email.number(), count == 1 ? email : new Shared(email, count)));
    }

    EmailIndex minus(Email email) {
        int count = count(email.number()) - 1;
        if (count == 0) {
            return new EmailIndex(entries.without(email.number()));
        }
        return new EmailIndex(entries.with(email.number(), count == 1 ? email : new Shared(email, count)));
    }

    private int count(long number) {
        return entries.find(number)
                .map(entry -> entry instanceof Shared shared ? shared.messages() : 1)
                .orElse(0);
    }
}
