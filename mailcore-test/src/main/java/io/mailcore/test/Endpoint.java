package io.mailcore.test;

import java.util.Objects;

/**
 * Where a client connects. Immutable.
 *
 * @param host a loopback address, such as {@code 127.0.0.1}
 * @param port 1 to 65535
 */
public record Endpoint(String host, int port) {

    /** Makes an endpoint. */
    public Endpoint {
        Objects.requireNonNull(host, "host");
    }

    /** Such as {@code 127.0.0.1:40123}, an IPv6 address in brackets. */
    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
