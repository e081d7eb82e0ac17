/**
 * The server: the builder, the network driver that all protocols share, TLS, logins, the delivery pipeline and the event
 * hub. Knows no protocol and no store.
 */
module io.mailcore.core {
    requires transitive io.mailcore.api;
    requires static transitive org.jspecify;
    requires io.netty.buffer;
    requires io.netty.codec;
    requires io.netty.common;
    requires io.netty.handler;
    requires io.netty.transport;

    exports io.mailcore.core;
    exports io.mailcore.core.codec;
    exports io.mailcore.core.pipeline;
    exports io.mailcore.core.protocol;
    exports io.mailcore.core.sasl;
    exports io.mailcore.core.spool;
    exports io.mailcore.core.time;
    exports io.mailcore.core.tls;
}
