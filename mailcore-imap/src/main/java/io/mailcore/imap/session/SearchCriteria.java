package io.mailcore.imap.session;

import io.mailcore.api.mailbox.UidSet;
import io.mailcore.api.store.StoredMessage;
import io.mailcore.imap.codec.command.SearchKey;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides whether a message matches. Keys that need the message's octets answer "unknown" as long as these have not been
 * scanned; if the other keys decide without them, they never are.
 */
final class SearchCriteria {
    private final SelectedMailbox mailbox;
    private final SearchKey key;
    private final Instant now;
    private final List<SearchKey> texts = new ArrayList<>();

    /** What sets of messages name, with {@code $} and {@code *} known: fixed when the search begins. */
    private final Map<SearchKey.Messages, UidSet> sets = new HashMap<>();

    private boolean needsSummary;

    SearchCriteria(SelectedMailbox mailbox, SearchKey key, Instant now) {
        this.mailbox = mailbox;
        this.key = key;
        this.now = now;
        prepare(key);
    }

    /** Whether a message matches. */
    enum Answer {
        YES,
        NO,
        UNKNOWN;

        static Answer of(boolean yes) {
            return yes ? YES : NO;
        }

        Answer not() {
            return switch (this) {
                case YES -> NO;
                case NO -> YES;
                case UNKNOWN -> UNKNOWN;
            };
        }
    }

    /** Whether a key needs an extension that is not offered. */
    static boolean isUnsupported(SearchKey key) {
        if (key instanceof SearchKey.Not not) {
            return isUnsupported(not.key());
        } else if (key instanceof SearchKey.Or or) {
            return isUnsupported(or.first()) || isUnsupported(or.second());
        } else if (key instanceof SearchKey.And and) {
            return and.keys().stream().anyMatch(SearchCriteria::isUnsupported);
        }
        return key instanceof SearchKey.Modified;
    }

    private void prepare(SearchKey part) {
        if (part instanceof SearchKey.Not not) {
            prepare(not.key());
        } else if (part instanceof SearchKey.Or or) {
            prepare(or.first());
            prepare(or.second());
        } else if (part instanceof SearchKey.And and) {
            and.keys().forEach(this::prepare);
        } else if (part instanceof SearchKey.Messages messages) {
            sets.put(messages, resolve(messages));
        } else if (isText(part)) {
            texts.add(part);
            needsSummary = true;
        } else {
            needsSummary |= ofSummary(part);
        }
    }

    private static boolean isText(SearchKey part) {
        return part instanceof SearchKey.Body
                || part instanceof SearchKey.Text
                || part instanceof SearchKey.Header header && !EnvelopeMatch.answers(header);
    }

    private static boolean ofSummary(SearchKey part) {
        return part instanceof SearchKey.EnvelopeField
                || part instanceof SearchKey.Header
                || part instanceof SearchKey.Dated dated && dated.kind() == SearchKey.DateKind.SENT;
    }

    private UidSet resolve(SearchKey.Messages messages) {
        return messages.uid() || messages.set().isSearchResult()
                ? MessageSets.uids(mailbox, messages.set())
                : MessageSets.numbered(mailbox.view(), messages.set());
    }

    boolean needsSummary() {
        return needsSummary;
    }

    /** The keys that need the message's octets. */
    List<SearchKey> texts() {
        return texts;
    }

    /** The messages that can match at all, as far as sets say. */
    UidSet candidates() {
        return narrowed(key, ExpungeCommand.known(mailbox.view()));
    }

    private UidSet narrowed(SearchKey part, UidSet all) {
        if (part instanceof SearchKey.Messages messages) {
            return all.intersect(sets.getOrDefault(messages, UidSet.EMPTY));
        } else if (part instanceof SearchKey.And and) {
            UidSet narrowed = all;
            for (SearchKey each : and.keys()) {
                narrowed = narrowed(each, narrowed);
            }
            return narrowed;
        }
        return all;
    }

    /** Whether a message matches, with what a scan of it has found. */
    Answer test(StoredMessage message, Optional<TextScan> scan) {
        return test(key, message, scan);
    }

    private Answer test(SearchKey part, StoredMessage message, Optional<TextScan> scan) {
        if (part instanceof SearchKey.Not not) {
            return test(not.key(), message, scan).not();
        } else if (part instanceof SearchKey.Or or) {
            return either(test(or.first(), message, scan), test(or.second(), message, scan));
        } else if (part instanceof SearchKey.And and) {
            Answer all = Answer.YES;
            for (SearchKey each : and.keys()) {
                all = either(all.not(), test(each, message, scan).not()).not();
            }
            return all;
        } else if (isText(part)) {
            return scan.map(done -> Answer.of(done.found(part))).orElse(Answer.UNKNOWN);
        }
        return Answer.of(testBasic(part, message));
    }

    private static Answer either(Answer a, Answer b) {
        if (a == Answer.YES || b == Answer.YES) {
            return Answer.YES;
        }
        return a == Answer.NO && b == Answer.NO ? Answer.NO : Answer.UNKNOWN;
    }

    private boolean testBasic(SearchKey part, StoredMessage message) {
        if (part instanceof SearchKey.Messages messages) {
            return sets.getOrDefault(messages, UidSet.EMPTY).contains(message.uid());
        } else if (part instanceof SearchKey.Flagged flagged) {
            return message.flags().contains(flagged.flag());
        } else if (part instanceof SearchKey.Recent) {
            return mailbox.view().isRecent(message.uid().value());
        } else if (part instanceof SearchKey.Larger larger) {
            return message.size() > larger.octets();
        } else if (part instanceof SearchKey.Smaller smaller) {
            return message.size() < smaller.octets();
        } else if (part instanceof SearchKey.HasEmailId id) {
            return message.emailId().equals(id.id());
        } else if (part instanceof SearchKey.HasThreadId id) {
            return message.threadId().equals(id.id());
        }
        return testDated(part, message);
    }

    private boolean testDated(SearchKey part, StoredMessage message) {
        if (part instanceof SearchKey.Dated dated) {
            return date(dated.kind(), message)
                    .filter(date -> holds(dated, date))
                    .isPresent();
        } else if (part instanceof SearchKey.Younger younger) {
            return message.internalDate().isAfter(now.minusSeconds(younger.seconds()));
        } else if (part instanceof SearchKey.Older older) {
            return !message.internalDate().isAfter(now.minusSeconds(older.seconds()));
        } else if (part instanceof SearchKey.EnvelopeField field) {
            return EnvelopeMatch.matches(message, field);
        } else if (part instanceof SearchKey.Header header) {
            return EnvelopeMatch.matches(message, header);
        }
        // ALL, and SAVEDATESUPPORTED: every mailbox keeps save dates.
        return true;
    }

    private static Optional<LocalDate> date(SearchKey.DateKind kind, StoredMessage message) {
        return switch (kind) {
            case INTERNAL -> Optional.of(day(message.internalDate()));
            case SAVED -> Optional.of(day(message.saveDate()));
            case SENT -> EnvelopeMatch.sent(message);
        };
    }

    // RFC 9051 §6.4.4: the time is disregarded; INTERNALDATE is told in UTC, so its day is that of UTC.
    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }

    private static boolean holds(SearchKey.Dated dated, LocalDate date) {
        return switch (dated.relation()) {
            case BEFORE -> date.isBefore(dated.day());
            case ON -> date.equals(dated.day());
            case SINCE -> !date.isBefore(dated.day());
        };
    }
}
