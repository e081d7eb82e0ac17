package io.mailcore.imap.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.api.mailbox.EmailId;
import io.mailcore.api.mailbox.Flag;
import io.mailcore.api.mailbox.ModSeq;
import io.mailcore.api.mailbox.ThreadId;
import io.mailcore.imap.codec.command.ImapCommand;
import io.mailcore.imap.codec.command.SearchKey;
import io.mailcore.imap.codec.command.SearchKey.DateKind;
import io.mailcore.imap.codec.command.SearchKey.DateRelation;
import io.mailcore.imap.codec.command.SearchKey.Field;
import io.mailcore.imap.codec.command.SearchReturn;
import io.mailcore.imap.codec.command.SequenceSet;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchGrammarTest {
    private static final CommandLimits WIDE = new CommandLimits(1 << 20, 1 << 20, 1, 100, 4096, 1 << 20);

    private final Decoding decoding = Decoding.usual();

    private SearchKey key(String keys) {
        return ((ImapCommand.Search) decoding.command("SEARCH " + keys)).key();
    }

    private static SearchKey flagged(Flag flag) {
        return new SearchKey.Flagged(flag);
    }

    private static SearchKey not(SearchKey key) {
        return new SearchKey.Not(key);
    }

    private static SequenceSet set(long from, long to) {
        return new SequenceSet(List.of(new SequenceSet.Range(from, to)));
    }

    @Test
    void readsFlagKeys() {
        assertThat(key("ALL")).isEqualTo(new SearchKey.All());
        assertThat(key("answered")).isEqualTo(flagged(Flag.ANSWERED));
        assertThat(key("UNDELETED")).isEqualTo(not(flagged(Flag.DELETED)));
        assertThat(key("DRAFT")).isEqualTo(flagged(Flag.DRAFT));
        assertThat(key("UNFLAGGED")).isEqualTo(not(flagged(Flag.FLAGGED)));
        assertThat(key("UNSEEN")).isEqualTo(not(flagged(Flag.SEEN)));
        assertThat(key("KEYWORD $Junk")).isEqualTo(flagged(Flag.keyword("$Junk")));
        assertThat(key("UNKEYWORD x")).isEqualTo(not(flagged(Flag.keyword("x"))));
        assertThat(key("RECENT")).isEqualTo(new SearchKey.Recent());
        assertThat(key("OLD")).isEqualTo(not(new SearchKey.Recent()));
        assertThat(key("NEW")).isEqualTo(new SearchKey.And(List.of(new SearchKey.Recent(), not(flagged(Flag.SEEN)))));
    }

    @Test
    void readsTextKeys() {
        assertThat(key("BCC a")).isEqualTo(new SearchKey.EnvelopeField(Field.BCC, "a"));
        assertThat(key("CC a")).isEqualTo(new SearchKey.EnvelopeField(Field.CC, "a"));
        assertThat(key("FROM \"Smith\"")).isEqualTo(new SearchKey.EnvelopeField(Field.FROM, "Smith"));
        assertThat(key("SUBJECT \"\"")).isEqualTo(new SearchKey.EnvelopeField(Field.SUBJECT, ""));
        assertThat(key("TO a")).isEqualTo(new SearchKey.EnvelopeField(Field.TO, "a"));
        assertThat(key("HEADER Message-ID <x@y>")).isEqualTo(new SearchKey.Header("Message-ID", "<x@y>"));
        assertThat(key("BODY {3}\r\na\r\n")).isEqualTo(new SearchKey.Body("a\r\n"));
        assertThat(key("TEXT a]")).isEqualTo(new SearchKey.Text("a]"));
    }

    @Test
    void decodesTextByCharset() {
        assertThat(key("CHARSET UTF-8 TEXT {2}\r\n\u00c3\u00a4")).isEqualTo(new SearchKey.Text("\u00e4"));
        assertThat(key("CHARSET iso-8859-1 TEXT {1}\r\n\u00e4")).isEqualTo(new SearchKey.Text("\u00e4"));
        assertThat(key("TEXT {2}\r\n\u00c3\u00a4")).isEqualTo(new SearchKey.Text("\u00e4"));
        assertThat(decoding.of("a SEARCH TEXT {1+}\r\n\u00e4\r\nb SEARCH CHARSET US-ASCII TEXT {1+}\r\n\u00e4\r\n"))
                .containsExactly(
                        "a BAD A string is not well-formed UTF-8", "b BAD A string is not well-formed US-ASCII");
    }

    @Test
    void namesTheCharsetsThatAreSupported() {
        assertThat(decoding.of("a SEARCH CHARSET KLINGON ALL\r\n"))
                .containsExactly("a NO [BADCHARSET (US-ASCII UTF-8 ISO-8859-1)] Charset is not supported");
        assertThat(decoding.utf8(Utf8Mode.ACCEPT)
                        .of("a SEARCH CHARSET UTF-8 ALL\r\n")
                        .get(0))
                .startsWith("a BAD CHARSET");
        assertThat(decoding.utf8(Utf8Mode.REV2)
                        .of("a SEARCH CHARSET UTF-8 ALL\r\n")
                        .get(0))
                .startsWith("a Search");
    }

    @Test
    void readsDateKeys() {
        LocalDate day = LocalDate.of(1994, 2, 1);
        assertThat(key("BEFORE 1-Feb-1994"))
                .isEqualTo(new SearchKey.Dated(DateKind.INTERNAL, DateRelation.BEFORE, day));
        assertThat(key("ON \"01-FEB-1994\"")).isEqualTo(new SearchKey.Dated(DateKind.INTERNAL, DateRelation.ON, day));
        assertThat(key("SINCE 1-feb-1994")).isEqualTo(new SearchKey.Dated(DateKind.INTERNAL, DateRelation.SINCE, day));
        assertThat(key("SENTBEFORE 1-Feb-1994"))
                .isEqualTo(new SearchKey.Dated(DateKind.SENT, DateRelation.BEFORE, day));
        assertThat(key("SENTON 1-Feb-1994")).isEqualTo(new SearchKey.Dated(DateKind.SENT, DateRelation.ON, day));
        assertThat(key("SENTSINCE 1-Feb-1994")).isEqualTo(new SearchKey.Dated(DateKind.SENT, DateRelation.SINCE, day));
        assertThat(key("SAVEDBEFORE 1-Feb-1994"))
                .isEqualTo(new SearchKey.Dated(DateKind.SAVED, DateRelation.BEFORE, day));
        assertThat(key("SAVEDON 1-Feb-1994")).isEqualTo(new SearchKey.Dated(DateKind.SAVED, DateRelation.ON, day));
        assertThat(key("SAVEDSINCE 1-Feb-1994"))
                .isEqualTo(new SearchKey.Dated(DateKind.SAVED, DateRelation.SINCE, day));
        assertThat(key("SAVEDATESUPPORTED")).isEqualTo(new SearchKey.SaveDateSupported());
        assertThat(key("YOUNGER 259200")).isEqualTo(new SearchKey.Younger(259200));
        assertThat(key("OLDER 1")).isEqualTo(new SearchKey.Older(1));
    }

    @Test
    void readsNumberKeys() {
        assertThat(key("LARGER 9223372036854775807")).isEqualTo(new SearchKey.Larger(Long.MAX_VALUE));
        assertThat(key("SMALLER 0")).isEqualTo(new SearchKey.Smaller(0));
        assertThat(key("MODSEQ 620162338")).isEqualTo(new SearchKey.Modified(ModSeq.of(620162338)));
        assertThat(key("MODSEQ \"/flags/\\\\draft\" all 620162338"))
                .isEqualTo(new SearchKey.Modified(ModSeq.of(620162338)));
        assertThat(key("EMAILID M6d99")).isEqualTo(new SearchKey.HasEmailId(EmailId.of("M6d99")));
        assertThat(key("THREADID T64b")).isEqualTo(new SearchKey.HasThreadId(ThreadId.of("T64b")));
        assertThat(key("2:*")).isEqualTo(new SearchKey.Messages(set(2, SequenceSet.STAR), false));
        assertThat(key("*")).isEqualTo(new SearchKey.Messages(set(SequenceSet.STAR, SequenceSet.STAR), false));
        assertThat(key("$")).isEqualTo(new SearchKey.Messages(SequenceSet.SEARCH_RESULT, false));
        assertThat(key("UID 5:3")).isEqualTo(new SearchKey.Messages(set(5, 3), true));
    }

    @Test
    void combinesKeys() {
        assertThat(key("FLAGGED SEEN NOT FROM x"))
                .isEqualTo(new SearchKey.And(List.of(
                        flagged(Flag.FLAGGED), flagged(Flag.SEEN), not(new SearchKey.EnvelopeField(Field.FROM, "x")))));
        assertThat(key("OR (SEEN DRAFT) NOT (1)"))
                .isEqualTo(new SearchKey.Or(
                        new SearchKey.And(List.of(flagged(Flag.SEEN), flagged(Flag.DRAFT))),
                        not(new SearchKey.Messages(set(1, 1), false))));
    }

    @Test
    void readsResultOptions() {
        assertThat(((ImapCommand.Search) decoding.command("UID SEARCH RETURN (MIN count SAVE) CHARSET UTF-8 ALL")))
                .isEqualTo(new ImapCommand.Search(
                        Optional.of(Set.of(SearchReturn.MIN, SearchReturn.COUNT, SearchReturn.SAVE)),
                        new SearchKey.All(),
                        true));
        assertThat(((ImapCommand.Search) decoding.command("SEARCH RETURN () ALL")).returns())
                .contains(Set.of(SearchReturn.ALL));
        assertThat(((ImapCommand.Search) decoding.command("SEARCH ALL")).returns())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "BOGUS",
                "()",
                "(",
                "(ALL",
                "ALL)",
                "( ALL)",
                "ALL ",
                "ALL  ALL",
                "NOT",
                "OR ALL",
                "KEYWORD",
                "KEYWORD \\Seen",
                "KEYWORD \"x\"",
                "FROM",
                "FROM a*b",
                "HEADER x",
                "BEFORE yesterday",
                "BEFORE 31-Feb-1994",
                "BEFORE 1-Feb-94",
                "BEFORE \"1-Feb-1994",
                "LARGER x",
                "LARGER -1",
                "LARGER 9223372036854775808",
                "YOUNGER 0",
                "MODSEQ x",
                "MODSEQ \"/flags/\\\\draft\" bogus 1",
                "EMAILID a%b",
                "EMAILID \"a b\"",
                "UID x",
                "UID 0",
                "1:0",
                "ALL CHARSET UTF-8",
                "RETURN ALL",
                "RETURN (BOGUS) ALL",
                "RETURN (ALL)",
                "CHARSET UTF-8"
            })
    void refusesWhatIsNotInTheGrammar(String keys) {
        assertThat(decoding.of("a SEARCH " + keys + "\r\nb NOOP\r\n"))
                .hasSize(2)
                .endsWith("b Noop[]")
                .first()
                .asString()
                .startsWith("a BAD ");
    }

    @Test
    void nestingHasALimit() {
        assertThat(key("NOT ".repeat(49) + "ALL")).isInstanceOf(SearchKey.Not.class);
        String tooDeep = "a BAD SEARCH keys are nested too deep (expected: at most 50)";
        assertThat(decoding.of("a SEARCH " + "NOT ".repeat(50) + "ALL\r\n")).containsExactly(tooDeep);
        assertThat(decoding.of("a SEARCH " + "(".repeat(50) + "ALL" + ")".repeat(50) + "\r\n"))
                .containsExactly(tooDeep);
        assertThat(decoding.of("a SEARCH " + "OR ALL ".repeat(50) + "ALL\r\n")).containsExactly(tooDeep);
    }

    @Test
    void deepNestingNeedsNoStack() {
        Decoding wide = decoding.limits(WIDE);
        for (String opening : List.of("(", "NOT ", "OR ", "OR ALL ", "OR (ALL ")) {
            assertThat(wide.of("a SEARCH " + opening.repeat(50_000) + "\r\nb NOOP\r\n"))
                    .as(opening)
                    .containsExactly("a BAD SEARCH keys are nested too deep (expected: at most 50)", "b Noop[]");
        }
    }

    @Test
    void keysAreCounted() {
        assertThat(key("ALL ".repeat(999) + "ALL")).isInstanceOf(SearchKey.And.class);
        assertThat(decoding.of("a SEARCH " + "ALL ".repeat(1000) + "ALL\r\n"))
                .containsExactly("a BAD SEARCH has too many keys (expected: at most 1000)");
    }
}
