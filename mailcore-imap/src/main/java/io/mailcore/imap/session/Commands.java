package io.mailcore.imap.session;

import io.mailcore.imap.codec.Decoded;
import io.mailcore.imap.codec.command.ImapCommand;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which commands there are, in which states they are allowed, and what makes a task of each (RFC 9051 §6). */
final class Commands {
    private static final Status ALREADY_LOGGED_IN = Status.bad("Already logged in");
    private static final Status LOGIN_FIRST = Status.bad("Log in first");
    private static final Status SELECT_FIRST = Status.bad("Select a mailbox first");
    private static final Status UNSELECT_FIRST = Status.bad("Not while a mailbox is selected");

    // One table for all sessions: it is the larger part of what an idle one would hold.
    private static final Commands ALL = new Commands();

    private final Map<Class<? extends ImapCommand>, Entry<?>> entries = new HashMap<>();

    private Commands() {
        anyState();
        notAuthenticated();
        mailboxes();
        messages();
    }

    /** The table, the same for all sessions; not changed any more. */
    static Commands all() {
        return ALL;
    }

    /** In which states a command is allowed. */
    enum Where {
        ANYWHERE,
        BEFORE_LOGIN,
        LOGGED_IN,
        NOTHING_SELECTED,
        SELECTED
    }

    /** What may be told of the selected mailbox before the tagged response. */
    enum Telling {
        /** Nothing: the command changes what is selected. */
        NOTHING,
        /** All but EXPUNGE, as sequence numbers are in use (RFC 9051 §7.5.1). */
        WITHOUT_EXPUNGED,
        /** All the session has heard of. */
        ALL,
        /** All there is, after asking the store. */
        ALL_FRESH
    }

    /** Makes a task of a command. */
    @FunctionalInterface
    interface Handler<C extends ImapCommand> {
        Task begin(Client client, C command) throws IOException;
    }

    private record Entry<C extends ImapCommand>(Class<C> type, Where where, Telling telling, Handler<C> handler) {
        Task task(Client client, ImapCommand command) {
            return new Deferred(() -> handler.begin(client, type.cast(command)));
        }
    }

    /**
     * A command that has begun.
     *
     * @param task at work
     * @param telling what may be told when it is done
     */
    record Begun(Task task, Telling telling) {}

    Begun begin(Client client, Appending appending, Decoded.Command decoded) {
        ImapCommand command = decoded.command();
        if (command instanceof ImapCommand.Append append) {
            return new Begun(new Deferred(() -> AppendCommand.begin(client, appending, append)), Telling.ALL);
        }
        Entry<?> entry = entries.get(command.getClass());
        if (entry == null) {
            return new Begun(Task.done(Status.bad("Command not supported")), Telling.ALL);
        }
        Optional<Status> refusal = refusal(entry.where, client.state());
        if (refusal.isPresent()) {
            return new Begun(Task.done(refusal.get()), Telling.ALL);
        }
        if (command instanceof ImapCommand.Search search) {
            return new Begun(
                    new Deferred(() -> SearchCommand.begin(client, decoded.tag(), search)), telling(entry, command));
        }
        return new Begun(entry.task(client, command), telling(entry, command));
    }

    private static Optional<Status> refusal(Where where, Client.State state) {
        boolean loggedIn = state != Client.State.NOT_AUTHENTICATED;
        boolean selected = state == Client.State.SELECTED;
        return switch (where) {
            case ANYWHERE -> Optional.empty();
            case BEFORE_LOGIN -> loggedIn ? Optional.of(ALREADY_LOGGED_IN) : Optional.empty();
            case LOGGED_IN -> loggedIn ? Optional.empty() : Optional.of(LOGIN_FIRST);
            case SELECTED -> selected ? Optional.empty() : Optional.of(loggedIn ? SELECT_FIRST : LOGIN_FIRST);
            case NOTHING_SELECTED -> {
                Optional<Status> whenSelected = selected ? Optional.of(UNSELECT_FIRST) : Optional.empty();
                yield loggedIn ? whenSelected : Optional.of(LOGIN_FIRST);
            }
        };
    }

