package io.mailcore.imap.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailcore.api.mailbox.Flag;
import io.mailcore.api.mailbox.Flags;
import io.mailcore.api.mailbox.MailboxName;
import io.mailcore.api.mailbox.UidSet;
import io.mailcore.imap.codec.command.FetchItem;
import io.mailcore.imap.codec.command.Section;
import io.mailcore.imap.codec.command.Section.SectionText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResponseBufferTest {
    private final ResponseBuffer out = new ResponseBuffer();

    @Test
    void stringIsQuotedWhenItCanBe() {
        assertThat(out.string("").raw(" ").string("a \"b\" \\c").toString()).isEqualTo("\"\" \"a \\\"b\\\" \\\\c\"");
    }

    @Test
    void stringIsALiteralWhenItMust() {
        assertThat(out.string("a\r\nb").toString()).isEqualTo("{4}\r\na\r\nb");
        assertThat(new ResponseBuffer().string("\u00e4").toString()).isEqualTo("{1}\r\n\u00e4");
        assertThat(new ResponseBuffer().string("\u0007").toString()).isEqualTo("{1}\r\n\u0007");
        assertThat(new ResponseBuffer().string("a\0b").toString()).isEqualTo("{3}\r\na b");
        assertThat(new ResponseBuffer().string("x".repeat(1001)).toString()).startsWith("{1001}\r\nx");
    }

    @Test
    void stringHoldsOctetsOnly() {
        // U+010D and U+760A end in the octets of CR and LF: narrowed, they would end the line.
        assertThatThrownBy(() -> out.string("a\u010d\u760ab")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nothingEndsALineButCrLf() {
        for (String evil : List.of("a\rb", "a\nb", "a\0b", "a\u010db", "a\u2028b", "\u007f", "\u0085")) {
            assertThatThrownBy(() -> new ResponseBuffer().raw(evil)).isInstanceOf(IllegalArgumentException.class);
            assertThat(new ResponseBuffer().text(evil).toString()).matches("[ -~]+");
            assertThatThrownBy(() -> new ResponseBuffer().status(evil, "OK", Optional.empty(), "x"))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new ResponseBuffer().status("a", "OK", Optional.of(evil), "x"))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> out.status("a", "OK", Optional.of("X] b"), "x"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> out.number(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> out.uidSet(UidSet.EMPTY)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void writesStatusResponses() {
        out.status("a1", "OK", Optional.of("UIDNEXT 4"), "Done").status("*", "BYE", Optional.empty(), "a\r\nb");
        out.refused(new Decoded.Refused("b", Decoded.Condition.BAD, Optional.of("TOOBIG"), ""));
        assertThat(out.toString()).isEqualTo("a1 OK [UIDNEXT 4] Done\r\n* BYE a??b\r\nb BAD [TOOBIG] .\r\n");
    }

    @Test
    void writesStringsOrNil() {
        out.nstring(Optional.empty()).raw(" ").nstring(Optional.of("NIL")).raw(" ");
        out.astring("x]")
                .raw(" ")
                .astring("NIL")
                .raw(" ")
                .astring("a b")
                .raw(" ")
                .astring("")
                .raw(" ")
                .astring("a*");
        assertThat(out.toString()).isEqualTo("NIL \"NIL\" \"x]\" \"NIL\" \"a b\" \"\" \"a*\"");
    }

    @Test
    void writesMailboxNamesByMode() {
        MailboxName name = MailboxName.parse("\u00e4/b c");
        assertThat(out.mailbox(name).toString()).isEqualTo("\"&AOQ-/b c\"");
        ResponseBuffer utf8 = new ResponseBuffer();
        utf8.utf8(Utf8Mode.REV2);
        assertThat(utf8.mailbox(name).raw(" ").mailbox(MailboxName.INBOX).toString())
                .isEqualTo("\"\u00c3\u00a4/b c\" INBOX");
    }

    @Test
    void writesUnicodeByMode() {
        assertThat(out.utf8String("\u00e4").toString()).isEqualTo("{2}\r\n\u00c3\u00a4");
        ResponseBuffer utf8 = new ResponseBuffer();
        utf8.utf8(Utf8Mode.ACCEPT);
        assertThat(utf8.utf8String("\u00e4").raw(" ").utf8String("a\n\u00e4").toString())
                .isEqualTo("\"\u00c3\u00a4\" {4}\r\na\n\u00c3\u00a4");
    }

    @Test
    void writesFlagsSetsAndDates() {
        out.flags(Flags.of(Flag.SEEN, Flag.keyword("$Junk")), List.of("\\Recent"))
                .flags(Flags.NONE)
                .uidSet(UidSet.builder().add(1).addRange(4, 9).build())
                .dateTime(Instant.parse("1996-07-07T02:44:25.9Z"))
                .dateTime(Instant.MAX)
                .dateTime(Instant.MIN);
        assertThat(out.toString())
                .isEqualTo("(\\Seen $Junk \\Recent)()1,4:9\"07-Jul-1996 02:44:25 +0000\""
                        + "\"31-Dec-9999 23:59:59 +0000\"\"01-Jan-0000 00:00:00 +0000\"");
    }

    @Test
    void writesFetchItems() {
        Optional<FetchItem.Partial> partial = Optional.of(new FetchItem.Partial(5, 9));
        out.fetchItem(FetchItem.Attribute.RFC822_SIZE).raw(" ");
        out.fetchItem(new FetchItem.Body(Section.WHOLE, true, partial)).raw(" ");
        Section header = new Section(List.of(1, 2), SectionText.HEADER_FIELDS, List.of("From", "x(y"));
        out.fetchItem(new FetchItem.Body(header, false, Optional.empty())).raw(" ");
        Section not = new Section(List.of(), SectionText.HEADER_FIELDS_NOT, List.of("a"));
        out.fetchItem(new FetchItem.Body(not, false, Optional.empty())).raw(" ");
        out.fetchItem(
                new FetchItem.Body(new Section(List.of(3), SectionText.MIME, List.of()), false, Optional.empty()));
        out.raw(" ")
                .fetchItem(new FetchItem.Binary(List.of(1, 2), true, partial))
                .raw(" ");
        out.fetchItem(new FetchItem.BinarySize(List.of()));
        assertThat(out.toString())
                .isEqualTo("RFC822.SIZE BODY[]<5> BODY[1.2.HEADER.FIELDS (From \"x(y\")] BODY[HEADER.FIELDS.NOT (a)]"
                        + " BODY[3.MIME] BINARY[1.2]<5> BINARY.SIZE[]");
    }

    @Test
    void drainsInOrder() {
        List<String> taken = new ArrayList<>();
        out.drain((octets, offset, length) -> taken.add("never"));
        out.raw("x".repeat(100_000)).literalHead(3).literal8Head(4);
        int size = out.size();
        out.drain((octets, offset, length) -> taken.add(offset + " " + length));
        assertThat(taken).containsExactly("0 " + size);
        assertThat(out.size()).isZero();
        assertThat(out.raw("b").toString()).isEqualTo("b");
    }

    @Test
    void holdsNoMemoryOnceDrained() {
        out.raw("x".repeat(1000));
        out.drain((octets, offset, length) -> assertThat(length).isEqualTo(1000));
        assertThat(out.capacity()).isZero();
        assertThat(out.crlf().toString()).isEqualTo("\r\n");
    }
}
