package io.mailcore.imap.session;

import io.mailcore.api.account.LoginResult;
import io.mailcore.api.store.AccountStore;
import io.mailcore.core.protocol.Output;
import io.mailcore.core.protocol.SessionContext;
import io.mailcore.core.sasl.FailedLogins;
import io.mailcore.imap.ImapLimits;
import io.mailcore.imap.codec.CommandDecoder;
import io.mailcore.imap.codec.ResponseBuffer;
import io.mailcore.imap.codec.Utf8Mode;
import java.util.Optional;

/** What a session knows of its client, and what its commands work with. Not thread-safe. */
final class Client {
    /** Commands that are none, before a login: whoever sends so many speaks another protocol, or is not meant well. */
    private static final int MISTAKES = 20;

    private static final int PAUSE_DOUBLINGS = 6;

    private final SessionContext context;
    private final Surroundings surroundings;
    private final CommandDecoder decoder;
    private final FailedLogins failedLogins;
    private final ResponseBuffer responses = new ResponseBuffer();
    private Optional<AccountStore> account = Optional.empty();
    private Optional<SelectedMailbox> selected = Optional.empty();
    private boolean rev2;
    private boolean leaving;
    private boolean encrypting;
    private int mistakes;

    Client(SessionContext context, Surroundings surroundings, CommandDecoder decoder) {
        this.context = context;
        this.surroundings = surroundings;
        this.decoder = decoder;
        ImapLimits limits = surroundings.limits();
        this.failedLogins = new FailedLogins(limits.authFailures(), limits.failureDelay(), PAUSE_DOUBLINGS);
    }

    /** The states of RFC 9051 §3. */
    enum State {
        NOT_AUTHENTICATED,
        AUTHENTICATED,
        SELECTED,
        LOGOUT
    }

    State state() {
        if (leaving) {
            return State.LOGOUT;
        }
        if (account.isEmpty()) {
            return State.NOT_AUTHENTICATED;
        }
        return selected.isPresent() ? State.SELECTED : State.AUTHENTICATED;
    }

    SessionContext context() {
        return context;
    }

    Surroundings surroundings() {
        return surroundings;
    }

    CommandDecoder decoder() {
        return decoder;
    }

    Output output() {
        return context.output();
    }

    /** Where responses are put together; {@link #writeResponses} writes them. */
    ResponseBuffer responses() {
        return responses;
    }

    void writeResponses() {
        responses.drain(output()::write);
    }

    /** Forgets a response that was begun and cannot be ended. */
    void dropResponses() {
        responses.drain((octets, offset, length) -> {});
    }

    /** Writes an untagged response of printable US-ASCII. */
    void untagged(String text) {
        responses.raw("* ").raw(text).crlf();
        writeResponses();
    }

    /** Asks the client to go on. */
    void continuation(String text) {
        responses.raw("+ ").raw(text).crlf();
        writeResponses();
    }

    /** Writes a tagged response. */
    void tagged(String tag, Status status) {
        responses.status(tag, status.condition().name(), status.code(), status.text());
        writeResponses();
        if (status.condition() == Status.Condition.BAD) {
            mistaken();
        }
    }

    /** The client has been told BAD; before it has logged in, that may not go on for long. */
    void mistaken() {
        if (account.isEmpty() && ++mistakes == MISTAKES) {
            untagged("BYE Too many errors");
            leave();
        }
    }

    boolean isEncrypted() {
        return context.tls().isPresent();
    }

    void loggedIn(LoginResult.Accepted login) {
        account = Optional.of(surroundings.services().store().account(login.account()));
        decoder.loggedIn(true);
        context.watch(login.account());
    }

    FailedLogins failedLogins() {
        return failedLogins;
    }

    /** The client's mail; only for commands that need a login. */
    AccountStore account() {
        return account.orElseThrow(() -> new IllegalStateException("account: none (expected: after login)"));
    }

    /** The selected mailbox; only for commands that need one. */
    SelectedMailbox mailbox() {
        return selected.orElseThrow(() -> new IllegalStateException("mailbox: none (expected: after SELECT)"));
    }

    Optional<SelectedMailbox> selected() {
        return selected;
    }

    void select(SelectedMailbox mailbox) {
        unselect();
        selected = Optional.of(mailbox);
    }

    void unselect() {
        selected.ifPresent(SelectedMailbox::close);
        selected = Optional.empty();
    }

    /** Whether the client has enabled IMAP4rev2 (RFC 9051 §6.3.1). */
    boolean isRev2() {
        return rev2;
    }

    void enableRev2() {
        rev2 = true;
        decoder.utf8(Utf8Mode.REV2);
        responses.utf8(Utf8Mode.REV2);
    }

    /** The connection is encrypted once the tagged response of the present command is written. */
    void encryptAfterResponse() {
        encrypting = true;
    }

    /** The tagged response is written: does what waited for that. */
    void responded() {
        if (encrypting) {
            encrypting = false;
            context.startTls();
        }
        if (leaving) {
            context.close();
        }
    }

    /** The conversation ends with the tagged response of the present command. */
    void leaveAfterResponse() {
        leaving = true;
    }

    /** The conversation ends now: nothing the client sends is looked at any more. */
    void leave() {
        leaving = true;
        context.close();
    }
}
