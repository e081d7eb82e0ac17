package io.mailcore.api.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.api.mailbox.EmailId;
import io.mailcore.api.mailbox.Flag;
import io.mailcore.api.mailbox.Flags;
import io.mailcore.api.mailbox.MailboxName;
import io.mailcore.api.mailbox.ModSeq;
import io.mailcore.api.mailbox.UidSet;
import io.mailcore.api.store.ApplyResult;
import io.mailcore.api.store.Command;
import io.mailcore.api.store.MailboxInfo;
import io.mailcore.api.store.MailboxRef;
import io.mailcore.api.store.Outcome;
import io.mailcore.api.store.Refusal;
import io.mailcore.api.store.StoredMessage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PrimitiveIterator;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What an account should be. Told of each batch and of what the store made of it, it checks the outcomes, and takes from
 * them only what the store is free to choose: UIDs, ids and the MODSEQ.
 */
final class ModelAccount {
    final TreeMap<MailboxName, ModelMailbox> mailboxes = new TreeMap<>();
    private long messageLimit = Long.MAX_VALUE;
    private long modSeq;

    ModelAccount(MailboxInfo inbox) {
        mailboxes.put(MailboxName.INBOX, new ModelMailbox(inbox));
        modSeq = inbox.highestModSeq().value();
    }

    private ModelAccount(ModelAccount other) {
        other.mailboxes.forEach((name, mailbox) -> mailboxes.put(name, mailbox.copy()));
        messageLimit = other.messageLimit;
        modSeq = other.modSeq;
    }

    long messages() {
        return mailboxes.values().stream()
                .mapToLong(mailbox -> mailbox.mails.size())
                .sum();
    }

    /** The model after a batch. */
    ModelAccount after(List<Command> commands, ApplyResult result) {
        ModelAccount next = new ModelAccount(this);
        if (result instanceof ApplyResult.Refused refused) {
            for (int i = 0; i < refused.index(); i++) {
                assertThat(next.refuses(commands.get(i)))
                        .as("refusal of command %d", i)
                        .isEmpty();
                next.take(commands.get(i), Optional.empty(), modSeq + 1);
            }
            assertThat(next.refuses(commands.get(refused.index())))
                    .as("refusal of command %d", refused.index())
                    .contains(refused.reason());
            return this;
        }
        ApplyResult.Applied applied = (ApplyResult.Applied) result;
        next.modSeq = applied.modSeq().value();
        boolean changed = false;
        for (int i = 0; i < commands.size(); i++) {
            assertThat(next.refuses(commands.get(i)))
                    .as("refusal of command %d", i)
                    .isEmpty();
            changed |= next.take(commands.get(i), Optional.of(applied.outcomes().get(i)), next.modSeq);
        }
        if (changed) {
            assertThat(next.modSeq).as("MODSEQ").isGreaterThan(modSeq);
        } else {
            assertThat(next.modSeq).as("MODSEQ of no change").isEqualTo(modSeq);
        }
        return next;
    }

    private Optional<Refusal> refuses(Command command) {
        if (command instanceof Command.CreateMailbox create) {
            return refuseIf(mailboxes.containsKey(create.name()) && !create.ifAbsent(), Refusal.MAILBOX_EXISTS);
        } else if (command instanceof Command.RenameMailbox rename) {
            return refusesRename(rename.from(), rename.to());
        } else if (command instanceof Command.SetQuota) {
            return Optional.empty();
        }
        boolean missing = targets(command).stream().anyMatch(name -> !mailboxes.containsKey(name));
        if (missing) {
            return Optional.of(Refusal.NO_SUCH_MAILBOX);
        } else if (command instanceof Command.DeleteMailbox delete) {
            return refuseIf(name(delete.mailbox()).isInbox(), Refusal.NOT_PERMITTED);
        } else if (command instanceof Command.Append) {
            return refuseIf(messages() + 1 > messageLimit, Refusal.OVER_QUOTA);
        } else if (command instanceof Command.Copy copy) {
            long count = of(copy.from()).there(copy.uids()).count();
            return refuseIf(count > 0 && messages() + count > messageLimit, Refusal.OVER_QUOTA);
        } else if (command instanceof Command.Expect expect) {
            long highest = of(expect.mailbox()).highestModSeq;
            return refuseIf(highest != expect.highestModSeq().value(), Refusal.STALE);
        }
        return Optional.empty();
    }

    private static Optional<Refusal> refuseIf(boolean condition, Refusal refusal) {
        return condition ? Optional.of(refusal) : Optional.empty();
    }

