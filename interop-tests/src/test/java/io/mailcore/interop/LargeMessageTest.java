package io.mailcore.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.core.time.SystemTimeSource;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server with 64 MB of heap takes and gives messages that are much larger. Nor does anybody here hold a message. */
@Timeout(300)
class LargeMessageTest {
    private static final long OCTETS = 300_000_000;
    private static final long SEED = 20_261_124;
    private static final int LINES = 1000;
    private static final int LINE = 74;

    @TempDir
    private Path folder;

    private ServerUnderTest server;
    private Account account;

    @BeforeEach
    void start() throws Exception {
        server = ServerUnderTest.start(folder, List.of("-Xmx64m"), List.of("--max-message-size", "400000000"));
        account = server.newAccount();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void passesThroughASmallHeap() throws Exception {
        Instant begin = SystemTimeSource.wallClock();
        String sent = send();
        Instant taken = SystemTimeSource.wallClock();
        String byImap = readByImap();
        Instant fetched = SystemTimeSource.wallClock();
        String byPop3 = readByPop3();
        Instant retrieved = SystemTimeSource.wallClock();

        Files.writeString(
                Path.of("target", "large-message.txt"),
                "SMTP %d ms, IMAP %d ms, POP3 %d ms, peak RSS %d KiB%n"
                        .formatted(
                                millis(begin, taken),
                                millis(taken, fetched),
                                millis(fetched, retrieved),
                                server.peakMemory()));
        assertThat(byImap).isEqualTo(sent);
        assertThat(byPop3).isEqualTo(sent);
        assertThat(server.peakMemory()).isLessThan(OCTETS / 1024);
        assertThat(server.log()).doesNotContain("OutOfMemoryError");
    }

    private static long millis(Instant from, Instant to) {
        return Duration.between(from, to).toMillis();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\r\n"})
    void manyUnfinishedMessagesDoNotFillTheHeap(String endOfHeader) throws Exception {
        List<Conversation> unfinished = new ArrayList<>();
        try {
            // More than the heap altogether, each of them small enough to be kept there.
            String line = "Field: " + "x".repeat(119) + "\r\n";
            byte[] most = (line + endOfHeader + line.repeat(999)).getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < 700; i++) {
                Conversation one = beginMessage("127.0.0." + (2 + i % 7));
                unfinished.add(one);
                one.out.write(most);
                one.out.flush();
            }
            try (Conversation another = beginMessage("127.0.0.1")) {
                another.send("Subject: Still here\r\n\r\n.");
                assertThat(another.line()).startsWith("250 ");
            }
        } finally {
            for (Conversation one : unfinished) {
                one.close();
            }
        }
        assertThat(server.log()).doesNotContain("OutOfMemoryError");
    }

    private Conversation beginMessage(String from) throws Exception {
        Conversation smtp = new Conversation(server.port("smtp"), from);
        smtp.line();
        smtp.ask("HELO client.test");
        smtp.ask("MAIL FROM:<ann@sender.test>");
        smtp.ask("RCPT TO:<" + account.address() + ">");
        assertThat(smtp.ask("DATA")).startsWith("354 ");
        return smtp;
    }

    /** Says the digest of what was sent. */
    private String send() throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        Random random = new Random(SEED);
        try (Conversation smtp = beginMessage("127.0.0.1")) {
            byte[] header = "From: ann@sender.test\r\nSubject: Large\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
            digest.update(header);
            smtp.out.write(header);
            for (long sent = header.length; sent < OCTETS; sent += LINES * LINE) {
                byte[] block = block(random);
                digest.update(block);
                stuffed(smtp.out, block);
            }
            smtp.send(".");
            assertThat(smtp.line()).startsWith("250 ");
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Lines of random characters, every hundredth of them with a dot in front. */
    private static byte[] block(Random random) {
        byte[] block = new byte[LINES * LINE];
        random.nextBytes(block);
        for (int i = 0; i < block.length; i++) {
            block[i] = (byte) (0x40 + (block[i] & 0x3f));
        }
        for (int line = 0; line < LINES; line++) {
            if (line % 100 == 0) {
                block[line * LINE] = '.';
            }
            block[line * LINE + LINE - 2] = '\r';
            block[line * LINE + LINE - 1] = '\n';
        }
        return block;
    }

    private static void stuffed(OutputStream out, byte[] block) throws IOException {
        for (int begin = 0; begin < block.length; begin += 100 * LINE) {
            out.write('.');
            out.write(block, begin, 100 * LINE);
        }
    }

    private String readByImap() throws Exception {
        try (Conversation imap = new Conversation(server.port("imap"), "127.0.0.1")) {
            imap.line();
            imap.send("1 LOGIN " + account.address() + " \"" + account.password() + "\"");
            imap.lineFrom("1 OK");
            imap.send("2 EXAMINE INBOX");
            imap.lineFrom("2 OK");
            imap.send("3 FETCH 1 (BODY.PEEK[])");
            String head = imap.lineFrom("* 1 FETCH (BODY[] {");
            long size = Long.parseLong(head.substring(head.indexOf('{') + 1, head.indexOf('}')));
            long trace = 0;
            for (String line = imap.line(); !line.startsWith("From: "); line = imap.line()) {
                trace += line.length() + 2;
            }
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update("From: ann@sender.test\r\n".getBytes(StandardCharsets.US_ASCII));
            imap.copy(size - trace - "From: ann@sender.test\r\n".length(), digest);
            imap.lineFrom("3 OK");
            return HexFormat.of().formatHex(digest.digest());
        }
    }

    private String readByPop3() throws Exception {
        try (Conversation pop3 = new Conversation(server.port("pop3"), "127.0.0.1")) {
            pop3.line();
            pop3.ask("USER " + account.address());
            pop3.ask("PASS " + account.password());
            assertThat(pop3.ask("RETR 1")).startsWith("+OK");
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            boolean trace = true;
            for (String line = pop3.line(); !line.equals("."); line = pop3.line()) {
                trace &= !line.startsWith("From: ");
                if (!trace) {
                    String bare = line.startsWith(".") ? line.substring(1) : line;
                    digest.update((bare + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        }
    }

    /** A connection, spoken to in lines. */
    private static final class Conversation implements AutoCloseable {
        private final Socket socket;
        private final InputStream in;
        private final OutputStream out;

        Conversation(int port, String from) throws IOException {
            socket = new Socket(InetAddress.getByName("127.0.0.1"), port, InetAddress.getByName(from), 0);
            socket.setSoTimeout(60_000);
            in = new BufferedInputStream(socket.getInputStream(), 64 * 1024);
            out = socket.getOutputStream();
        }

        void send(String line) throws IOException {
            out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        }

        String ask(String line) throws IOException {
            send(line);
            return line();
        }

        String lineFrom(String beginning) throws IOException {
            String line = line();
            return line.startsWith(beginning) ? line : lineFrom(beginning);
        }

        String line() throws IOException {
            StringBuilder line = new StringBuilder(80);
            for (int octet = in.read(); octet != '\n'; octet = in.read()) {
                if (octet < 0) {
                    throw new EOFException("after: " + line);
                }
                line.append((char) octet);
            }
            line.setLength(line.length() - 1);
            return line.toString();
        }

        void copy(long octets, MessageDigest digest) throws IOException {
            byte[] buffer = new byte[64 * 1024];
            for (long left = octets; left > 0; ) {
                int count = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (count < 0) {
                    throw new EOFException(left + " octets early");
                }
                digest.update(buffer, 0, count);
                left -= count;
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
