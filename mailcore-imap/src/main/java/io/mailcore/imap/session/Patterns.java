package io.mailcore.imap.session;

import io.mailcore.api.mailbox.MailboxName;
import io.mailcore.imap.codec.ListPattern;
import java.util.List;
import java.util.function.Predicate;

/** Patterns of LIST and LSUB over names. */
final class Patterns {
    private Patterns() {}

    /** Whether a name matches one of some patterns, each with the reference in front. */
    static Predicate<MailboxName> matcher(String reference, List<String> patterns) {
        List<ListPattern> all = patterns.stream()
                .map(pattern -> ListPattern.of(reference, pattern))
                .toList();
        return name -> all.stream().anyMatch(pattern -> pattern.matches(name.toString()));
    }
}
