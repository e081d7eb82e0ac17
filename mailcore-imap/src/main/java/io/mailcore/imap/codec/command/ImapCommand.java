package io.mailcore.imap.codec.command;

import io.mailcore.api.account.Secret;
import io.mailcore.api.mailbox.Flags;
import io.mailcore.api.mailbox.ModSeq;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** A well-formed command without its tag. Whether it is allowed in a state is not looked at here. Immutable. */
public sealed interface ImapCommand {

    /** RFC 9051 §6.1.1. */
    record Capability() implements ImapCommand {}

    /** RFC 9051 §6.1.2. */
    record Noop() implements ImapCommand {}

    /** RFC 9051 §6.1.3. */
    record Logout() implements ImapCommand {}

    /**
     * RFC 2971.
     *
     * @param parameters what the client says of itself; those with a NIL value are left out; empty for {@code ID NIL}
     */
    record Id(Map<String, String> parameters) implements ImapCommand {

        /** Keeps the client's order. */
        public Id {
            parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        }
    }

    /** RFC 9051 §6.2.1. */
    record StartTls() implements ImapCommand {}

    /**
     * RFC 9051 §6.2.2.
     *
     * @param mechanism the SASL mechanism in upper case
     * @param initialResponse still in base64, {@code =} for one of no octets (RFC 4959); empty when absent
     */
    record Authenticate(String mechanism, Optional<Secret> initialResponse) implements ImapCommand {

        /** Makes the command. */
        public Authenticate {
            Objects.requireNonNull(mechanism, "mechanism");
            Objects.requireNonNull(initialResponse, "initialResponse");
        }
    }

    /**
     * RFC 9051 §6.2.3.
     *
     * @param user the user name
     * @param password the password
     */
    record Login(String user, Secret password) implements ImapCommand {

        /** Makes the command. */
        public Login {
            Objects.requireNonNull(user, "user");
            Objects.requireNonNull(password, "password");
        }
    }

    /**
     * RFC 9051 §6.3.1.
     *
     * @param capabilities in upper case, at least one
     */
    record Enable(List<String> capabilities) implements ImapCommand {

        /** Makes the command. */
        public Enable {
            capabilities = List.copyOf(capabilities);
        }
    }

    /**
     * SELECT and EXAMINE (RFC 9051 §6.3.2, §6.3.3).
     *
     * @param mailbox which
     * @param examine true for EXAMINE: nothing may change
     * @param condstore true with the parameter CONDSTORE (RFC 7162 §3.1.8)
     * @param qresync the parameter QRESYNC (RFC 7162 §3.2.5)
     */
    record Select(MailboxArgument mailbox, boolean examine, boolean condstore, Optional<Qresync> qresync)
            implements ImapCommand {

        /** Makes the command. */
        public Select {
            Objects.requireNonNull(mailbox, "mailbox");
            Objects.requireNonNull(qresync, "qresync");
        }
    }

    /**
     * RFC 9051 §6.3.4. A trailing hierarchy delimiter has been taken from the name.
     *
     * @param mailbox which
     * @param uses the attributes of USE (RFC 6154 §3) such as {@code \Sent}, as they stand; may be unknown
     */
    record Create(MailboxArgument mailbox, List<String> uses) implements ImapCommand {

        /** Makes the command. */
        public Create {
            Objects.requireNonNull(mailbox, "mailbox");
            uses = List.copyOf(uses);
        }
    }

    /**
     * RFC 9051 §6.3.5.
     *
     * @param mailbox which
     */
    record Delete(MailboxArgument mailbox) implements ImapCommand {

        /** Makes the command. */
        public Delete {
            Objects.requireNonNull(mailbox, "mailbox");
        }
    }

    /**
     * RFC 9051 §6.3.6.
     *
     * @param from the old name
     * @param to the new name
     */
    record Rename(MailboxArgument from, MailboxArgument to) implements ImapCommand {

        /** Makes the command. */
        public Rename {
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(to, "to");
        }
    }

    /**
     * RFC 9051 §6.3.7.
     *
     * @param mailbox which
     */
    record Subscribe(MailboxArgument mailbox) implements ImapCommand {

        /** Makes the command. */
        public Subscribe {
            Objects.requireNonNull(mailbox, "mailbox");
        }
    }

    /**
     * RFC 9051 §6.3.8.
     *
     * @param mailbox which
     */
    record Unsubscribe(MailboxArgument mailbox) implements ImapCommand {

        /** Makes the command. */
        public Unsubscribe {
            Objects.requireNonNull(mailbox, "mailbox");
        }
    }

    /**
     * LIST, basic and extended (RFC 9051 §6.3.9, RFC 5258). Texts are decoded to Unicode.
     *
     * @param reference what stands in front of each pattern
     * @param patterns with {@code %} and {@code *}; those that can match no name because they are not well encoded are
     *     left out, so there may be none
     * @param extended whether the command has selection options, a list of patterns or return options
     * @param selection which mailboxes
     * @param returns what is told of them
     * @param status the items of the return option STATUS (RFC 5819), in order; empty without it
     */
    record ListMailboxes(
            String reference,
            List<String> patterns,
            boolean extended,
            Set<ListSelection> selection,
            Set<ListReturn> returns,
            List<StatusItem> status)
            implements ImapCommand {

        /** Makes the command. */
        public ListMailboxes {
            Objects.requireNonNull(reference, "reference");
            patterns = List.copyOf(patterns);
            selection = Set.copyOf(selection);
            returns = Set.copyOf(returns);
            status = List.copyOf(status);
        }
    }