    private static Telling telling(Entry<?> entry, ImapCommand command) {
        // The UID forms are commands of their own: they hold no sequence numbers (RFC 9051 §7.5.1).
        boolean numbered = command instanceof ImapCommand.Fetch fetch && !fetch.uid()
                || command instanceof ImapCommand.Store store && !store.uid()
                || command instanceof ImapCommand.Search search && !search.uid();
        return numbered ? Telling.WITHOUT_EXPUNGED : entry.telling;
    }

    private <C extends ImapCommand> void put(Class<C> type, Where where, Telling telling, Handler<C> handler) {
        entries.put(type, new Entry<>(type, where, telling, handler));
    }

    private void anyState() {
        put(ImapCommand.Capability.class, Where.ANYWHERE, Telling.ALL, GeneralCommands::capability);
        put(ImapCommand.Noop.class, Where.ANYWHERE, Telling.ALL_FRESH, GeneralCommands::noop);
        put(ImapCommand.Logout.class, Where.ANYWHERE, Telling.NOTHING, GeneralCommands::logout);
        put(ImapCommand.Id.class, Where.ANYWHERE, Telling.ALL, GeneralCommands::id);
    }

    private void notAuthenticated() {
        put(ImapCommand.StartTls.class, Where.BEFORE_LOGIN, Telling.NOTHING, StartTlsCommand::begin);
        put(ImapCommand.Login.class, Where.BEFORE_LOGIN, Telling.NOTHING, LoginCommand::begin);
        put(ImapCommand.Authenticate.class, Where.BEFORE_LOGIN, Telling.NOTHING, AuthenticateCommand::begin);
    }

    private void mailboxes() {
        put(ImapCommand.Enable.class, Where.NOTHING_SELECTED, Telling.NOTHING, EnableCommand::begin);
        put(ImapCommand.Select.class, Where.LOGGED_IN, Telling.NOTHING, SelectCommand::begin);
        put(ImapCommand.Create.class, Where.LOGGED_IN, Telling.ALL, CreateCommand::begin);
        put(ImapCommand.Delete.class, Where.LOGGED_IN, Telling.ALL, DeleteCommand::begin);
        put(ImapCommand.Rename.class, Where.LOGGED_IN, Telling.ALL, RenameCommand::begin);
        put(ImapCommand.Subscribe.class, Where.LOGGED_IN, Telling.ALL, SubscribeCommand::subscribe);
        put(ImapCommand.Unsubscribe.class, Where.LOGGED_IN, Telling.ALL, SubscribeCommand::unsubscribe);
        put(ImapCommand.ListMailboxes.class, Where.LOGGED_IN, Telling.ALL, ListCommand::begin);
        put(ImapCommand.Lsub.class, Where.LOGGED_IN, Telling.ALL, LsubCommand::begin);
        put(ImapCommand.Namespace.class, Where.LOGGED_IN, Telling.ALL, GeneralCommands::namespace);
        put(ImapCommand.Status.class, Where.LOGGED_IN, Telling.ALL, StatusCommand::begin);
        put(ImapCommand.Idle.class, Where.LOGGED_IN, Telling.ALL, IdleCommand::begin);
    }

    private void messages() {
        put(ImapCommand.Check.class, Where.SELECTED, Telling.ALL_FRESH, GeneralCommands::check);
        put(ImapCommand.Close.class, Where.SELECTED, Telling.NOTHING, CloseCommand::close);
        put(ImapCommand.Unselect.class, Where.SELECTED, Telling.NOTHING, CloseCommand::unselect);
        put(ImapCommand.Expunge.class, Where.SELECTED, Telling.ALL, ExpungeCommand::begin);
        put(ImapCommand.Search.class, Where.SELECTED, Telling.ALL, (client, search) -> Task.done(SELECT_FIRST));
        put(ImapCommand.Fetch.class, Where.SELECTED, Telling.ALL, FetchCommand::begin);
        put(ImapCommand.Store.class, Where.SELECTED, Telling.ALL, StoreCommand::begin);
        put(ImapCommand.Copy.class, Where.SELECTED, Telling.ALL, CopyCommand::begin);
        put(ImapCommand.Move.class, Where.SELECTED, Telling.ALL, MoveCommand::begin);
    }
}
