package io.mailcore.examples.server;

import io.mailcore.smtp.Smtp;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** Where to listen. */
final class ListenOptions {
    private final Map<Service, List<HostPort>> places = new EnumMap<>(Service.class);

    @Option(order = 1, names = "--smtp", paramLabel = "HOST:PORT", description = "Take mail from other servers.")
    void smtp(List<HostPort> given) {
        places.put(Service.SMTP, given);
    }

    @Option(
            order = 2,
            names = "--submission",
            paramLabel = "HOST:PORT",
            description = "Take mail from users who log in.")
    void submission(List<HostPort> given) {
        places.put(Service.SUBMISSION, given);
    }

    @Option(
            order = 3,
            names = "--smtps",
            paramLabel = "HOST:PORT",
            description = "Submission with TLS from the first octet.")
    void smtps(List<HostPort> given) {
        places.put(Service.SMTPS, given);
    }

    @Option(order = 4, names = "--imap", paramLabel = "HOST:PORT", description = "IMAP.")
    void imap(List<HostPort> given) {
        places.put(Service.IMAP, given);
    }

    @Option(order = 5, names = "--imaps", paramLabel = "HOST:PORT", description = "IMAP with TLS from the first octet.")
    void imaps(List<HostPort> given) {
        places.put(Service.IMAPS, given);
    }

    @Option(order = 6, names = "--pop3", paramLabel = "HOST:PORT", description = "POP3.")
    void pop3(List<HostPort> given) {
        places.put(Service.POP3, given);
    }

    @Option(order = 7, names = "--pop3s", paramLabel = "HOST:PORT", description = "POP3 with TLS from the first octet.")
    void pop3s(List<HostPort> given) {
        places.put(Service.POP3S, given);
    }

    @Option(
            order = 8,
            names = "--max-message-size",
            paramLabel = "OCTETS",
            description = "The largest message, by SMTP and by IMAP's APPEND (default: ${DEFAULT-VALUE}).")
    private long maxMessageSize = Smtp.DEFAULT_MAX_MESSAGE_SIZE;

    /** Larger messages are refused. */
    long maxMessageSize() {
        return maxMessageSize;
    }

    /** In the order of the ready line; everything at its usual place when nothing was given. */
    List<Binding> bindings() {
        List<Binding> bindings = new ArrayList<>();
        boolean usual = places.values().stream().allMatch(List::isEmpty);
        for (Service service : Service.values()) {
            List<HostPort> given = usual ? List.of(service.usualPlace()) : places.getOrDefault(service, List.of());
            for (int i = 0; i < given.size(); i++) {
                bindings.add(Binding.of(service, given.get(i), i + 1));
            }
        }
        return bindings;
    }
}
