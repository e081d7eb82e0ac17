package io.mailcore.smtp.session;

import io.mailcore.api.mail.Reply;
import io.mailcore.core.pipeline.MailTransaction;
import io.mailcore.core.sasl.SaslDialogue;
import io.mailcore.smtp.codec.Command;
import io.mailcore.smtp.codec.CommandHandler;
import io.mailcore.smtp.codec.CommandParser;
import io.mailcore.smtp.codec.Fault;
import io.mailcore.smtp.codec.Line;
import io.mailcore.smtp.codec.LineReader;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Octets are command lines: says which command is legal now, and handles those that have no rules of their own. */
final class CommandMode implements Mode, CommandHandler {
    private final Conversation talk;
    private final LineReader reader;
    private final CommandParser parser;
    private final HelloCommand hello;
    private final MailCommand mail;
    private final RcptCommand rcpt;
    private final DataCommand data;
    private final AuthCommand auth;
    private int excused;

    CommandMode(Conversation talk) {
        this.talk = talk;
        this.reader = new LineReader(talk.policy().limits().lineOctets(), SaslDialogue.MAX_LINE);
        this.parser = new CommandParser(talk.policy().lenient());
        this.hello = new HelloCommand(talk);
        this.mail = new MailCommand(talk);
        this.rcpt = new RcptCommand(talk);
        this.data = new DataCommand(talk, this);
        this.auth = new AuthCommand(talk, this);
    }

    // RFC 5321 §4.5.3.2.7. The deadline is for the whole command: octets that trickle in do not move it.
    @Override
    public void enter() {
        talk.context().deadline(talk.policy().limits().command());
    }

    @Override
    public boolean take(ByteBuffer input) {
        Optional<Line> line = reader.next(input);
        if (line.isEmpty()) {
            return false;
        }
        handle(parser.parse(line.get()), input);
        return true;
    }

    private void handle(Command command, ByteBuffer input) {
        if (talk.phase() == Phase.REFUSED && command != Command.Simple.QUIT) {
            talk.refuse(Replies.ONLY_QUIT);
        } else if (command == Command.Simple.STARTTLS) {
            startTls(input);
        } else {
            command.handOver(this);
        }
        if (talk.mode() == this) {
            enter();
        }
    }

    @Override
    public void deadlinePassed() {
        talk.close(Replies.TIMEOUT);
    }

    @Override
    public void hello(Command.Hello command) {
        hello.handle(command);
    }

    @Override
    public void mail(Command.Mail command) {
        switch (talk.phase()) {
            case CONNECTED, REFUSED -> talk.refuse(Replies.SAY_HELLO);
            case IN_MAIL -> talk.refuse(Replies.NESTED_MAIL);
            case READY -> begin(command);
        }
    }

    // RFC 2920 §3.1: behind a MAIL that is refused, its recipients are on their way already. They are no mistakes.
    private void begin(Command.Mail command) {
        mail.handle(command);
        boolean begun = talk.phase() == Phase.IN_MAIL;
        excused = begun ? 0 : talk.policy().maxRecipients() + 1;
    }

    @Override
    public void rcpt(Command.Rcpt command) {
        inTransaction().ifPresent(transaction -> rcpt.handle(command, transaction));
    }

    @Override
    public void auth(Command.Auth command) {
        auth.handle(command);
    }

    @Override
    public void simple(Command.Simple command) {
        switch (command) {
            case DATA -> inTransaction().ifPresent(data::handle);
            case RSET -> {
                talk.reset();
                talk.answer(Replies.OK);
            }
            case VRFY -> talk.answer(Replies.CANNOT_VERIFY);
            case HELP -> talk.answer(Replies.HELP);
            case NOOP -> talk.answer(Replies.OK);
            case QUIT -> talk.close(Replies.BYE);
            case UNIMPLEMENTED -> talk.refuse(Replies.NOT_IMPLEMENTED);
            case FOREIGN -> talk.close(Replies.NOT_HTTP);
            case STARTTLS -> throw new IllegalStateException("command: STARTTLS (expected: handled with its input)");
        }
    }

    @Override
    public void malformed(Fault fault) {
        switch (fault) {
            case ENDLESS, NUL -> talk.close(Replies.of(fault));
            default -> talk.refuse(Replies.of(fault));
        }
    }

    /** The open transaction; if there is none, the peer is told so. */
    private Optional<MailTransaction> inTransaction() {
        Optional<MailTransaction> transaction = talk.transaction();
        if (transaction.isEmpty()) {
            outOfOrder();
        }
        return transaction;
    }

    private void outOfOrder() {
        if (talk.phase() == Phase.READY && excused > 0) {
            excused--;
            talk.answer(Replies.NEED_MAIL);
        } else {
            talk.refuse(talk.phase() == Phase.READY ? Replies.NEED_MAIL : Replies.SAY_HELLO);
        }
    }

    private void startTls(ByteBuffer input) {
        Optional<Reply> refusal = tlsRefusal();
        if (refusal.isPresent()) {
            talk.refuse(refusal.get());
            return;
        }
        talk.answer(Replies.START_TLS);
        talk.forget();
        // CVE-2011-0411: what came in clear behind the command is not taken for encrypted; the driver drops the rest.
        input.position(input.limit());
        talk.context().startTls();
    }

    private Optional<Reply> tlsRefusal() {
        if (talk.context().tls().isPresent()) {
            return Optional.of(Replies.TLS_TWICE);
        }
        if (!talk.context().canStartTls()) {
            return Optional.of(Replies.TLS_NOT_OFFERED);
        }
        return talk.isExtended() ? Optional.empty() : Optional.of(Replies.SAY_HELLO);
    }
}
