package io.mailcore.api.testkit.store;

import io.mailcore.api.mailbox.Flag;
import io.mailcore.api.mailbox.Flags;
import io.mailcore.api.mailbox.MailboxName;
import io.mailcore.api.mailbox.ModSeq;
import io.mailcore.api.mailbox.UidSet;
import io.mailcore.api.store.Command;
import io.mailcore.api.store.Command.FlagMode;
import io.mailcore.api.store.MailboxRef;
import io.mailcore.api.store.QuotaLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;

/** Makes up commands about a few mailboxes and flags, most of them sensible. */
final class RandomCommands {
    private static final List<MailboxName> NAMES = List.of(
            MailboxName.INBOX,
            MailboxName.INBOX,
            MailboxName.INBOX,
            MailboxName.parse("a"),
            MailboxName.parse("a/b"),
            MailboxName.parse("c"));
    private static final List<Flag> FLAGS =
            List.of(Flag.SEEN, Flag.DELETED, Flag.FLAGGED, Flag.keyword("x"), Flag.keyword("y"));

    private final Random random;

    RandomCommands(Random random) {
        this.random = random;
    }

    List<Command> batch(ModelAccount model) {
        List<Command> commands = new ArrayList<>();
        int count = random.nextInt(4) == 0 ? 1 + random.nextInt(4) : 1;
        for (int i = 0; i < count; i++) {
            commands.add(command(model));
        }
        return commands;
    }

    private Command command(ModelAccount model) {
        int dice = random.nextInt(100);
        if (dice < 40) {
            return TestMessages.append(
                    name(), "m".repeat(random.nextInt(20)), flags().stream().toArray(Flag[]::new));
        } else if (dice < 60) {
            FlagMode mode = FlagMode.values()[random.nextInt(3)];
            return new Command.StoreFlags(ref(), uids(model), mode, flags(), unchangedSince(model));
        } else if (dice < 70) {
            return new Command.Expunge(ref(), uids(model), random.nextBoolean());
        } else if (dice < 76) {
            return new Command.Copy(ref(), uids(model), ref());
        } else if (dice < 84) {
            return new Command.Move(ref(), uids(model), ref());
        }
        return mailboxCommand(model, dice);
    }

    private Command mailboxCommand(ModelAccount model, int dice) {
        if (dice < 90) {
            return new Command.CreateMailbox(name(), Set.of(), random.nextBoolean());
        } else if (dice < 92) {
            return new Command.DeleteMailbox(ref());
        } else if (dice < 95) {
            return new Command.RenameMailbox(name(), name());
        } else if (dice < 97) {
            OptionalLong limit = random.nextBoolean()
                    ? OptionalLong.empty()
                    : OptionalLong.of(model.messages() + random.nextInt(20));
            return new Command.SetQuota(new QuotaLimits(OptionalLong.empty(), limit));
        }
        return new Command.Expect(ref(), modSeq(model));
    }

    private MailboxName name() {
        return NAMES.get(random.nextInt(NAMES.size()));
    }

    private MailboxRef ref() {
        return MailboxRef.of(name());
    }

    private Flags flags() {
        return Flags.of(FLAGS.stream().filter(flag -> random.nextInt(3) == 0).toList());
    }

    private Optional<ModSeq> unchangedSince(ModelAccount model) {
        return random.nextInt(3) == 0 ? Optional.of(modSeq(model)) : Optional.empty();
    }

    private ModSeq modSeq(ModelAccount model) {
        long highest = highest(model).highestModSeq;
        return ModSeq.of(Math.max(0, highest - random.nextInt(4)));
    }

    private UidSet uids(ModelAccount model) {
        ModelMailbox mailbox = highest(model);
        long top = mailbox.highestUid + 2;
        long first = 1 + (long) (random.nextDouble() * top);
        return switch (random.nextInt(4)) {
            case 0 -> UidSet.ALL;
            case 1 -> UidSet.range(first, first + random.nextInt(10));
            case 2 -> UidSet.range(1, top).filter(uid -> random.nextInt(3) == 0);
            default -> UidSet.of(first);
        };
    }

    private static ModelMailbox highest(ModelAccount model) {
        return Optional.ofNullable(model.mailboxes.get(MailboxName.INBOX)).orElseThrow();
    }
}
