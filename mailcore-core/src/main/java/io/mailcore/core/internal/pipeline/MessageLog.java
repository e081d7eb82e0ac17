package io.mailcore.core.internal.pipeline;

import io.mailcore.api.account.AccountId;
import io.mailcore.api.mail.Envelope;
import io.mailcore.api.mail.Reply;
import io.mailcore.core.internal.text.PrintableText;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.stream.Collectors;

/** One line of the log for each message: who, whom, how much, what was decided and why. Never its content. */
final class MessageLog {
    private static final Logger LOG = System.getLogger("io.mailcore.delivery");
    private static final int MAX_ACCOUNTS = 20;

    private MessageLog() {}

    /**
     * How it ended.
     *
     * @param size as received, in octets
     * @param reached who has it
     * @param decision in a word
     * @param reply what the peer is told
     */
    record Outcome(long size, List<AccountId> reached, String decision, Reply reply) {}

    static void write(Transaction transaction, Outcome outcome) {
        LOG.log(Level.INFO, () -> line(transaction, outcome));
    }

    static String line(Transaction transaction, Outcome outcome) {
        Envelope envelope = transaction.envelope();
        return "message id=" + envelope.id()
                + " session=" + PrintableText.of(transaction.peer().session(), 100)
                + " from=" + PrintableText.of(envelope.from().toString(), 300)
                + " recipients=" + envelope.recipients().size()
                + " size=" + outcome.size
                + " accounts=" + accounts(outcome.reached)
                + " decision=\"" + outcome.decision + '"'
                + " reply=\"" + PrintableText.of(outcome.reply.toString(), 200) + '"'
                + " trace=" + transaction.decision().trace();
    }

    private static String accounts(List<AccountId> reached) {
        String shown =
                reached.stream().limit(MAX_ACCOUNTS).map(AccountId::value).collect(Collectors.joining(",", "[", "]"));
        return reached.size() > MAX_ACCOUNTS ? shown + "+" + (reached.size() - MAX_ACCOUNTS) : shown;
    }
}
