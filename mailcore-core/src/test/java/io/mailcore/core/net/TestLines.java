package io.mailcore.core.net;

import io.mailcore.core.protocol.Listener;
import io.mailcore.core.protocol.TlsMode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** The line protocol for tests of other packages. */
public final class TestLines {
    private TestLines() {}

    /** A listener of the line protocol. */
    public static Listener listener(String name, TlsMode tls, InetSocketAddress address) {
        return new LineListener(name, tls, address, "");
    }

    /** A line without its end; {@code (closed)} at the end of the stream. */
    public static String line(Socket socket) throws IOException {
        socket.setSoTimeout(20_000);
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int octet = socket.getInputStream().read();
                octet != '\n';
                octet = socket.getInputStream().read()) {
            if (octet < 0) {
                return "(closed)";
            }
            line.write(octet);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }
}
