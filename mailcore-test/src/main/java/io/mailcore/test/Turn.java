package io.mailcore.test;

import io.mailcore.api.account.AccountId;
import io.mailcore.api.store.AccountChange.MessageAdded;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is delivered while a session handles what it has received. Used by the session's thread only. */
final class Turn {
    private final List<Commit> commits = new ArrayList<>();
    private Optional<Delivery> delivery = Optional.empty();

    /** A message was added to a mailbox. */
    record Commit(AccountId account, MessageAdded message, Optional<Delivery> delivery) {}

    void delivering(Delivery now) {
        delivery = Optional.of(now);
    }

    void delivered() {
        delivery = Optional.empty();
    }

    void add(AccountId account, MessageAdded message) {
        commits.add(new Commit(account, message, delivery));
    }

    List<Commit> commits() {
        return commits;
    }
}
