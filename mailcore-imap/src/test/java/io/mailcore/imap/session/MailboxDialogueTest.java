package io.mailcore.imap.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.core.testkit.SessionHarness;
import org.junit.jupiter.api.Test;

class MailboxDialogueTest {
    private final ImapRig rig = new ImapRig();

    @Test
    void createsListsAndDeletesMailboxes() {
        ImapRig.play(rig.loggedIn(), """
                C: a CREATE Work
                S: a OK [MAILBOXID (*)] CREATE completed
                C: b CREATE work/2026/
                S: b OK [MAILBOXID (*)] CREATE completed
                C: c CREATE Work
                S: c NO [ALREADYEXISTS] *
                C: d LIST "" *
                S: * LIST (\\HasNoChildren) "/" INBOX
                S: * LIST (\\HasNoChildren) "/" Work
                S: * LIST (\\Noselect \\HasChildren) "/" work
                S: * LIST (\\HasNoChildren) "/" work/2026
                S: d OK LIST completed
                C: e DELETE Work
                S: e OK DELETE completed
                C: f DELETE Work
                S: f NO [NONEXISTENT] *
                C: g DELETE work
                S: g NO [HASCHILDREN] *
                C: h DELETE INBOX
                S: h NO [CANNOT] *
                C: i CREATE inbox
                S: i NO [ALREADYEXISTS] *
                """);
    }

    @Test
    void refusesNamesThatNoMailboxCanHave() {
        ImapRig.play(rig.loggedIn(), """
                C: a CREATE a//b
                S: a NO [CANNOT] *
                C: b CREATE ../../etc/passwd
                S: b NO [CANNOT] *
                C: c CREATE &AAA-x
                S: c NO [CANNOT] *
                C: d SELECT ..
                S: d NO [NONEXISTENT] *
                C: e LIST "" *
                S: * LIST (\\HasNoChildren) "/" INBOX
                S: e OK *
                """);
    }

    @Test
    void answersTheQuestionForTheDelimiter() {
        ImapRig.play(rig.loggedIn(), """
                C: a LIST "" ""
                S: * LIST (\\Noselect) "/" ""
                S: a OK *
                C: b LSUB "" ""
                S: * LSUB (\\Noselect) "/" ""
                S: b OK *
                """);
    }

    @Test
    void matchesWildcardsAnywhereInAPattern() {
        rig.create("Lists/java/dev", "Lists/java", "Lists/net", "Other");
        ImapRig.play(rig.loggedIn(), """
                C: a LIST "" L%
                S: * LIST (\\Noselect \\HasChildren) "/" Lists
                S: a OK *
                C: b LIST "" *java
                S: * LIST (\\HasChildren) "/" Lists/java
                S: b OK *
                C: c LIST Lists/ %
                S: * LIST (\\HasChildren) "/" Lists/java
                S: * LIST (\\HasNoChildren) "/" Lists/net
                S: c OK *
                C: d LIST "" %/%/dev
                S: * LIST (\\HasNoChildren) "/" Lists/java/dev
                S: d OK *
                C: e LIST "" inbox
                S: * LIST (\\HasNoChildren) "/" INBOX
                S: e OK *
                """);
    }

    @Test
    void tellsChildrenSubscriptionsUsesAndStatusWhenAsked() {
        rig.create("Lists/net").deliver("Lists/net", ImapRig.MESSAGE);
        ImapRig.play(rig.loggedIn(), """
                C: a CREATE Sent (USE (\\Sent))
                S: a OK *
                C: b CREATE Odd (USE (\\Odd))
                S: b NO [USEATTR] *
                C: c SUBSCRIBE Lists/net
                S: c OK *
                C: d SUBSCRIBE Gone
                S: d OK *
                C: e LIST "" (*) RETURN (SUBSCRIBED CHILDREN SPECIAL-USE STATUS (MESSAGES UNSEEN))
                S: * LIST (\\HasNoChildren) "/" INBOX
                S: * STATUS INBOX (MESSAGES 0 UNSEEN 0)
                S: * LIST (\\NonExistent \\HasChildren) "/" Lists
                S: * LIST (\\HasNoChildren \\Subscribed) "/" Lists/net
                S: * STATUS Lists/net (MESSAGES 1 UNSEEN 1)
                S: * LIST (\\HasNoChildren \\Sent) "/" Sent
                S: * STATUS Sent (MESSAGES 0 UNSEEN 0)
                S: e OK *
                C: f LIST (SUBSCRIBED) "" *
                S: * LIST (\\NonExistent \\HasNoChildren \\Subscribed) "/" Gone
                S: * LIST (\\HasNoChildren \\Subscribed) "/" Lists/net
                S: f OK *
                C: g LIST (SUBSCRIBED RECURSIVEMATCH) "" %
                S: * LIST (\\NonExistent \\HasNoChildren \\Subscribed) "/" Gone
                S: * LIST (\\NonExistent \\HasChildren) "/" Lists ("CHILDINFO" ("SUBSCRIBED"))
                S: g OK *
                C: h LIST (SPECIAL-USE) "" *
                S: * LIST (\\HasNoChildren \\Sent) "/" Sent
                S: h OK *
                C: i LSUB "" %
                S: * LSUB () "/" Gone
                S: * LSUB (\\Noselect) "/" Lists
                S: i OK *
                C: j UNSUBSCRIBE Gone
                S: j OK *
                C: k LSUB "" *
                S: * LSUB () "/" Lists/net
                S: k OK *
                """);
    }