    /**
     * RFC 3501 §6.3.9. Texts are decoded to Unicode.
     *
     * @param reference what stands in front of the pattern
     * @param pattern empty when it can match no name because it is not well encoded
     */
    record Lsub(String reference, Optional<String> pattern) implements ImapCommand {

        /** Makes the command. */
        public Lsub {
            Objects.requireNonNull(reference, "reference");
            Objects.requireNonNull(pattern, "pattern");
        }
    }

    /** RFC 9051 §6.3.10. */
    record Namespace() implements ImapCommand {}

    /**
     * RFC 9051 §6.3.11.
     *
     * @param mailbox which
     * @param items at least one, in order
     */
    record Status(MailboxArgument mailbox, List<StatusItem> items) implements ImapCommand {

        /** Makes the command. */
        public Status {
            Objects.requireNonNull(mailbox, "mailbox");
            items = List.copyOf(items);
        }
    }

    /**
     * The end of an APPEND (RFC 9051 §6.3.12, RFC 3502) whose messages have gone by before, each begun with an
     * {@link AppendMessage}: store them, all or none.
     *
     * @param mailbox where
     * @param messages how many, at least 1
     */
    record Append(MailboxArgument mailbox, int messages) implements ImapCommand {

        /** Makes the command. */
        public Append {
            Objects.requireNonNull(mailbox, "mailbox");
        }
    }

    /** RFC 9051 §6.3.13. */
    record Idle() implements ImapCommand {}

    /** RFC 3501 §6.4.1. */
    record Check() implements ImapCommand {}

    /** RFC 9051 §6.4.1. */
    record Close() implements ImapCommand {}

    /** RFC 9051 §6.4.2. */
    record Unselect() implements ImapCommand {}

    /**
     * EXPUNGE and UID EXPUNGE (RFC 9051 §6.4.3, §6.4.9).
     *
     * @param uids present for UID EXPUNGE
     */
    record Expunge(Optional<SequenceSet> uids) implements ImapCommand {

        /** Makes the command. */
        public Expunge {
            Objects.requireNonNull(uids, "uids");
        }
    }

    /**
     * SEARCH and UID SEARCH (RFC 9051 §6.4.4).
     *
     * @param returns the RETURN options, {@code RETURN ()} being ALL; empty without RETURN
     * @param key what to find; its texts are decoded by the command's charset
     * @param uid true for UID SEARCH
     */
    record Search(Optional<Set<SearchReturn>> returns, SearchKey key, boolean uid) implements ImapCommand {

        /** Makes the command. */
        public Search {
            returns = returns.map(Set::copyOf);
            Objects.requireNonNull(key, "key");
        }
    }

    /**
     * FETCH and UID FETCH (RFC 9051 §6.4.5).
     *
     * @param set which messages
     * @param items at least one, in order; the macros ALL, FAST and FULL are replaced by what they stand for
     * @param changedSince the modifier CHANGEDSINCE (RFC 7162 §3.1.4.1)
     * @param vanished the modifier VANISHED (RFC 7162 §3.2.6); only with CHANGEDSINCE and {@code uid}
     * @param uid true for UID FETCH; UID is then not added to the items
     */
    record Fetch(SequenceSet set, List<FetchItem> items, Optional<ModSeq> changedSince, boolean vanished, boolean uid)
            implements ImapCommand {

        /** Makes the command. */
        public Fetch {
            Objects.requireNonNull(set, "set");
            items = List.copyOf(items);
            Objects.requireNonNull(changedSince, "changedSince");
        }
    }

    /**
     * STORE and UID STORE (RFC 9051 §6.4.6).
     *
     * @param set which messages
     * @param mode what is done with the flags
     * @param flags may be none
     * @param silent true with {@code .SILENT}
     * @param unchangedSince the modifier UNCHANGEDSINCE (RFC 7162 §3.1.3)
     * @param uid true for UID STORE
     */
    record Store(
            SequenceSet set, StoreMode mode, Flags flags, boolean silent, Optional<ModSeq> unchangedSince, boolean uid)
            implements ImapCommand {

        /** Makes the command. */
        public Store {
            Objects.requireNonNull(set, "set");
            Objects.requireNonNull(mode, "mode");
            Objects.requireNonNull(flags, "flags");
            Objects.requireNonNull(unchangedSince, "unchangedSince");
        }
    }

    /**
     * COPY and UID COPY (RFC 9051 §6.4.7).
     *
     * @param set which messages
     * @param mailbox where to
     * @param uid true for UID COPY
     */
    record Copy(SequenceSet set, MailboxArgument mailbox, boolean uid) implements ImapCommand {

        /** Makes the command. */
        public Copy {
            Objects.requireNonNull(set, "set");
            Objects.requireNonNull(mailbox, "mailbox");
        }
    }

    /**
     * MOVE and UID MOVE (RFC 9051 §6.4.8).
     *
     * @param set which messages
     * @param mailbox where to
     * @param uid true for UID MOVE
     */
    record Move(SequenceSet set, MailboxArgument mailbox, boolean uid) implements ImapCommand {

        /** Makes the command. */
        public Move {
            Objects.requireNonNull(set, "set");
            Objects.requireNonNull(mailbox, "mailbox");
        }
    }
}