    private Optional<Refusal> refusesRename(MailboxName from, MailboxName to) {
        if (from.isInbox() || to.isBelow(from)) {
            return Optional.of(Refusal.NOT_PERMITTED);
        }
        List<MailboxName> moved = tree(from);
        if (moved.isEmpty()) {
            return Optional.of(Refusal.NO_SUCH_MAILBOX);
        }
        boolean taken = mailboxes.containsKey(to)
                || moved.stream()
                        .map(name -> name.rebase(from, to))
                        .anyMatch(name -> mailboxes.containsKey(name) && !moved.contains(name));
        return refuseIf(taken, Refusal.MAILBOX_EXISTS);
    }

    private List<MailboxName> tree(MailboxName top) {
        return mailboxes.keySet().stream()
                .filter(name -> name.equals(top) || name.isBelow(top))
                .toList();
    }

    private static List<MailboxName> targets(Command command) {
        if (command instanceof Command.Append append) {
            return List.of(name(append.mailbox()));
        } else if (command instanceof Command.Copy copy) {
            return List.of(name(copy.from()), name(copy.to()));
        } else if (command instanceof Command.Move move) {
            return List.of(name(move.from()), name(move.to()));
        } else if (command instanceof Command.StoreFlags store) {
            return List.of(name(store.mailbox()));
        } else if (command instanceof Command.Expunge expunge) {
            return List.of(name(expunge.mailbox()));
        } else if (command instanceof Command.DeleteMailbox delete) {
            return List.of(name(delete.mailbox()));
        }
        return List.of(name(((Command.Expect) command).mailbox()));
    }

    /** Does a command, checks its outcome if there is one, and tells whether anything changed. */
    private boolean take(Command command, Optional<Outcome> outcome, long at) {
        if (command instanceof Command.Append append) {
            return append(append, outcome.map(Outcome.Appended.class::cast), at);
        } else if (command instanceof Command.Copy copy) {
            return copy(of(copy.from()), copy.uids(), of(copy.to()), outcome, at, false);
        } else if (command instanceof Command.Move move) {
            return copy(of(move.from()), move.uids(), of(move.to()), outcome, at, true);
        } else if (command instanceof Command.StoreFlags store) {
            return store(store, outcome.map(Outcome.FlagsStored.class::cast), at);
        } else if (command instanceof Command.Expunge expunge) {
            return expunge(expunge, outcome.map(Outcome.Expunged.class::cast), at);
        }
        return takeOnMailboxes(command, outcome, at);
    }

    private boolean takeOnMailboxes(Command command, Optional<Outcome> outcome, long at) {
        if (command instanceof Command.CreateMailbox create) {
            return create(create, outcome.map(Outcome.MailboxCreated.class::cast), at);
        } else if (command instanceof Command.DeleteMailbox delete) {
            return mailboxes.remove(name(delete.mailbox())) != null;
        } else if (command instanceof Command.RenameMailbox rename) {
            Map<MailboxName, ModelMailbox> moved = new TreeMap<>();
            tree(rename.from()).forEach(name -> moved.put(name.rebase(rename.from(), rename.to()), take(name)));
            moved.values().forEach(mailbox -> mailbox.highestModSeq = at);
            mailboxes.putAll(moved);
            return true;
        } else if (command instanceof Command.SetQuota quota) {
            long before = messageLimit;
            messageLimit = quota.limits().messages().orElse(Long.MAX_VALUE);
            return messageLimit != before;
        }
        return false;
    }

    private ModelMailbox take(MailboxName name) {
        ModelMailbox mailbox = mailboxes.remove(name);
        if (mailbox == null) {
            throw new AssertionError("no mailbox " + name);
        }
        return mailbox;
    }

    private boolean create(Command.CreateMailbox create, Optional<Outcome.MailboxCreated> outcome, long at) {
        if (mailboxes.containsKey(create.name())) {
            return false;
        }
        MailboxInfo made =
                outcome.map(Outcome.MailboxCreated::mailbox).orElse(of(MailboxRef.of(MailboxName.INBOX)).made);
        ModelMailbox mailbox = new ModelMailbox(made);
        mailbox.highestModSeq = at;
        mailboxes.put(create.name(), mailbox);
        return true;
    }

    private boolean append(Command.Append append, Optional<Outcome.Appended> outcome, long at) {
        ModelMailbox mailbox = of(append.mailbox());
        long uid = outcome.map(o -> o.uid().value()).orElse(mailbox.highestUid + 1);
        EmailId email = outcome.map(Outcome.Appended::emailId).orElse(EmailId.of("imagined"));
        mailbox.add(
                uid,
                new ModelMailbox.Mail(email, append.flags(), append.content().size(), at));
        return true;
    }

