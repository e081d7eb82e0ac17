package io.mailcore.imap.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.api.mailbox.Flag;
import io.mailcore.core.testkit.SessionHarness;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SearchDialogueTest {
    private final ImapRig rig = new ImapRig();

    private SessionHarness threeMessages() {
        rig.deliver("INBOX", """
                From: Ann Smith <ann.smith@example.org>
                To: =?UTF-8?Q?J=C3=BCrgen?= <bob@example.org>
                Subject: =?ISO-8859-1?B?R3L832U=?=
                Date: Mon, 5 Jan 2026 23:59:00 -0800
                Message-ID: <1@example.org>

                The quick brown fox
                """, Flag.SEEN);
        rig.time.advance(Duration.ofDays(1));
        rig.deliver("INBOX", """
                From: bob@example.org
                Subject: second
                Date: Tue, 6 Jan 2026 00:01:00 +0800
                X-Tag: alpha
                Content-Type: text/plain; charset=ISO-8859-1
                Content-Transfer-Encoding: quoted-printable

                gr=FC=
                n is green
                """, Flag.keyword("work"));
        rig.time.advance(Duration.ofDays(1));
        rig.deliver("INBOX", """
                From: carl@example.org
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/plain; charset=UTF-8
                Content-Transfer-Encoding: base64

                SGlkZGVuIHRyZWFzdXJl
                --b
                Content-Type: application/pdf; name=report.pdf
                Content-Transfer-Encoding: base64

                dHJlYXN1cmUtYmluYXJ5
                --b--
                """);
        return rig.selected("INBOX");
    }

    @Test
    void findsPartsOfAddressesAndSubjects() {
        ImapRig.play(threeMessages(), """
                C: a SEARCH FROM smith
                S: * SEARCH 1
                S: a OK SEARCH completed
                C: b search from EXAMPLE.ORG
                S: * SEARCH 1 2 3
                S: b OK *
                C: c SEARCH CHARSET UTF-8 TO {7+}
                C: j\\xC3\\xBCrgen
                S: * SEARCH 1
                S: c OK *
                C: d SEARCH CHARSET utf-8 SUBJECT {6+}
                C: GR\\xC3\\xBC\\xC3\\x9F
                S: * SEARCH 1
                S: d OK *
                C: e SEARCH CC x
                S: * SEARCH
                S: e OK *
                C: f SEARCH CHARSET KOI8-R ALL
                S: f NO [BADCHARSET *] *
                C: g SEARCH NOSUCHKEY
                S: g BAD *
                """);
    }

    @Test
    void findsTextInHeadersAndDecodedBodies() {
        ImapRig.play(threeMessages(), """
                C: a SEARCH BODY "quick BROWN"
                S: * SEARCH 1
                S: a OK *
                C: b SEARCH BODY smith
                S: * SEARCH
                S: b OK *
                C: c SEARCH TEXT smith
                S: * SEARCH 1
                S: c OK *
                C: d SEARCH CHARSET UTF-8 BODY {5+}
                C: gr\\xC3\\xBCn
                S: * SEARCH 2
                S: d OK *
                C: e SEARCH BODY "hidden treasure"
                S: * SEARCH 3
                S: e OK *
                C: f SEARCH BODY treasure-binary
                S: * SEARCH
                S: f OK *
                C: g SEARCH TEXT report.pdf
                S: * SEARCH 3
                S: g OK *
                C: h SEARCH HEADER X-Tag ALP
                S: * SEARCH 2
                S: h OK *
                C: i SEARCH HEADER X-Tag ""
                S: * SEARCH 2
                S: i OK *
                C: j SEARCH HEADER Message-ID 1@
                S: * SEARCH 1
                S: j OK *
                C: k SEARCH NOT HEADER X-Tag ""
                S: * SEARCH 1 3
                S: k OK *
                """);
    }

    @Test
    void comparesDaysWhateverTheTimeAndZone() {
        ImapRig.play(threeMessages(), """
                C: a SEARCH ON 3-Jan-2026
                S: * SEARCH 2
                S: a OK *
                C: b SEARCH BEFORE 3-Jan-2026
                S: * SEARCH 1
                S: b OK *
                C: c SEARCH SINCE 3-Jan-2026
                S: * SEARCH 2 3
                S: c OK *
                C: d SEARCH SENTON 5-Jan-2026
                S: * SEARCH 1
                S: d OK *
                C: e SEARCH SENTSINCE 6-Jan-2026
                S: * SEARCH 2
                S: e OK *
                C: f SEARCH NOT SENTBEFORE 6-Jan-2026
                S: * SEARCH 2 3
                S: f OK *
                C: g SEARCH YOUNGER 90000
                S: * SEARCH 2 3
                S: g OK *
                C: h SEARCH OLDER 90000
                S: * SEARCH 1
                S: h OK *
                """);
    }

    @Test
    void combinesKeys() {
        ImapRig.play(threeMessages(), """
                C: a SEARCH SEEN
                S: * SEARCH 1
                S: a OK *
                C: b SEARCH UNSEEN KEYWORD work
                S: * SEARCH 2
                S: b OK *
                C: c SEARCH OR (SEEN FROM ann) KEYWORD work
                S: * SEARCH 1 2
                S: c OK *
                C: d SEARCH NOT (OR SEEN KEYWORD work)
                S: * SEARCH 3
                S: d OK *
                C: e SEARCH (ALL) 2:*
                S: * SEARCH 2 3
                S: e OK *
                C: f SEARCH *
                S: * SEARCH 3
                S: f OK *
                C: g UID SEARCH UID 2:*
                S: * SEARCH 2 3
                S: g OK UID SEARCH completed
                C: h SEARCH UID *
                S: * SEARCH 3
                S: h OK *
                C: i SEARCH LARGER 270
                S: * SEARCH 3
                S: i OK *
                C: j SEARCH SMALLER 10
                S: * SEARCH
                S: j OK *
                C: k SEARCH NEW
                S: * SEARCH 2 3
                S: k OK *
                C: l SEARCH BODY quick SEEN NOT TEXT green
                S: * SEARCH 1
                S: l OK *
                """);
    }

    @Test
    void tellsExtendedResultsWhenAsked() {
        ImapRig.play(threeMessages(), """
                C: a SEARCH RETURN (MIN MAX COUNT) ALL
                S: * ESEARCH (TAG "a") MIN 1 MAX 3 COUNT 3
                S: a OK *
                C: b UID SEARCH RETURN () ALL
                S: * ESEARCH (TAG "b") UID ALL 1:3
                S: b OK *
                C: c SEARCH RETURN (MIN COUNT ALL) SUBJECT nothing
                S: * ESEARCH (TAG "c") COUNT 0
                S: c OK *
                C: d SEARCH RETURN (ALL) NOT 2
                S: * ESEARCH (TAG "d") ALL 1,3
                S: d OK *
                """);
    }

    @Test
    void answersRev2ClientsWithExtendedResultsAlways() {
        rig.deliver(2);
        ImapRig.play(rig.rev2Selected("INBOX"), """
                C: a SEARCH ALL
                S: * ESEARCH (TAG "a") ALL 1:2
                S: a OK *
                C: b UID SEARCH SEEN
                S: * ESEARCH (TAG "b") UID
                S: b OK *
                """);
    }

    @Test
    void remembersResults() {
        rig.deliver(5);
        ImapRig.play(rig.selected("INBOX"), """
                C: a SEARCH RETURN (SAVE) 2:4
                S: a OK *
                C: b FETCH $ UID
                S: * 2 FETCH (UID 2)
                S: * 3 FETCH (UID 3)
                S: * 4 FETCH (UID 4)
                S: b OK *
                C: c UID SEARCH RETURN (SAVE MIN) $ NOT UID 2
                S: * ESEARCH (TAG "c") UID MIN 3
                S: c OK *
                C: d UID STORE $ +FLAGS.SILENT (\\Deleted)
                S: d OK *
                C: e UID EXPUNGE $
                S: * 3 EXPUNGE
                S: e OK *
                C: f FETCH $ UID
                S: f OK *
                C: g SEARCH RETURN (SAVE) ALL
                S: g OK *
                C: h SEARCH RETURN (SAVE) CHARSET X-NONE ALL
                S: h NO [BADCHARSET *] *
                C: i SEARCH RETURN (COUNT) $
                S: * ESEARCH (TAG "i") COUNT 0
                S: i OK *
                """);
    }

    @Test
    void searchesALargeBodyInSlices() {
        rig.deliver("INBOX", "Subject: big\n\n" + "0123456789abcdef\n".repeat(60_000) + "needle\n");
        SessionHarness session = rig.selected("INBOX");
        session.send("a SEARCH BODY needle\r\nb SEARCH BODY noodle\r\n");

        assertThat(session.takeOutput())
                .isEqualTo("* SEARCH 1\r\na OK SEARCH completed\r\n* SEARCH\r\nb OK SEARCH completed\r\n");
    }

    @Test
    void tellsManyNumbersInTurns() {
        rig.deliver(3000);
        SessionHarness session = rig.selected("INBOX");
        session.send("a SEARCH ALL\r\n");
        String output = session.takeOutput();

        assertThat(output).startsWith("* SEARCH 1 2 3 ").contains(" 2999 3000\r\na OK ");
    }
}
