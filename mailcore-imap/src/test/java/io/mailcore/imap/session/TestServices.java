package io.mailcore.imap.session;

import io.mailcore.api.account.AccountId;
import io.mailcore.api.account.LoginResult;
import io.mailcore.api.account.Secret;
import io.mailcore.api.content.Content;
import io.mailcore.api.event.MailEvent;
import io.mailcore.api.filter.Peer;
import io.mailcore.api.mail.Reply;
import io.mailcore.api.mail.ReversePath;
import io.mailcore.api.mime.HeaderBlock;
import io.mailcore.api.mime.MessageScanner;
import io.mailcore.api.mime.MessageSummary;
import io.mailcore.api.mime.ScanLimits;
import io.mailcore.api.store.MessageStore;
import io.mailcore.api.time.TimeSource;
import io.mailcore.core.pipeline.MailPipeline;
import io.mailcore.core.protocol.ServerServices;
import io.mailcore.core.sasl.Logins;
import io.mailcore.core.sasl.SaslExchange;
import io.mailcore.core.spool.Spool;
import io.mailcore.core.spool.SpoolFullException;
import io.mailcore.core.spool.SpoolWriter;
import io.mailcore.core.spool.SpooledMessage;
import io.mailcore.core.testkit.PlainMechanism;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Services on the heap; a test may take the directory or the spool away. */
final class TestServices implements ServerServices, Logins, Spool, MailPipeline {
    /** What connecting peers are refused with. */
    Optional<Reply> refusal = Optional.empty();

    private final MessageStore store;
    private final TimeSource time;
    boolean plaintext = true;
    boolean directoryFails;
    boolean spoolFull;
    int openSpooled;

    TestServices(MessageStore store, TimeSource time) {
        this.store = store;
        this.time = time;
    }

    @Override
    public String hostname() {
        return "mail.example.org";
    }

    @Override
    public TimeSource time() {
        return time;
    }

    @Override
    public MessageStore store() {
        return store;
    }

    @Override
    public Logins logins() {
        return this;
    }

    @Override
    public MailPipeline pipeline() {
        return this;
    }

    @Override
    public Optional<Reply> connected(Peer peer) {
        return refusal;
    }

    @Override
    public Start begin(Peer peer, ReversePath from, Map<String, String> parameters) {
        throw new UnsupportedOperationException("no SMTP in an IMAP test");
    }

    @Override
    public Spool spool() {
        return this;
    }

    @Override
    public void publish(MailEvent event) {}

    @Override
    public List<String> mechanisms(Peer peer) {
        return acceptsPlaintext(peer) ? List.of("PLAIN") : List.of();
    }

    @Override
    public boolean acceptsPlaintext(Peer peer) {
        return plaintext || peer.tls().isPresent();
    }

    @Override
    public Optional<SaslExchange> begin(Peer peer, String mechanism) {
        return mechanisms(peer).contains(mechanism) ? Optional.of(new PlainMechanism(this, peer)) : Optional.empty();
    }

    @Override
    public LoginResult login(Peer peer, String name, Secret password) throws IOException {
        if (directoryFails) {
            throw new IOException("directory is away");
        }
        return name.equals("ann") && password.matches(Secret.of("secret"))
                ? new LoginResult.Accepted(AccountId.of(name), name)
                : new LoginResult.Denied();
    }

    @Override
    public SpoolWriter begin() throws IOException {
        if (spoolFull) {
            throw new SpoolFullException("full");
        }
        openSpooled++;
        return new HeapWriter();
    }

    private final class HeapWriter implements SpoolWriter {
        private final ByteArrayOutputStream octets = new ByteArrayOutputStream();
        private final MessageScanner scanner = new MessageScanner(ScanLimits.DEFAULT);
        private boolean ended;

        @Override
        public void write(byte[] from, int offset, int length) {
            octets.write(from, offset, length);
            scanner.accept(from, offset, length);
        }

        @Override
        public long size() {
            return octets.size();
        }

        @Override
        public SpooledMessage finish() {
            ended = true;
            return new HeapMessage(octets.toByteArray(), scanner.finish());
        }

        @Override
        public void close() {
            if (!ended) {
                ended = true;
                openSpooled--;
            }
        }
    }

    private final class HeapMessage implements SpooledMessage {
        private final byte[] octets;
        private final MessageSummary summary;
        private boolean closed;

        HeapMessage(byte[] octets, MessageSummary summary) {
            this.octets = octets;
            this.summary = summary;
        }

        @Override
        public Content content() {
            return Content.of(octets);
        }

        @Override
        public MessageSummary summary() {
            return summary;
        }

        @Override
        public HeaderBlock header() {
            return HeaderBlock.parse(octets);
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                openSpooled--;
            }
        }
    }
}
