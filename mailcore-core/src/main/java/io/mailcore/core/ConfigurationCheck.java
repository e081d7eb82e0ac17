package io.mailcore.core;

import io.mailcore.api.mail.Domain;
import io.mailcore.core.protocol.Listener;
import io.mailcore.core.protocol.TlsMode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds mistakes in a server's configuration, and adds a line for each. */
final class ConfigurationCheck {
    private ConfigurationCheck() {}

    static void required(List<String> problems, String name, boolean present, String meaning) {
        if (!present) {
            problems.add(name + ": none (expected: " + meaning + ")");
        }
    }

    // RFC 5321 §2.3.5 and §4.1.1.1: a name of the DNS, which an address literal is not.
    static void hostname(List<String> problems, String hostname) {
        try {
            Domain domain = Domain.parse(hostname);
            if (domain.isLiteral() || !domain.isAscii()) {
                problems.add("hostname: " + domain + " (expected: a domain name in US-ASCII)");
            }
        } catch (IllegalArgumentException e) {
            problems.add("hostname: " + e.getMessage());
        }
    }

    static void listeners(List<String> problems, List<Listener> listeners, boolean hasTls) {
        required(problems, "listeners", !listeners.isEmpty(), "at least one");
        Set<String> names = new HashSet<>();
        for (Listener listener : listeners) {
            String name = listener.name();
            if (name.isBlank()) {
                problems.add("listener.name: blank (expected: a name)");
            }
            if (!names.add(name)) {
                problems.add(name + ": the name of two listeners (expected: unique names)");
            }
            if (listener.tls() == TlsMode.IMPLICIT && !hasTls) {
                problems.add(name + ".tls: IMPLICIT without a certificate (expected: tls(…) of the server)");
            }
            if (listener.address().isUnresolved()) {
                problems.add(name + ".address: " + listener.address().getHostString() + " (expected: a known host)");
            }
            problems.addAll(listener.problems());
        }
    }
}
