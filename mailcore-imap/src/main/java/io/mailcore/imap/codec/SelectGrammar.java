package io.mailcore.imap.codec;

import io.mailcore.api.mailbox.ModSeq;
import io.mailcore.api.mailbox.Uid;
import io.mailcore.api.mailbox.UidSet;
import io.mailcore.api.mailbox.UidValidity;
import io.mailcore.imap.codec.command.ImapCommand;
import io.mailcore.imap.codec.command.MailboxArgument;
import io.mailcore.imap.codec.command.Qresync;
import io.mailcore.imap.codec.command.SequenceSet;
import java.util.Optional;

/** SELECT and EXAMINE with their parameters (RFC 9051 §6.3.2, RFC 7162 §7). */
final class SelectGrammar {
    private SelectGrammar() {}

    static ImapCommand select(Lexer in, boolean examine) throws SyntaxException {
        MailboxArgument mailbox = Mailboxes.mailbox(in);
        boolean condstore = false;
        Optional<Qresync> qresync = Optional.empty();
        if (in.take(' ')) {
            in.expect('(');
            do {
                String parameter = in.keyword();
                if (parameter.equals("CONDSTORE")) {
                    condstore = true;
                } else if (parameter.equals("QRESYNC") && qresync.isEmpty()) {
                    in.space();
                    qresync = Optional.of(qresync(in));
                } else {
                    throw SyntaxException.bad("Unknown parameter of SELECT: " + Lexer.shown(parameter));
                }
            } while (in.take(' '));
            in.expect(')');
        }
        return new ImapCommand.Select(mailbox, examine, condstore, qresync);
    }

    // "(" uidvalidity SP mod-sequence-value [SP known-uids] [SP seq-match-data] ")"
    private static Qresync qresync(Lexer in) throws SyntaxException {
        in.expect('(');
        UidValidity validity = new UidValidity(in.number(1, Uid.MAX));
        in.space();
        ModSeq modSeq = ModSeq.of(in.number(1, Long.MAX_VALUE));
        Optional<UidSet> known = Optional.empty();
        Optional<Qresync.Match> match = Optional.empty();
        boolean more = in.take(' ');
        if (more && in.peek() != '(') {
            known = Optional.of(knownSet(in));
            more = in.take(' ');
        }
        if (more) {
            match = Optional.of(match(in));
        }
        in.expect(')');
        return new Qresync(validity, modSeq, known, match);
    }

    private static Qresync.Match match(Lexer in) throws SyntaxException {
        in.expect('(');
        UidSet numbers = knownSet(in);
        in.space();
        UidSet uids = knownSet(in);
        in.expect(')');
        if (numbers.count() != uids.count()) {
            throw SyntaxException.bad("Sequence match data has sets of different size");
        }
        return new Qresync.Match(numbers, uids);
    }

    // RFC 7162 §3.2.5: a set of what is known has no "*".
    private static UidSet knownSet(Lexer in) throws SyntaxException {
        SequenceSet set = in.sequenceSet();
        if (set.isSearchResult() || hasStar(set)) {
            throw SyntaxException.bad("A set of known messages has '*' or '$'");
        }
        return set.resolve(Uid.MAX);
    }

    private static boolean hasStar(SequenceSet set) {
        return set.ranges().stream().anyMatch(r -> r.from() == SequenceSet.STAR || r.to() == SequenceSet.STAR);
    }
}
