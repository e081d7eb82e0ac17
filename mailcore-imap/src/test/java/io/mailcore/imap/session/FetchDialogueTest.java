package io.mailcore.imap.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.core.testkit.SessionHarness;
import org.junit.jupiter.api.Test;

class FetchDialogueTest {
    private static final String FORWARDED = """
            From: Ann <ann@example.org>
            To: friends: Bob <bob@example.org>, carl@example.org;
            Subject: =?UTF-8?Q?Gr=C3=BC=C3=9Fe?=
            Date: Mon, 5 Jan 2026 12:30:00 +0200
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary=b1

            --b1
            Content-Type: text/plain

            one
            --b1
            Content-Type: message/rfc822
            X-Part: two

            From: Bob <bob@example.org>
            Subject: inner
            Content-Type: multipart/alternative; boundary=b2

            --b2
            Content-Type: text/plain
            X-Deep: yes

            inner plain
            --b2
            Content-Type: text/html

            <p>inner html</p>
            --b2--
            --b1
            Content-Type: application/octet-stream
            Content-Transfer-Encoding: base64

            AAECAwQF
            --b1--
            """;

    private final ImapRig rig = new ImapRig();

    @Test
    void endsHeadersWithABlankLine() {
        rig.deliver("INBOX", ImapRig.MESSAGE);
        ImapRig.play(rig.selected("INBOX"), """
                C: a FETCH 1 BODY.PEEK[HEADER]
                S: * 1 FETCH (BODY[HEADER] {47}
                S: From: Ann <ann@example.org>
                S: Subject: Hello
                S:
                S: )
                S: a OK FETCH completed
                C: b FETCH 1 BODY.PEEK[HEADER.FIELDS (subject X-None)]
                S: * 1 FETCH (BODY[HEADER.FIELDS (subject X-None)] {18}
                S: Subject: Hello
                S:
                S: )
                S: b OK *
                C: c FETCH 1 BODY.PEEK[HEADER.FIELDS.NOT (Subject)]
                S: * 1 FETCH (BODY[HEADER.FIELDS.NOT (Subject)] {31}
                S: From: Ann <ann@example.org>
                S:
                S: )
                S: c OK *
                """);
    }

    @Test
    void takesSectionNamesInAnyCase() {
        rig.deliver("INBOX", ImapRig.MESSAGE);
        ImapRig.play(rig.selected("INBOX"), """
                C: a fetch 1 body.peek[text]
                S: * 1 FETCH (BODY[TEXT] {10}
                S: Hi there
                S: )
                S: a OK *
                C: b fetch 1 body.peek[header.fields (SUBJECT)]
                S: * 1 FETCH (BODY[HEADER.FIELDS (SUBJECT)] {18}
                S: Subject: Hello
                S:
                S: )
                S: b OK *
                """);
    }

    @Test
    void cutsPartialsAndShowsTheirOrigin() {
        rig.deliver("INBOX", ImapRig.MESSAGE);
        ImapRig.play(rig.selected("INBOX"), """
                C: a FETCH 1 BODY.PEEK[TEXT]<0.2>
                S: * 1 FETCH (BODY[TEXT]<0> {2}
                S: Hi)
                S: a OK *
                C: b FETCH 1 BODY.PEEK[TEXT]<3.100>
                S: * 1 FETCH (BODY[TEXT]<3> {7}
                S: there
                S: )
                S: b OK *
                C: c FETCH 1 BODY.PEEK[TEXT]<100.5>
                S: * 1 FETCH (BODY[TEXT]<100> "")
                S: c OK *
                C: d FETCH 1 BODY.PEEK[]<4294967295.4294967295>
                S: * 1 FETCH (BODY[]<4294967295> "")
                S: d OK *
                """);
    }

