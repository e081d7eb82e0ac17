package io.mailcore.examples.server;

import java.net.InetSocketAddress;

/**
 * Where to listen, as an option says it: {@code HOST:PORT}, an IPv6 address in brackets.
 *
 * @param host as it was given, with its brackets
 * @param port 0 to 65535; 0 for any free port
 */
record HostPort(String host, int port) {

    static HostPort parse(String text) {
        int colon = text.lastIndexOf(':');
        String host = colon < 0 ? "" : text.substring(0, colon);
        boolean bracketed = host.startsWith("[") && host.endsWith("]") && host.length() > 2;
        if (host.isEmpty() || host.contains(":") && !bracketed || host.chars().anyMatch(c -> c <= ' ')) {
            throw new IllegalArgumentException(text + " (expected: HOST:PORT, such as 127.0.0.1:25 or [::1]:25)");
        }
        return new HostPort(host, port(text.substring(colon + 1), text));
    }

    private static int port(String digits, String text) {
        if (!digits.matches("[0-9]{1,5}") || Integer.parseInt(digits) > 65_535) {
            throw new IllegalArgumentException(text + " (expected: a port from 0 to 65535)");
        }
        return Integer.parseInt(digits);
    }

    InetSocketAddress address() {
        return new InetSocketAddress(bareHost(), port);
    }

    /** Without brackets. */
    String bareHost() {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    HostPort withPort(int actual) {
        return new HostPort(host, actual);
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
