package io.mailcore.api.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.api.content.Content;
import io.mailcore.api.mailbox.EmailId;
import io.mailcore.api.mailbox.UidSet;
import io.mailcore.api.store.Command;
import io.mailcore.api.store.MailboxReader;
import io.mailcore.api.store.MailboxReader.Detail;
import io.mailcore.api.store.Outcome;
import io.mailcore.api.store.StoredMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Octets come back as they were given, from any position, however many there are. */
public abstract class BodiesContract extends StoreContract {
    private static final long HUGE = 100L * 1024 * 1024;

    @ParameterizedTest
    @ValueSource(
            ints = {0, 1, 4_095, 4_096, 4_097, 65_536, 131_071, 131_072, 131_073, 262_143, 262_144, 262_145, 1_000_000})
    void octetsOfEverySizeComeBackUnchanged(int size) throws IOException {
        byte[] octets = octets(size, size);
        EmailId email = deliver(Content.of(octets));
        try (MailboxReader reader = open(INBOX)) {
            Content content = reader.content(email).orElseThrow();
            assertThat(content.size()).isEqualTo(size);
            assertThat(content.bytes(0, size)).isEqualTo(octets);
            assertThat(messages(reader).get(0).size()).isEqualTo(size);
        }
    }

    @Test
    void octetsThatAreNoTextComeBackUnchanged() throws IOException {
        byte[] octets = "a\0b\nc\rd\r\n\u00e4\u00ff\r\n.\r\n".getBytes(StandardCharsets.ISO_8859_1);
        EmailId email = deliver(Content.of(octets));
        try (MailboxReader reader = open(INBOX)) {
            assertThat(reader.content(email).orElseThrow().bytes(0, octets.length))
                    .isEqualTo(octets);
        }
    }

    @Test
    void anyRangeCanBeRead() throws IOException {
        int size = 700_000;
        byte[] octets = octets(size, 7);
        EmailId email = deliver(Content.of(octets));
        Random random = new Random(7);
        try (MailboxReader reader = open(INBOX)) {
            Content content = reader.content(email).orElseThrow();
            for (int i = 0; i < 200; i++) {
                int from = random.nextInt(size);
                int length = random.nextInt(Math.min(5_000, size - from) + 1);
                assertThat(content.bytes(from, length))
                        .as("%d+%d (seed 7)", from, length)
                        .isEqualTo(Arrays.copyOfRange(octets, from, from + length));
            }
        }
    }

    @Test
    void theStoreKeepsACopyOfItsOwn() throws IOException {
        byte[] octets = octets(1000, 1);
        byte[] given = octets.clone();
        EmailId email = deliver(Content.wrap(given));
        Arrays.fill(given, (byte) 0);
        try (MailboxReader reader = open(INBOX)) {
            assertThat(reader.content(email).orElseThrow().bytes(0, 1000)).isEqualTo(octets);
        }
    }

    @Test
    void theSummaryComesWhenAskedForOnly() throws IOException {
        long uid = append(INBOX, "m");
        try (MailboxReader reader = open(INBOX)) {
            StoredMessage basic =
                    reader.messages(UidSet.of(uid), 0, 1, Detail.BASIC).get(0);
            StoredMessage whole =
                    reader.messages(UidSet.of(uid), 0, 1, Detail.SUMMARY).get(0);
            assertThat(basic.summary()).isEmpty();
            assertThat(whole.summary()).contains(TestMessages.summary("m", TestMessages.content("m")));
        }
    }

    @Test
    void aHugeMessageNeedsNoHugeHeap() throws IOException {
        EmailId email = deliver(new Generated(HUGE));
        try (MailboxReader reader = open(INBOX)) {
            Content content = reader.content(email).orElseThrow();
            assertThat(content.size()).isEqualTo(HUGE);
            for (long from : new long[] {0, 1, HUGE / 2 - 1, HUGE - 1000}) {
                assertThat(content.bytes(from, 1000)).isEqualTo(new Generated(HUGE).bytes(from, 1000));
            }
            try (InputStream in = content.open()) {
                in.skipNBytes(HUGE - 1);
                assertThat(in.read()).isEqualTo(Generated.octet(HUGE - 1));
                assertThat(in.read()).isEqualTo(-1);
            }
        }
    }

    @Test
    void unknownEmailsHaveNoContent() throws IOException {
        append(INBOX, "m");
        try (MailboxReader reader = open(INBOX)) {
            assertThat(reader.content(EmailId.of("nobody"))).isEmpty();
            assertThat(reader.content(EmailId.of("M"))).isEmpty();
        }
    }

    @Test
    void messagesHaveIdsOfTheirOwn() throws IOException {
        Content same = TestMessages.content("same");
        assertThat(deliver(same)).isNotEqualTo(deliver(same));
    }

    private EmailId deliver(Content content) throws IOException {
        Command.Append append = TestMessages.append(INBOX, content, "body");
        return apply(append).outcome(0, Outcome.Appended.class).emailId();
    }

    private static byte[] octets(int size, long seed) {
        byte[] octets = new byte[size];
        new Random(seed).nextBytes(octets);
        return octets;
    }

    /** Octets that are computed, not kept. */
    private record Generated(long size) implements Content {

        static int octet(long position) {
            return (int) (position * 31 + (position >>> 13)) & 0xff;
        }

        @Override
        public InputStream open(long offset, long length) {
            return new InputStream() {
                private long at = offset;

                @Override
                public int read() {
                    return at < offset + length ? octet(at++) : -1;
                }

                @Override
                public int read(byte[] target, int from, int count) {
                    int most = (int) Math.min(count, offset + length - at);
                    for (int i = 0; i < most; i++) {
                        target[from + i] = (byte) octet(at++);
                    }
                    return most == 0 && count > 0 ? -1 : most;
                }
            };
        }
    }
}