    private static boolean copy(
            ModelMailbox from, UidSet uids, ModelMailbox to, Optional<Outcome> outcome, long at, boolean move) {
        UidSet sources = from.there(uids);
        if (sources.isEmpty()) {
            return false;
        }
        UidSet targets = outcome.map(o -> ((Outcome.Copied) o).targetUids())
                .orElseGet(() -> UidSet.range(to.highestUid + 1, to.highestUid + sources.count()));
        outcome.ifPresent(o -> assertThat(((Outcome.Copied) o).sourceUids()).isEqualTo(sources));
        assertThat(targets.count()).isEqualTo(sources.count());
        PrimitiveIterator.OfLong target = targets.iterator();
        sources.stream().forEach(uid -> {
            ModelMailbox.Mail mail = Optional.ofNullable(from.mails.get(uid)).orElseThrow();
            to.add(target.nextLong(), mail.with(mail.flags(), at));
            if (move) {
                from.remove(uid, at);
            }
        });
        return true;
    }

    private boolean store(Command.StoreFlags store, Optional<Outcome.FlagsStored> outcome, long at) {
        ModelMailbox mailbox = of(store.mailbox());
        UidSet there = mailbox.there(store.uids());
        long since = store.unchangedSince().map(ModSeq::value).orElse(Long.MAX_VALUE);
        UidSet modified = there.filter(uid -> mail(mailbox, uid).modSeq() > since);
        UidSet left = there.filter(uid -> !modified.contains(uid));
        boolean changed = false;
        for (long uid : left.stream().toArray()) {
            ModelMailbox.Mail mail = mail(mailbox, uid);
            Flags flags = changed(mail.flags(), store);
            if (!flags.equals(mail.flags())) {
                mailbox.mails.put(uid, mail.with(flags, at));
                mailbox.highestModSeq = at;
                changed = true;
            }
        }
        outcome.ifPresent(o -> {
            assertThat(o.modified()).as("MODIFIED").isEqualTo(modified);
            assertThat(o.messages())
                    .allSatisfy(m -> assertSame(m, mail(mailbox, m.uid().value())));
            assertThat(UidSet.of(o.messages().stream().map(StoredMessage::uid).toList()))
                    .isEqualTo(left);
        });
        return changed;
    }

    private static Flags changed(Flags flags, Command.StoreFlags store) {
        TreeSet<Flag> result = new TreeSet<>(flags.stream().toList());
        switch (store.mode()) {
            case ADD -> result.addAll(store.flags().stream().toList());
            case REMOVE -> result.removeAll(store.flags().stream().toList());
            case REPLACE -> {
                result.clear();
                result.addAll(store.flags().stream().toList());
            }
        }
        return Flags.of(result);
    }

    private boolean expunge(Command.Expunge expunge, Optional<Outcome.Expunged> outcome, long at) {
        ModelMailbox mailbox = of(expunge.mailbox());
        UidSet gone = mailbox.there(expunge.uids())
                .filter(uid ->
                        !expunge.onlyDeleted() || mail(mailbox, uid).flags().contains(Flag.DELETED));
        outcome.ifPresent(o -> assertThat(o.uids()).as("expunged").isEqualTo(gone));
        gone.stream().forEach(uid -> mailbox.remove(uid, at));
        return !gone.isEmpty();
    }

    static void assertSame(StoredMessage message, ModelMailbox.Mail mail) {
        assertThat(message.flags()).as("flags of %s", message.uid()).isEqualTo(mail.flags());
        assertThat(message.modSeq().value()).as("MODSEQ of %s", message.uid()).isEqualTo(mail.modSeq());
        assertThat(message.emailId()).as("email of %s", message.uid()).isEqualTo(mail.email());
        assertThat(message.size()).as("size of %s", message.uid()).isEqualTo(mail.size());
    }

    static ModelMailbox.Mail mail(ModelMailbox mailbox, long uid) {
        return Optional.ofNullable(mailbox.mails.get(uid)).orElseThrow(() -> new AssertionError("no UID " + uid));
    }

    private ModelMailbox of(MailboxRef ref) {
        return Optional.ofNullable(mailboxes.get(name(ref))).orElseThrow();
    }

    private static MailboxName name(MailboxRef ref) {
        return ((MailboxRef.ByName) ref).name();
    }
}
