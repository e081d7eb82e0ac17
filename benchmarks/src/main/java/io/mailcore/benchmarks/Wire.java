package io.mailcore.benchmarks;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A client's connection that costs as little as can be, for the load is the server's. */
final class Wire implements AutoCloseable {
    private static final int BUFFER = 64 * 1024;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final byte[] line = new byte[BUFFER];

    Wire(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream(), BUFFER);
        out = socket.getOutputStream();
    }

    void send(byte[] octets) throws IOException {
        out.write(octets);
    }

    /** Sends a command and reads an SMTP reply. */
    void smtp(String command, String code) throws IOException {
        send((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
        reply(code);
    }

    /** Reads an SMTP reply of one or more lines. */
    void reply(String code) throws IOException {
        String text = readLine();
        while (text.startsWith(code + "-")) {
            text = readLine();
        }
        expect(text, code);
    }

    /** Sends an IMAP command and reads to its tagged response; says how many octets came before it. */
    long imap(String tag, String command) throws IOException {
        send((tag + " " + command + "\r\n").getBytes(StandardCharsets.US_ASCII));
        long octets = 0;
        int length = readOctets();
        while (!startsWith(tag + " ", length)) {
            octets += length;
            length = readOctets();
        }
        expect(new String(line, 0, length, StandardCharsets.US_ASCII), tag + " OK");
        return octets;
    }

    String readLine() throws IOException {
        return new String(line, 0, readOctets(), StandardCharsets.ISO_8859_1);
    }

    // To the next LF; of an overlong line, the last part.
    private int readOctets() throws IOException {
        int length = 0;
        for (int octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0) {
                throw new EOFException("connection: closed by the server");
            }
            line[length] = (byte) octet;
            length = (length + 1) % line.length;
        }
        return length;
    }

    private boolean startsWith(String prefix, int length) {
        if (length < prefix.length()) {
            return false;
        }
        for (int i = 0; i < prefix.length(); i++) {
            if (line[i] != prefix.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static void expect(String text, String start) {
        if (!text.startsWith(start)) {
            throw new IllegalStateException("reply: " + text + " (expected: " + start + ")");
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
