package io.mailcore.examples.server;

import io.mailcore.core.protocol.Listener;
import io.mailcore.imap.Imap;
import io.mailcore.pop3.Pop3;
import io.mailcore.smtp.Smtp;
import java.util.Locale;

/** What the server can do at an address, in the order of the ready line. */
enum Service {
    SMTP(3025),
    SUBMISSION(3587),
    SMTPS(3465),
    IMAP(3143),
    IMAPS(3993),
    POP3(3110),
    POP3S(3995);

    private final int usualPort;

    Service(int usualPort) {
        this.usualPort = usualPort;
    }

    /** The name of the option, of the listener and in the ready line. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Where it listens when no option says where anything listens. */
    HostPort usualPlace() {
        return new HostPort("127.0.0.1", usualPort);
    }

    Listener listener(HostPort place, String name, long maxMessageSize) {
        return switch (this) {
            case SMTP -> smtp(Smtp.mx(0), place, name, maxMessageSize);
            case SUBMISSION -> smtp(Smtp.submission(0), place, name, maxMessageSize);
            case SMTPS -> smtp(Smtp.submission(0).implicitTls(), place, name, maxMessageSize);
            case IMAP -> imap(Imap.on(0), place, name, maxMessageSize);
            case IMAPS -> imap(Imap.on(0).implicitTls(), place, name, maxMessageSize);
            case POP3 -> Pop3.on(0).at(place.address()).named(name);
            case POP3S -> Pop3.on(0).implicitTls().at(place.address()).named(name);
        };
    }

    private static Listener smtp(Smtp smtp, HostPort place, String name, long maxMessageSize) {
        return smtp.maxMessageSize(maxMessageSize).at(place.address()).named(name);
    }

    private static Listener imap(Imap imap, HostPort place, String name, long maxMessageSize) {
        return imap.limits(imap.limits().withAppend(maxMessageSize))
                .at(place.address())
                .named(name);
    }
}
