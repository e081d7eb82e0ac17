package io.mailcore.imap.session;

import io.mailcore.api.mailbox.ModSeq;
import io.mailcore.api.mailbox.UidSet;
import io.mailcore.api.store.ApplyResult;
import io.mailcore.api.store.Command;
import io.mailcore.api.store.Outcome;
import io.mailcore.api.store.Refusal;
import io.mailcore.api.store.StoredMessage;
import io.mailcore.imap.codec.command.ImapCommand;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * STORE and UID STORE (RFC 9051 §6.4.6). Goes through the messages in pages, one commit each.
 *
 * <p>With .SILENT the client is not told of what it did, but of what others did. A message that others have changed and
 * the client changed afterwards has one MODSEQ only, that of the client's change; so a silent commit asks that nothing
 * has changed since the view was brought up to date.
 */
final class StoreCommand implements Task {
    private static final int MESSAGES_PER_STEP = 500;
    private static final int ATTEMPTS = 3;

    private final Client client;
    private final SelectedMailbox mailbox;
    private final ImapCommand.Store command;
    private UidSet rest;
    private boolean missed;

    private StoreCommand(Client client, ImapCommand.Store command, UidSet uids) {
        this.client = client;
        this.mailbox = client.mailbox();
        this.command = command;
        this.rest = uids;
    }

    static Task begin(Client client, ImapCommand.Store command) {
        if (client.mailbox().isReadOnly()) {
            return Task.done(Refusals.READ_ONLY);
        }
        if (command.unchangedSince().isPresent()) {
            return Task.done(Status.bad("UNCHANGEDSINCE is not supported"));
        }
        Optional<UidSet> uids = MessageSets.of(client.mailbox(), command.set(), command.uid());
        return uids.<Task>map(set -> new StoreCommand(client, command, set))
                .orElseGet(() -> Task.done(MessageSets.NO_SUCH_MESSAGE));
    }

    @Override
    public Progress step() throws IOException {
        if (rest.isEmpty()) {
            return end();
        }
        UidSet page = UidSets.lowest(rest, MESSAGES_PER_STEP);
        rest = UidSets.minus(rest, page);
        Optional<Status> refusal = store(page);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        return rest.isEmpty() ? end() : Progress.Pending.MORE;
    }

    private Status end() {
        String name = command.uid() ? "UID STORE" : "STORE";
        if (!missed || command.uid()) {
            return Status.ok(name + " completed");
        }
        // RFC 2180 §4.2: the client is told that it knows too little; silently, it does not care.
        return command.silent()
                ? Status.ok("EXPUNGEISSUED", "STORE completed; some of the messages no longer exist")
                : Refusals.ISSUED;
    }

    private Optional<Status> store(UidSet page) throws IOException {
        Command.StoreFlags flags =
                new Command.StoreFlags(mailbox.ref(), page, mode(), command.flags(), Optional.empty());
        for (int attempt = 0; command.silent() && attempt < ATTEMPTS; attempt++) {
            mailbox.sync();
            Command expect = new Command.Expect(mailbox.ref(), mailbox.view().known());
            ApplyResult result = client.account().apply(List.of(expect, flags));
            if (!(result instanceof ApplyResult.Refused refused) || refused.reason() != Refusal.STALE) {
                return finish(page, result, 1, true);
            }
        }
        return finish(page, client.account().apply(List.of(flags)), 0, !command.silent());
    }

    private Optional<Status> finish(UidSet page, ApplyResult result, int index, boolean told) {
        mailbox.markDirty();
        if (result instanceof ApplyResult.Refused refused) {
            return Optional.of(Refusals.of(refused.reason()));
        }
        ApplyResult.Applied applied = (ApplyResult.Applied) result;
        List<StoredMessage> messages =
                applied.outcome(index, Outcome.FlagsStored.class).messages();
        missed |= messages.size() < page.count();
        if (told) {
            tell(applied.modSeq(), messages);
        }
        return Optional.empty();
    }

    private void tell(ModSeq modSeq, List<StoredMessage> messages) {
        UidSet uids = UidSet.of(messages.stream().map(StoredMessage::uid).toList());
        mailbox.view().ownFlags(modSeq, uids);
        if (!command.silent()) {
            messages.forEach(message -> News.tellFlags(client, message, command.uid()));
            mailbox.view().flagsTold(uids);
        }
    }

    private Command.FlagMode mode() {
        return switch (command.mode()) {
            case ADD -> Command.FlagMode.ADD;
            case REMOVE -> Command.FlagMode.REMOVE;
            case REPLACE -> Command.FlagMode.REPLACE;
        };
    }
}