    @Test
    void marksAsSeenAndSaysSo() {
        rig.deliver("INBOX", ImapRig.MESSAGE);
        ImapRig.play(rig.selected("INBOX"), """
                C: a FETCH 1 (FLAGS BODY.PEEK[TEXT] RFC822.HEADER)
                S: * 1 FETCH (FLAGS (\\Recent) BODY[TEXT] {10}
                S: Hi there
                S: *RFC822.HEADER {47}
                S: From: Ann <ann@example.org>
                S: Subject: Hello
                S:
                S: )
                S: a OK *
                C: b FETCH 1 BODY[TEXT]
                S: * 1 FETCH (BODY[TEXT] {10}
                S: Hi there
                S: *FLAGS (\\Seen \\Recent))
                S: b OK *
                C: c FETCH 1 (RFC822.TEXT FLAGS)
                S: * 1 FETCH (RFC822.TEXT {10}
                S: Hi there
                S: *FLAGS (\\Seen \\Recent))
                S: c OK *
                C: d NOOP
                S: d OK *
                """);
    }

    @Test
    void findsNestedPartsAndTheirHeaders() {
        rig.deliver("INBOX", FORWARDED);
        SessionHarness session = rig.selected("INBOX");

        assertThat(section(session, "1")).isEqualTo("one");
        assertThat(section(session, "1.MIME")).isEqualTo("Content-Type: text/plain\r\n\r\n");
        assertThat(section(session, "2.MIME")).isEqualTo("Content-Type: message/rfc822\r\nX-Part: two\r\n\r\n");
        assertThat(section(session, "2.HEADER"))
                .startsWith("From: Bob <bob@example.org>\r\nSubject: inner\r\n")
                .endsWith("boundary=b2\r\n\r\n");
        assertThat(section(session, "2.HEADER.FIELDS (SUBJECT)")).isEqualTo("Subject: inner\r\n\r\n");
        assertThat(section(session, "2.1")).isEqualTo("inner plain");
        assertThat(section(session, "2.1.MIME")).isEqualTo("Content-Type: text/plain\r\nX-Deep: yes\r\n\r\n");
        assertThat(section(session, "2.2")).isEqualTo("<p>inner html</p>");
        assertThat(section(session, "2.TEXT")).startsWith("--b2\r\n").contains("--b2--");
        assertThat(section(session, "3")).isEqualTo("AAECAwQF");
    }

    @Test
    void answersNilForPartsThatAreNotThere() {
        rig.deliver("INBOX", FORWARDED);
        ImapRig.play(rig.selected("INBOX"), """
                C: a FETCH 1 (BODY.PEEK[9] BODY.PEEK[1.HEADER] BODY.PEEK[2.9.1] BODY.PEEK[1.1])
                S: * 1 FETCH (BODY[9] NIL BODY[1.HEADER] NIL BODY[2.9.1] NIL BODY[1.1] NIL)
                S: a OK *
                """);
    }

    @Test
    void takesThePartOneOfAMessageWithoutParts() {
        rig.deliver("INBOX", ImapRig.MESSAGE);
        SessionHarness session = rig.selected("INBOX");

        assertThat(section(session, "1")).isEqualTo("Hi there\r\n");
        assertThat(section(session, "1.MIME")).startsWith("From: Ann");
        assertThat(section(session, "")).isEqualTo(ImapRig.MESSAGE);
    }

    @Test
    void decodesBinaryParts() {
        rig.deliver("INBOX", FORWARDED);
        ImapRig.play(rig.selected("INBOX"), """
                C: a FETCH 1 (BINARY.PEEK[3] BINARY.SIZE[3] BINARY.PEEK[3]<1.3>)
                S: * 1 FETCH (BINARY[3] ~{6}
                S: \u0000\u0001\u0002\u0003\u0004\u0005 BINARY.SIZE[3] 6 BINARY[3]<1> ~{3}
                S: \u0001\u0002\u0003)
                S: a OK *
                """);
    }

    @Test
    void saysWhenATransferEncodingIsNotKnown() {
        rig.deliver("INBOX", "Content-Transfer-Encoding: x-odd\n\nbody\n");
        ImapRig.play(rig.selected("INBOX"), """
                C: a FETCH 1 BINARY.PEEK[1]
                S: a NO [UNKNOWN-CTE] *
                C: b FETCH 1 BODY.PEEK[1]
                S: * 1 FETCH (BODY[1] {6}
                S: body
                S: )
                S: b OK *
                """);
    }

