package io.mailcore.smtp.session;

import io.mailcore.api.account.AccountId;
import io.mailcore.api.filter.Peer;
import io.mailcore.api.mail.Reply;
import io.mailcore.core.pipeline.MailTransaction;
import io.mailcore.core.protocol.SessionContext;
import java.util.Optional;

/** What the commands of one connection share: how far it has come, who the peer is, and the voice to answer with. */
final class Conversation {
    private final SessionContext context;
    private final PeerView peer;
    private final Site site;
    private final Policy policy;
    private final ReplyWriter writer;
    private Phase phase = Phase.CONNECTED;
    private Optional<String> greeting = Optional.empty();
    private Optional<AccountId> account = Optional.empty();
    private Optional<MailTransaction> transaction = Optional.empty();
    private boolean extended;
    private int errors;
    private Mode mode = new ClosedMode();

    Conversation(SessionContext context, PeerView peer, Site site, Policy policy) {
        this.context = context;
        this.peer = peer;
        this.site = site;
        this.policy = policy;
        this.writer = new ReplyWriter(context.output());
    }

    SessionContext context() {
        return context;
    }

    Site site() {
        return site;
    }

    Policy policy() {
        return policy;
    }

    Phase phase() {
        return phase;
    }

    Mode mode() {
        return mode;
    }

    void enter(Mode next) {
        mode = next;
        next.enter();
    }

    Peer peer() {
        return peer.peer(greeting, account);
    }

    String peerLiteral() {
        return peer.literal();
    }

    /** What the peer called itself. */
    Optional<String> greeting() {
        return greeting;
    }

    /** Whether the peer has said EHLO, so that extensions may be used. */
    boolean isExtended() {
        return extended;
    }

    boolean isLoggedIn() {
        return account.isPresent();
    }

    Optional<MailTransaction> transaction() {
        return transaction;
    }

    /** The peer has been refused in the greeting. */
    void refused() {
        phase = Phase.REFUSED;
    }

    /** The peer has said EHLO or HELO, which ends a transaction (RFC 5321 §4.1.4). */
    void greeted(String name, boolean byEhlo) {
        greeting = Optional.of(name);
        extended = byEhlo;
        phase = Phase.READY;
        transaction = Optional.empty();
    }

    void loggedIn(AccountId as) {
        account = Optional.of(as);
    }

    void begun(MailTransaction begun) {
        transaction = Optional.of(begun);
        phase = Phase.IN_MAIL;
    }

    /** The transaction, if any, is over. */
    void reset() {
        transaction = Optional.empty();
        if (phase == Phase.IN_MAIL) {
            phase = Phase.READY;
        }
    }

    /** RFC 3207 §4.2: nothing the peer said in clear is known any more. */
    void forget() {
        phase = Phase.CONNECTED;
        greeting = Optional.empty();
        account = Optional.empty();
        transaction = Optional.empty();
        extended = false;
    }

    void answer(Reply reply) {
        writer.write(reply);
    }

    void answerPlain(Reply reply) {
        writer.writePlain(reply);
    }

    void challenge(String base64) {
        writer.writeChallenge(base64);
    }

    /** Answers a mistake of the peer's; too many of them end the conversation. */
    void refuse(Reply reply) {
        errors++;
        if (errors < policy.limits().errors()) {
            answer(reply);
        } else {
            close(Replies.TOO_MANY_ERRORS);
        }
    }

    /** Answers, and says no more. */
    void close(Reply reply) {
        answer(reply);
        hangUp();
    }

    void hangUp() {
        mode.abandon();
        mode = new ClosedMode();
        context.close();
    }
}