    @Test
    void writesNamesInTheEncodingThatTheClientHasEnabled() {
        ImapRig.play(rig.loggedIn(), """
                C: a CREATE Entw&APw-rfe
                S: a OK *
                C: b LIST "" E*
                S: * LIST (\\HasNoChildren) "/" Entw&APw-rfe
                S: b OK *
                C: c ENABLE IMAP4rev2
                S: * ENABLED IMAP4rev2
                S: c OK *
                C: d LIST "" E*
                S: * LIST (\\HasNoChildren) "/" "Entw\u00c3\u00bcrfe"
                S: d OK *
                C: e STATUS "Entw\u00fcrfe" (MESSAGES)
                S: * STATUS "Entw\u00c3\u00bcrfe" (MESSAGES 0)
                S: e OK *
                """);
    }

    @Test
    void renamesTreesAndLeavesNothingBehind() {
        rig.create("a/b/c", "x");
        ImapRig.play(rig.loggedIn(), """
                C: a RENAME a z
                S: a OK *
                C: b LIST "" *
                S: * LIST (\\HasNoChildren) "/" INBOX
                S: * LIST (\\HasNoChildren) "/" x
                S: * LIST (\\Noselect \\HasChildren) "/" z
                S: * LIST (\\Noselect \\HasChildren) "/" z/b
                S: * LIST (\\HasNoChildren) "/" z/b/c
                S: b OK *
                C: c RENAME x z/b/c
                S: c NO [ALREADYEXISTS] *
                C: d RENAME nothing y
                S: d NO [NONEXISTENT] *
                C: e RENAME x x/y
                S: e NO [CANNOT] *
                """);
    }

    @Test
    void renamesInboxByMovingItsMail() {
        rig.deliver(2).create("INBOX/sub");
        ImapRig.play(rig.loggedIn(), """
                C: a RENAME inbox Old
                S: a OK *
                C: b STATUS Old (MESSAGES)
                S: * STATUS Old (MESSAGES 2)
                S: b OK *
                C: c STATUS INBOX (MESSAGES UIDNEXT)
                S: * STATUS INBOX (MESSAGES 0 UIDNEXT 3)
                S: c OK *
                C: d LIST "" INBOX/*
                S: * LIST (\\HasNoChildren) "/" INBOX/sub
                S: d OK *
                """);
    }

    @Test
    void answersStatusItemsInAnyCase() {
        rig.deliver("INBOX", "a\n");
        ImapRig.play(rig.loggedIn(), """
                C: a STATUS INBOX (messages RECENT uidnext UIDVALIDITY unseen DELETED size)
                S: * STATUS INBOX (MESSAGES 1 RECENT 1 UIDNEXT 2 UIDVALIDITY * UNSEEN 1 DELETED 0 SIZE 3)
                S: a OK *
                C: b STATUS nothing (MESSAGES)
                S: b NO [NONEXISTENT] *
                C: c STATUS INBOX (HIGHESTMODSEQ)
                S: c BAD *
                """);
    }

    @Test
    void neverUsesAUidValidityTwice() {
        SessionHarness session = rig.loggedIn();
        String first = uidValidity(session, "a");
        String second = uidValidity(session, "b");

        assertThat(Long.parseLong(second)).isGreaterThan(Long.parseLong(first));
    }

    private static String uidValidity(SessionHarness session, String tag) {
        session.send(tag + "1 CREATE temp\r\n" + tag + "2 STATUS temp (UIDVALIDITY)\r\n" + tag + "3 DELETE temp\r\n");
        return session.takeOutput().replaceAll("(?s).*UIDVALIDITY (\\d+)\\).*", "$1");
    }
}