    @Test
    void keepsTheDatesOfMessageAndMailboxApart() {
        rig.deliver("INBOX", FORWARDED);
        ImapRig.play(rig.selected("INBOX"), """
                C: a FETCH 1 (INTERNALDATE ENVELOPE)
                S: * 1 FETCH (INTERNALDATE "02-Jan-2026 03:04:05 +0000" ENVELOPE ("Mon, 5 Jan 2026 12:30:00 +0200" "=?UTF-8?Q?Gr=C3=BC=C3=9Fe?=" (("Ann" NIL "ann" "example.org")) (("Ann" NIL "ann" "example.org")) (("Ann" NIL "ann" "example.org")) ((NIL NIL "friends" NIL)("Bob" NIL "bob" "example.org")(NIL NIL "carl" "example.org")(NIL NIL NIL NIL)) NIL NIL NIL NIL))
                S: a OK *
                """);
    }

    @Test
    void countsOctetsAndLinesOfBodiesOnly() {
        rig.deliver("INBOX", "Content-Type: text/plain\n\none\ntwo\n");
        ImapRig.play(rig.selected("INBOX"), """
                C: a FETCH 1 (BODY RFC822.SIZE)
                S: * 1 FETCH (BODY ("text" "plain" ("charset" "us-ascii") NIL NIL "7BIT" 10 2) RFC822.SIZE 38)
                S: a OK *
                """);
    }

    @Test
    void tellsTheUidInUidFetchOnceEvenIfAskedFor() {
        rig.deliver(3);
        ImapRig.play(rig.selected("INBOX"), """
                C: a UID FETCH 2 FLAGS
                S: * 2 FETCH (UID 2 FLAGS (\\Recent))
                S: a OK UID FETCH completed
                C: b UID FETCH 3 (FLAGS UID)
                S: * 3 FETCH (FLAGS (\\Recent) UID 3)
                S: b OK *
                C: c UID FETCH 99:* UID
                S: * 3 FETCH (UID 3)
                S: c OK *
                C: d UID FETCH 50:60 FLAGS
                S: d OK *
                """);
    }

    @Test
    void refusesSequenceNumbersBeyondTheEnd() {
        rig.deliver(2);
        ImapRig.play(rig.selected("INBOX"), """
                C: a FETCH 3 FLAGS
                S: a BAD No such message sequence number
                C: b FETCH 1:3 FLAGS
                S: b BAD *
                C: c FETCH *:1 UID
                S: * 1 FETCH (UID 1)
                S: * 2 FETCH (UID 2)
                S: c OK *
                """);
    }

    @Test
    void refusesWhatAnEmptyMailboxCannotHave() {
        ImapRig.play(rig.selected("INBOX"), """
                C: a FETCH 1:* FLAGS
                S: a BAD *
                C: b UID FETCH 1:* FLAGS
                S: b OK *
                """);
    }

    @Test
    void tellsObjectIdentifiersAndSaveDates() {
        rig.deliver(1);
        ImapRig.play(rig.selected("INBOX"), """
                C: a FETCH 1 (EMAILID THREADID SAVEDATE)
                S: * 1 FETCH (EMAILID (*) THREADID (*) SAVEDATE "02-Jan-2026 03:04:05 +0000")
                S: a OK *
                """);
    }

    @Test
    void writesManyMessagesInTurns() {
        rig.deliver(500);
        SessionHarness session = rig.selected("INBOX");
        session.send("a FETCH 1:* (UID FLAGS ENVELOPE BODYSTRUCTURE)\r\n");
        String output = session.takeOutput();

        assertThat(output.lines()).hasSize(501);
        assertThat(output).endsWith("a OK FETCH completed\r\n");
    }

    private static String section(SessionHarness session, String name) {
        session.send("x FETCH 1 BODY.PEEK[" + name + "]\r\n");
        String output = session.takeOutput();
        int begin = output.indexOf("}\r\n");
        assertThat(begin).as(output).isPositive();
        int length = Integer.parseInt(output.substring(output.lastIndexOf('{', begin) + 1, begin));
        assertThat(output.substring(begin + 3 + length)).isEqualTo(")\r\nx OK FETCH completed\r\n");
        return output.substring(begin + 3, begin + 3 + length);
    }
}
