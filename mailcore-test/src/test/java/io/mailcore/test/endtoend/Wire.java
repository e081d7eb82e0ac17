package io.mailcore.test.endtoend;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A connection that speaks no protocol: a test says each octet. One char is one octet. */
final class Wire implements AutoCloseable {
    private static final int TIMEOUT = 20_000;

    private final Socket socket;

    private Wire(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(TIMEOUT);
    }

    static Wire to(InetSocketAddress address) throws IOException {
        return new Wire(new Socket(address.getAddress(), address.getPort()));
    }

    /** The same connection, encrypted; this object is not used any more. */
    Wire encrypted(SSLContext context) throws IOException {
        String host = socket.getInetAddress().getHostAddress();
        SSLSocket encrypted = (SSLSocket) context.getSocketFactory().createSocket(socket, host, socket.getPort(), true);
        encrypted.startHandshake();
        return new Wire(encrypted);
    }

    Wire send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    /** Reads until a text has come; all that has been read. */
    String await(String text) throws IOException {
        StringBuilder read = new StringBuilder();
        while (read.indexOf(text) < 0) {
            int octet = socket.getInputStream().read();
            if (octet < 0) {
                throw new IOException("closed after: " + read + " (expected: " + text + ")");
            }
            read.append((char) octet);
        }
        return read.toString();
    }

    /** Reads until the server closes or resets. */
    String awaitEnd() throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        InputStream in = socket.getInputStream();
        try {
            for (int octet = in.read(); octet >= 0; octet = in.read()) {
                read.write(octet);
            }
        } catch (SocketException reset) {
            return read.toString(StandardCharsets.ISO_8859_1);
        }
        return read.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
