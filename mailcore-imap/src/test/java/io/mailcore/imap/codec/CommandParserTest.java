package io.mailcore.imap.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.api.account.Secret;
import io.mailcore.api.mailbox.Flag;
import io.mailcore.api.mailbox.Flags;
import io.mailcore.api.mailbox.MailboxName;
import io.mailcore.api.mailbox.ModSeq;
import io.mailcore.api.mailbox.UidSet;
import io.mailcore.api.mailbox.UidValidity;
import io.mailcore.imap.codec.command.AppendMessage;
import io.mailcore.imap.codec.command.FetchItem;
import io.mailcore.imap.codec.command.FetchItem.Attribute;
import io.mailcore.imap.codec.command.ImapCommand;
import io.mailcore.imap.codec.command.ListReturn;
import io.mailcore.imap.codec.command.ListSelection;
import io.mailcore.imap.codec.command.MailboxArgument;
import io.mailcore.imap.codec.command.Qresync;
import io.mailcore.imap.codec.command.Section;
import io.mailcore.imap.codec.command.Section.SectionText;
import io.mailcore.imap.codec.command.SequenceSet;
import io.mailcore.imap.codec.command.StatusItem;
import io.mailcore.imap.codec.command.StoreMode;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandParserTest {
    private final Decoding decoding = Decoding.usual();

    private ImapCommand parse(String line) {
        return decoding.command(line);
    }

    private static MailboxArgument mailbox(String name) {
        return MailboxArgument.of(MailboxName.parse(name));
    }

    private static SequenceSet set(long... numbers) {
        return new SequenceSet(Arrays.stream(numbers)
                .mapToObj(number -> new SequenceSet.Range(number, number))
                .toList());
    }

    @Test
    void readsCommandsWithoutArguments() {
        assertThat(parse("CAPABILITY")).isEqualTo(new ImapCommand.Capability());
        assertThat(parse("noop")).isEqualTo(new ImapCommand.Noop());
        assertThat(parse("LogOut")).isEqualTo(new ImapCommand.Logout());
        assertThat(parse("STARTTLS")).isEqualTo(new ImapCommand.StartTls());
        assertThat(parse("NAMESPACE")).isEqualTo(new ImapCommand.Namespace());
        assertThat(parse("IDLE")).isEqualTo(new ImapCommand.Idle());
        assertThat(parse("CHECK")).isEqualTo(new ImapCommand.Check());
        assertThat(parse("CLOSE")).isEqualTo(new ImapCommand.Close());
        assertThat(parse("UNSELECT")).isEqualTo(new ImapCommand.Unselect());
        assertThat(parse("EXPUNGE")).isEqualTo(new ImapCommand.Expunge(Optional.empty()));
        assertThat(parse("UID EXPUNGE 3")).isEqualTo(new ImapCommand.Expunge(Optional.of(set(3))));
    }

    @Test
    void readsId() {
        assertThat(parse("ID NIL")).isEqualTo(new ImapCommand.Id(Map.of()));
        assertThat(parse("ID ()")).isEqualTo(new ImapCommand.Id(Map.of()));
        assertThat(parse("ID (\"name\" \"sodr\" \"os\" NIL \"version\" {2}\r\n19)"))
                .isEqualTo(new ImapCommand.Id(Map.of("name", "sodr", "version", "19")));
    }

    @Test
    void readsLogin() {
        ImapCommand.Login login = (ImapCommand.Login) parse("LOGIN \"a\\\"b\\\\c\" SESAME]");
        assertThat(login.user()).isEqualTo("a\"b\\c");
        assertThat(login.password().matches(Secret.of("SESAME]"))).isTrue();
        assertThat(login.toString()).doesNotContain("SESAME");
        ImapCommand.Login umlaut = (ImapCommand.Login) parse("LOGIN {2}\r\n\u00c3\u00a4 {0+}\r\n");
        assertThat(umlaut.user()).isEqualTo("\u00e4");
    }

    @Test
    void readsAuthenticate() {
        assertThat(parse("AUTHENTICATE scram-sha-256"))
                .isEqualTo(new ImapCommand.Authenticate("SCRAM-SHA-256", Optional.empty()));
        ImapCommand.Authenticate plain = (ImapCommand.Authenticate) parse("AUTHENTICATE PLAIN dGVzdAB0ZXN0AHRlc3Q=");
        assertThat(plain.initialResponse().orElseThrow().reveal()).isEqualTo("dGVzdAB0ZXN0AHRlc3Q=");
        assertThat(plain.toString()).doesNotContain("dGVzd");
    }

    @Test
    void readsEnable() {
        assertThat(parse("ENABLE imap4rev2 CONDSTORE"))
                .isEqualTo(new ImapCommand.Enable(List.of("IMAP4REV2", "CONDSTORE")));
    }

    @Test
    void readsSelect() {
        assertThat(parse("SELECT inbox"))
                .isEqualTo(new ImapCommand.Select(mailbox("INBOX"), false, false, Optional.empty()));
        assertThat(parse("EXAMINE blurdybloop (CONDSTORE)"))
                .isEqualTo(new ImapCommand.Select(mailbox("blurdybloop"), true, true, Optional.empty()));
        Qresync known = new Qresync(
                new UidValidity(67890007),
                ModSeq.of(90060115194045000L),
                Optional.of(UidSet.range(41, 211)),
                Optional.of(new Qresync.Match(UidSet.of(1, 3), UidSet.of(41, 50))));
        assertThat(parse("SELECT INBOX (QRESYNC (67890007 90060115194045000 41:211 (1,3 41,50)))"))
                .isEqualTo(new ImapCommand.Select(mailbox("INBOX"), false, false, Optional.of(known)));
        // RFC 7162: the list of known UIDs may be left out.
        assertThat(((ImapCommand.Select) parse("SELECT x (QRESYNC (1 2 (1 4)))"))
                        .qresync()
                        .orElseThrow()
                        .match())
                .contains(new Qresync.Match(UidSet.of(1), UidSet.of(4)));
        assertThat(((ImapCommand.Select) parse("SELECT x (CONDSTORE QRESYNC (1 2))")).qresync())
                .isPresent();
    }

    @Test
    void readsMailboxCommands() {
        assertThat(parse("CREATE owatagusiam/")).isEqualTo(new ImapCommand.Create(mailbox("owatagusiam"), List.of()));
        assertThat(parse("CREATE Everything (USE (\\All \\Sent))"))
                .isEqualTo(new ImapCommand.Create(mailbox("Everything"), List.of("\\All", "\\Sent")));
        assertThat(parse("DELETE \"a b\"")).isEqualTo(new ImapCommand.Delete(mailbox("a b")));
        assertThat(parse("RENAME {3}\r\nold new")).isEqualTo(new ImapCommand.Rename(mailbox("old"), mailbox("new")));
        assertThat(parse("SUBSCRIBE #news.comp]")).isEqualTo(new ImapCommand.Subscribe(mailbox("#news.comp]")));
        assertThat(parse("UNSUBSCRIBE InBox/x")).isEqualTo(new ImapCommand.Unsubscribe(mailbox("INBOX/x")));
        assertThat(parse("STATUS \"\\\"\" (UIDNEXT messages HIGHESTMODSEQ SIZE)"))
                .isEqualTo(new ImapCommand.Status(
                        mailbox("\""),
                        List.of(StatusItem.UIDNEXT, StatusItem.MESSAGES, StatusItem.HIGHESTMODSEQ, StatusItem.SIZE)));
    }

    @Test
    void readsEncodedMailboxNames() {
        assertThat(parse("DELETE ~peter/mail/&U,BTFw-/&ZeVnLIqe-"))
                .isEqualTo(new ImapCommand.Delete(mailbox("~peter/mail/\u53f0\u5317/\u65e5\u672c\u8a9e")));
        assertThat(decoding.utf8(Utf8Mode.REV2).command("DELETE \"\u00c3\u00a4&\""))
                .isEqualTo(new ImapCommand.Delete(mailbox("\u00e4&")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "&U,BTFw",
                "&AAA-x",
                "\"\"",
                "a//b",
                "..",
                "../../etc/x",
                "&AC8-",
                "{2+}\r\n\u00c3\u00a4",
                "{1+}\r\n\u0001",
                "&2AA-",
                "/",
                "/a"
            })
    void keepsIllegalMailboxNamesAsSuch(String name) {
        ImapCommand.Select select = (ImapCommand.Select) parse("SELECT " + name);
        assertThat(select.mailbox().name()).isEmpty();
        assertThat(select.mailbox().problem()).isNotEmpty().matches("[ -~]+");
    }

    @Test
    void readsList() {
        assertThat(parse("LIST \"\" %"))
                .isEqualTo(new ImapCommand.ListMailboxes("", List.of("%"), false, Set.of(), Set.of(), List.of()));
        assertThat(parse("LIST ~/Mail/ \"&AOQ-*\""))
                .isEqualTo(new ImapCommand.ListMailboxes(
                        "~/Mail/", List.of("\u00e4*"), false, Set.of(), Set.of(), List.of()));
        assertThat(parse("LIST \"\" &AOQ"))
                .isEqualTo(new ImapCommand.ListMailboxes("", List.of(), false, Set.of(), Set.of(), List.of()));
        assertThat(parse("LIST (SUBSCRIBED RECURSIVEMATCH) \"\" (INBOX \"x%\")"))
                .isEqualTo(new ImapCommand.ListMailboxes(
                        "",
                        List.of("INBOX", "x%"),
                        true,
                        Set.of(ListSelection.SUBSCRIBED, ListSelection.RECURSIVEMATCH),
                        Set.of(),
                        List.of()));
        assertThat(parse("LIST () \"\" * RETURN (CHILDREN STATUS (MESSAGES UNSEEN) SPECIAL-USE)"))
                .isEqualTo(new ImapCommand.ListMailboxes(
                        "",
                        List.of("*"),
                        true,
                        Set.of(),
                        Set.of(ListReturn.CHILDREN, ListReturn.SPECIAL_USE),
                        List.of(StatusItem.MESSAGES, StatusItem.UNSEEN)));
        assertThat(parse("LIST (SPECIAL-USE REMOTE) \"\" * RETURN ()")).isInstanceOf(ImapCommand.ListMailboxes.class);
        assertThat(parse("LSUB \"#news.\" comp.*")).isEqualTo(new ImapCommand.Lsub("#news.", Optional.of("comp.*")));
        assertThat(parse("LSUB &x *")).isEqualTo(new ImapCommand.Lsub("", Optional.empty()));
    }

    @Test
    void readsFetchItems() {
        assertThat(parse("FETCH 2:4 ALL"))
                .isEqualTo(new ImapCommand.Fetch(
                        new SequenceSet(List.of(new SequenceSet.Range(2, 4))),
                        List.of(Attribute.FLAGS, Attribute.INTERNALDATE, Attribute.RFC822_SIZE, Attribute.ENVELOPE),
                        Optional.empty(),
                        false,
                        false));
        assertThat(items("FAST")).hasSize(3);
        assertThat(items("FULL")).hasSize(5).endsWith(Attribute.BODY);
        assertThat(items("(uid Body bodystructure rfc822.size rfc822 rfc822.header rfc822.text modseq)"))
                .containsExactly(
                        Attribute.UID,
                        Attribute.BODY,
                        Attribute.BODYSTRUCTURE,
                        Attribute.RFC822_SIZE,
                        Attribute.RFC822,
                        Attribute.RFC822_HEADER,
                        Attribute.RFC822_TEXT,
                        Attribute.MODSEQ);
        assertThat(items("(EMAILID THREADID SAVEDATE FLAGS FLAGS)")).hasSize(4);
    }

    private List<FetchItem> items(String text) {
        return ((ImapCommand.Fetch) parse("FETCH 1 " + text)).items();
    }

    @Test
    void readsSections() {
        assertThat(items("BODY[]")).containsExactly(body(List.of(), SectionText.ALL, false));
        assertThat(items("body.peek[text]")).containsExactly(body(List.of(), SectionText.TEXT, true));
        assertThat(items("BODY[1.2.3]")).containsExactly(body(List.of(1, 2, 3), SectionText.ALL, false));
        assertThat(items("BODY[1.mime]")).containsExactly(body(List.of(1), SectionText.MIME, false));
        assertThat(items("BODY[4.1.HEADER]")).containsExactly(body(List.of(4, 1), SectionText.HEADER, false));
        assertThat(items("(FLAGS BODY.PEEK[HEADER.FIELDS (DATE \"FROM\" {2}\r\nto)])"))
                .containsExactly(
                        Attribute.FLAGS, body(List.of(), SectionText.HEADER_FIELDS, true, "DATE", "FROM", "to"));
        assertThat(items("BODY[2.HEADER.FIELDS.NOT (x)]"))
                .containsExactly(body(List.of(2), SectionText.HEADER_FIELDS_NOT, false, "x"));
        assertThat(items("BODY[]<0.2048>"))
                .containsExactly(new FetchItem.Body(Section.WHOLE, false, Optional.of(new FetchItem.Partial(0, 2048))));
        assertThat(items("(BINARY[1]<5.9> BINARY.PEEK[] BINARY.SIZE[1.2])"))
                .containsExactly(
                        new FetchItem.Binary(List.of(1), false, Optional.of(new FetchItem.Partial(5, 9))),
                        new FetchItem.Binary(List.of(), true, Optional.empty()),
                        new FetchItem.BinarySize(List.of(1, 2)));
    }

    private static FetchItem body(List<Integer> path, SectionText text, boolean peek, String... fields) {
        return new FetchItem.Body(new Section(path, text, List.of(fields)), peek, Optional.empty());
    }

    @Test
    void readsFetchModifiers() {
        assertThat(parse("UID FETCH 1:* (FLAGS) (CHANGEDSINCE 9223372036854775807 VANISHED)"))
                .isEqualTo(new ImapCommand.Fetch(
                        new SequenceSet(List.of(new SequenceSet.Range(1, SequenceSet.STAR))),
                        List.of(Attribute.FLAGS),
                        Optional.of(ModSeq.of(Long.MAX_VALUE)),
                        true,
                        true));
    }

    @Test
    void readsStore() {
        assertThat(parse("STORE 2 +FLAGS (\\Deleted $Junk)"))
                .isEqualTo(new ImapCommand.Store(
                        set(2),
                        StoreMode.ADD,
                        Flags.of(Flag.DELETED, Flag.keyword("$Junk")),
                        false,
                        Optional.empty(),
                        false));
        assertThat(parse("UID STORE $ -flags.silent \\SEEN x"))
                .isEqualTo(new ImapCommand.Store(
                        SequenceSet.SEARCH_RESULT,
                        StoreMode.REMOVE,
                        Flags.of(Flag.SEEN, Flag.keyword("x")),
                        true,
                        Optional.empty(),
                        true));
        assertThat(parse("STORE 7,5,9 (UNCHANGEDSINCE 320162338) FLAGS ()"))
                .isEqualTo(new ImapCommand.Store(
                        set(7, 5, 9), StoreMode.REPLACE, Flags.NONE, false, Optional.of(ModSeq.of(320162338)), false));
    }

    @Test
    void readsCopyAndMove() {
        assertThat(parse("COPY 2 MEETING")).isEqualTo(new ImapCommand.Copy(set(2), mailbox("MEETING"), false));
        assertThat(parse("UID MOVE *:4 foo"))
                .isEqualTo(new ImapCommand.Move(
                        new SequenceSet(List.of(new SequenceSet.Range(SequenceSet.STAR, 4))), mailbox("foo"), true));
    }

    @Test
    void readsHeadsOfMessages() {
        byte[] octets =
                "a APPEND x (\\Seen k) \" 7-Jul-1996 02:44:60 -0730\" ~{9+}\r\n".getBytes(StandardCharsets.US_ASCII);
        Decoded begin = decoding.wanting(head -> false)
                .decode(octets, new int[] {octets.length})
                .get(0);
        assertThat(begin)
                .isEqualTo(new Decoded.MessageBegin(
                        "a",
                        new AppendMessage(
                                mailbox("x"),
                                0,
                                Flags.of(Flag.SEEN, Flag.keyword("k")),
                                Optional.of(OffsetDateTime.parse("1996-07-07T02:44:59-07:30")),
                                9,
                                true,
                                false,
                                false)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "BOGUS",
                "UID",
                "UID NOOP",
                "UID EXPUNGE",
                "NOOP ",
                " NOOP",
                "NOOP x",
                "LOGIN",
                "LOGIN a",
                "LOGIN a ",
                "LOGIN a b c",
                "LOGIN  a b",
                "LOGIN a b ",
                "LOGIN \"a b",
                "LOGIN \"a\\n\" b",
                "LOGIN \"a\0\" b",
                "LOGIN \"\u00c3\u00a4\" b",
                "LOGIN a* b",
                "LOGIN {1+}\r\n\0 b",
                "LOGIN {1+}\r\n\u00e4 b",
                "LOGIN \"a\"b c",
                "LOGIN {1}a b",
                "AUTHENTICATE",
                "AUTHENTICATE PLAIN x y",
                "ENABLE",
                "ID",
                "ID x",
                "ID (\"a\")",
                "ID (\"a\" \"b\" \"c\")",
                "ID (a b)",
                "SELECT",
                "SELECT x y",
                "SELECT x ()",
                "SELECT x (BOGUS)",
                "SELECT x (QRESYNC (0 1))",
                "SELECT x (QRESYNC (1 0))",
                "SELECT x (QRESYNC (1 1 1:*))",
                "SELECT x (QRESYNC (1 1 $))",
                "SELECT x (QRESYNC (1 1 1 (1:2 5)))",
                "SELECT x%",
                "CREATE x (USE)",
                "CREATE x (USE (Sent))",
                "CREATE x (BOGUS (\\Sent))",
                "RENAME x",
                "LIST",
                "LIST \"\"",
                "LIST \"\" ()",
                "LIST (BOGUS) \"\" *",
                "LIST (RECURSIVEMATCH) \"\" *",
                "LIST (RECURSIVEMATCH REMOTE) \"\" *",
                "LIST \"\" * RETURN",
                "LIST \"\" * RETURN (BOGUS)",
                "LIST \"\" * RETURN (STATUS)",
                "LIST \"\" * RETURN (STATUS ())",
                "LIST \"\" * CHILDREN",
                "LIST \"\" (a  b)",
                "LSUB \"\" (a b)",
                "STATUS x",
                "STATUS x ()",
                "STATUS x MESSAGES",
                "STATUS x (BOGUS)",
                "FETCH",
                "FETCH 1",
                "FETCH 0 FLAGS",
                "FETCH 4294967296 FLAGS",
                "FETCH -1 FLAGS",
                "FETCH 1: FLAGS",
                "FETCH 1, FLAGS",
                "FETCH ,1 FLAGS",
                "FETCH 1:2:3 FLAGS",
                "FETCH 1 ()",
                "FETCH 1 (ALL)",
                "FETCH 1 (FLAGS ALL)",
                "FETCH 1 FLAGS UID",
                "FETCH 1 (FLAGS",
                "FETCH 1 BOGUS",
                "FETCH 1 BODY.PEEK",
                "FETCH 1 BODY[",
                "FETCH 1 BODY[0]",
                "FETCH 1 BODY[1.]",
                "FETCH 1 BODY[1.0]",
                "FETCH 1 BODY[.1]",
                "FETCH 1 BODY[MIME]",
                "FETCH 1 BODY[TEXT.1]",
                "FETCH 1 BODY[1TEXT]",
                "FETCH 1 BODY[HEADER.FIELDS]",
                "FETCH 1 BODY[HEADER.FIELDS ()]",
                "FETCH 1 BODY[HEADER.FIELDS (\"\")]",
                "FETCH 1 BODY[HEADER.FIELDS ({2+}\r\n\r\n)]",
                "FETCH 1 BODY[99999999999]",
                "FETCH 1 BODY[]<0>",
                "FETCH 1 BODY[]<0.0>",
                "FETCH 1 BODY[]<-1.5>",
                "FETCH 1 BODY[]<0.9223372036854775808>",
                "FETCH 1 BODY []",
                "FETCH 1 RFC822[]",
                "FETCH 1 BINARY",
                "FETCH 1 BINARY[HEADER]",
                "FETCH 1 BINARY.SIZE[1]<0.1>",
                "FETCH 1 FLAGS (CHANGEDSINCE)",
                "FETCH 1 FLAGS (CHANGEDSINCE 9223372036854775808)",
                "FETCH 1 FLAGS (VANISHED)",
                "FETCH 1 FLAGS (CHANGEDSINCE 1 VANISHED)",
                "UID FETCH 1 FLAGS (VANISHED)",
                "FETCH 1 FLAGS (BOGUS)",
                "STORE 1",
                "STORE 1 FLAGS",
                "STORE 1 BOGUS (x)",
                "STORE 1 FLAGS (\\Recent)",
                "STORE 1 FLAGS (\\*)",
                "STORE 1 FLAGS (x",
                "STORE 1 FLAGS ({1+}\r\nx)",
                "STORE 1 FLAGS (x) y",
                "STORE 1 ++FLAGS (x)",
                "STORE 1 (UNCHANGEDSINCE x) FLAGS (x)",
                "STORE 1 (BOGUS 1) FLAGS (x)",
                "COPY 1",
                "COPY x y",
                "MOVE 1 ",
                "APPEND",
                "APPEND x",
                "APPEND x (\\Recent) {1+}\r\n1",
                "APPEND x \"32-Jul-1996 02:44:25 -0700\" {1+}\r\n1",
                "APPEND x \"17-Foo-1996 02:44:25 -0700\" {1+}\r\n1",
                "APPEND x \"17-Jul-1996 24:44:25 -0700\" {1+}\r\n1",
                "APPEND x \"17-Jul-1996 02:44:25 -9900\" {1+}\r\n1",
                "APPEND x \"17-Jul-1996 02:44:25\" {1+}\r\n1",
                "APPEND x  {1+}\r\n1",
            })
    void refusesWhatIsNotInTheGrammar(String line) {
        assertThat(decoding.of("a " + line + "\r\nb NOOP\r\n"))
                .hasSize(2)
                .endsWith("b Noop[]")
                .first()
                .asString()
                .matches("a BAD [ -~]{5,}");
    }

    @Test
    void refusesBrokenUtf8InQuotedStrings() {
        assertThat(decoding.utf8(Utf8Mode.REV2).of("a LOGIN \"\u00c3\" b\r\n"))
                .containsExactly("a BAD A string is not well-formed UTF-8");
    }

    @Test
    void limitsFieldsOfId() {
        String pair = "\"a\" \"b\"";
        assertThat(parse("ID (" + (pair + " ").repeat(29) + pair + ")")).isInstanceOf(ImapCommand.Id.class);
        assertThat(decoding.of("a ID (" + (pair + " ").repeat(30) + pair + ")\r\n")
                        .get(0))
                .startsWith("a BAD ID has");
        assertThat(decoding.of("a ID (\"" + "x".repeat(31) + "\" NIL)\r\n").get(0))
                .startsWith("a BAD A string is");
        assertThat(decoding.of("a ID (\"x\" \"" + "x".repeat(1025) + "\")\r\n").get(0))
                .startsWith("a BAD A string is");
    }

    @Test
    void limitsPatterns() {
        assertThat(decoding.of("a LIST \"\" (" + "x ".repeat(50) + "x)\r\n").get(0))
                .startsWith("a BAD LIST has too many");
        assertThat(decoding.of("a LIST \"\" " + "%".repeat(2001) + "\r\n").get(0))
                .startsWith("a BAD A pattern is");
    }

    @Test
    void limitsFetchItemsAndDepth() {
        StringBuilder items = new StringBuilder("BODY[1]");
        for (int i = 2; i <= 201; i++) {
            items.append(" BODY[").append(i).append(']');
        }
        assertThat(decoding.of("a FETCH 1 (" + items + ")\r\n").get(0)).startsWith("a BAD FETCH has too many");
        assertThat(items("BODY[" + "1.".repeat(99) + "1]")).hasSize(1);
        assertThat(decoding.of("a FETCH 1 BODY[" + "1.".repeat(100) + "1]\r\n").get(0))
                .startsWith("a BAD A section is");
    }

    @Test
    void showsOnlyTheBeginningOfUnknownWords() {
        assertThat(decoding.of("a " + "X".repeat(5000) + "\r\n"))
                .containsExactly("a BAD Unknown command " + "X".repeat(32) + "...");
    }
}
