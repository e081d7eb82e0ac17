package io.mailcore.imap.codec;

import io.mailcore.api.mailbox.Flags;
import io.mailcore.api.mailbox.ModSeq;
import io.mailcore.imap.codec.command.ImapCommand;
import io.mailcore.imap.codec.command.SequenceSet;
import io.mailcore.imap.codec.command.StoreMode;
import java.util.Optional;

/** STORE, COPY and MOVE (RFC 9051 §6.4.6 to §6.4.8, RFC 7162 §3.1.3). */
final class StoreGrammar {
    private StoreGrammar() {}

    static ImapCommand store(Lexer in, boolean uid) throws SyntaxException {
        SequenceSet set = in.sequenceSet();
        in.space();
        Optional<ModSeq> unchangedSince = in.take('(') ? unchangedSince(in) : Optional.empty();
        StoreMode mode = in.take('+') ? StoreMode.ADD : in.take('-') ? StoreMode.REMOVE : StoreMode.REPLACE;
        String item = in.keyword();
        if (!item.equals("FLAGS") && !item.equals("FLAGS.SILENT")) {
            throw SyntaxException.bad("Unknown item of STORE: " + Lexer.shown(item));
        }
        in.space();
        Flags flags = in.peek() == '(' ? in.flagList() : in.flags();
        return new ImapCommand.Store(set, mode, flags, item.endsWith(".SILENT"), unchangedSince, uid);
    }

    private static Optional<ModSeq> unchangedSince(Lexer in) throws SyntaxException {
        String modifier = in.keyword();
        if (!modifier.equals("UNCHANGEDSINCE")) {
            throw SyntaxException.bad("Unknown modifier of STORE: " + Lexer.shown(modifier));
        }
        in.space();
        ModSeq modSeq = ModSeq.of(in.number());
        in.expect(')');
        in.space();
        return Optional.of(modSeq);
    }

    static ImapCommand copy(Lexer in, boolean uid) throws SyntaxException {
        SequenceSet set = in.sequenceSet();
        in.space();
        return new ImapCommand.Copy(set, Mailboxes.mailbox(in), uid);
    }

    static ImapCommand move(Lexer in, boolean uid) throws SyntaxException {
        SequenceSet set = in.sequenceSet();
        in.space();
        return new ImapCommand.Move(set, Mailboxes.mailbox(in), uid);
    }
}
