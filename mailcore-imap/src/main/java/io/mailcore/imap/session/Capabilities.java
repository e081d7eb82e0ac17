package io.mailcore.imap.session;

import io.mailcore.api.filter.Peer;
import io.mailcore.core.sasl.Logins;
import java.util.ArrayList;
import java.util.List;

/** What the server says it can do, in the present state of a session (RFC 9051 §6.1.1). */
final class Capabilities {
    private static final List<String> ALWAYS = List.of("IMAP4rev1", "IMAP4rev2", "LITERAL-", "ID", "ENABLE");

    private static final List<String> LOGGED_IN = List.of(
            "NAMESPACE",
            "IDLE",
            "UNSELECT",
            "UIDPLUS",
            "CHILDREN",
            "LIST-EXTENDED",
            "LIST-STATUS",
            "SPECIAL-USE",
            "CREATE-SPECIAL-USE",
            "MOVE",
            "ESEARCH",
            "SEARCHRES",
            "BINARY",
            "MULTIAPPEND",
            "STATUS=SIZE",
            "OBJECTID",
            "SAVEDATE",
            "WITHIN");

    private Capabilities() {}

    /** The names with spaces between them. */
    static String of(Client client) {
        List<String> names = new ArrayList<>(ALWAYS);
        if (client.state() == Client.State.NOT_AUTHENTICATED) {
            addLogins(names, client);
        } else {
            names.addAll(LOGGED_IN);
            names.add("APPENDLIMIT=" + client.surroundings().limits().append());
        }
        return String.join(" ", names);
    }

    private static void addLogins(List<String> names, Client client) {
        Peer peer = client.surroundings().peer().get();
        Logins logins = client.surroundings().services().logins();
        names.add("SASL-IR");
        if (client.context().canStartTls()) {
            names.add("STARTTLS");
        }
        // RFC 9051 §7.2.2, §11.1: no plain password may be asked for where it could be read.
        if (!logins.acceptsPlaintext(peer)) {
            names.add("LOGINDISABLED");
        }
        logins.mechanisms(peer).forEach(mechanism -> names.add("AUTH=" + mechanism));
    }
}
