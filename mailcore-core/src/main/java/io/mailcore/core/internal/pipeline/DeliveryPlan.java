package io.mailcore.core.internal.pipeline;

import io.mailcore.api.filter.DeliveryAction;
import io.mailcore.api.mailbox.Flags;
import io.mailcore.api.mailbox.MailboxName;
import io.mailcore.api.store.Command;
import io.mailcore.api.store.MailboxRef;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes one batch of commands of what filters want done with an account's copy. */
final class DeliveryPlan {
    private DeliveryPlan() {}

    /** The commands, none when the copy is dropped. */
    static List<Command> commands(List<DeliveryAction> actions, AccountDelivery.Copy copy) {
        List<Command> commands = new ArrayList<>();
        Flags flags = flags(actions);
        int n = 0;
        for (MailboxName target : targets(actions)) {
            if (!target.isInbox()) {
                commands.add(new Command.CreateMailbox(target, Set.of(), true));
            }
            // The account has seen a key after the first append: each mailbox needs its own.
            commands.add(append(target, flags, copy, n++));
        }
        return commands;
    }

    private static Set<MailboxName> targets(List<DeliveryAction> actions) {
        Set<MailboxName> targets = new LinkedHashSet<>();
        boolean drop = false;
        for (DeliveryAction action : actions) {
            if (action instanceof DeliveryAction.FileInto fileInto) {
                targets.add(fileInto.mailbox());
            }
            drop |= action instanceof DeliveryAction.Drop;
        }
        if (targets.isEmpty() && !drop) {
            targets.add(MailboxName.INBOX);
        }
        return targets;
    }

    private static Flags flags(List<DeliveryAction> actions) {
        Flags flags = Flags.NONE;
        for (DeliveryAction action : actions) {
            if (action instanceof DeliveryAction.AddFlags add) {
                flags = flags.plus(add.flags());
            }
        }
        return flags;
    }

    private static Command append(MailboxName target, Flags flags, AccountDelivery.Copy copy, int n) {
        return new Command.Append(
                MailboxRef.of(target),
                copy.content(),
                copy.summary(),
                flags,
                copy.date(),
                Optional.of(copy.key() + "/" + n));
    }
}
