package io.mailcore.interop;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.eclipse.angus.mail.imap.IMAPMessage;

/** Looks at what is in a mailbox, by one more client that is not ours: Angus Mail. */
final class Mailbox {
    private Mailbox() {}

    /**
     * A message that is there.
     *
     * @param octets all of it
     * @param flags system flags by their names in IMAP, and keywords
     */
    record Stored(byte[] octets, List<String> flags) {

        /** The octets as characters, one for one. */
        String text() {
            return new String(octets, StandardCharsets.ISO_8859_1);
        }
    }

    /** The messages of a mailbox, oldest first. */
    static List<Stored> messages(ServerUnderTest server, Account account, String mailbox) throws Exception {
        List<Stored> stored = new ArrayList<>();
        try (Store store = open(server, account);
                Folder folder = store.getFolder(mailbox)) {
            folder.open(Folder.READ_ONLY);
            for (Message message : folder.getMessages()) {
                stored.add(stored((IMAPMessage) message));
            }
        }
        return stored;
    }

    /** The only message of a mailbox. */
    static Stored message(ServerUnderTest server, Account account, String mailbox) throws Exception {
        List<Stored> messages = messages(server, account, mailbox);
        if (messages.size() != 1) {
            throw new AssertionError(mailbox + ": " + messages.size() + " messages (expected: 1)");
        }
        return messages.get(0);
    }

    /** The names of all mailboxes. */
    static List<String> names(ServerUnderTest server, Account account) throws Exception {
        List<String> names = new ArrayList<>();
        try (Store store = open(server, account)) {
            for (Folder folder : store.getDefaultFolder().list("*")) {
                names.add(folder.getFullName());
            }
        }
        return names;
    }

    private static Store open(ServerUnderTest server, Account account) throws Exception {
        Store store = Session.getInstance(new Properties()).getStore("imap");
        store.connect("127.0.0.1", server.port("imap"), account.address(), account.password());
        return store;
    }

    private static Stored stored(IMAPMessage message) throws Exception {
        try (InputStream in = message.getMimeStream()) {
            return new Stored(in.readAllBytes(), flags(message.getFlags()));
        }
    }

    private static List<String> flags(Flags flags) {
        List<String> names = new ArrayList<>(List.of(flags.getUserFlags()));
        for (Flags.Flag flag : flags.getSystemFlags()) {
            names.add(name(flag));
        }
        return names;
    }

    private static String name(Flags.Flag flag) {
        if (flag == Flags.Flag.SEEN) {
            return "\\Seen";
        }
        if (flag == Flags.Flag.FLAGGED) {
            return "\\Flagged";
        }
        if (flag == Flags.Flag.DELETED) {
            return "\\Deleted";
        }
        return flag == Flags.Flag.ANSWERED ? "\\Answered" : "another";
    }
}
