package io.mailcore.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailcore.api.account.AccountId;
import io.mailcore.api.content.Content;
import io.mailcore.api.mailbox.EmailId;
import io.mailcore.api.mailbox.MailboxName;
import io.mailcore.api.mailbox.UidSet;
import io.mailcore.api.store.AccountStore;
import io.mailcore.api.store.ApplyResult;
import io.mailcore.api.store.Command;
import io.mailcore.api.store.MailboxReader;
import io.mailcore.api.store.MailboxReader.Detail;
import io.mailcore.api.store.MailboxRef;
import io.mailcore.api.store.Outcome;
import io.mailcore.api.store.QuotaLimits;
import io.mailcore.api.testkit.FakeTime;
import io.mailcore.api.testkit.store.TestMessages;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Large bodies lie in files as long as somebody can reach them, and no longer. */
class MemoryStoreFilesTest {
    private static final MailboxName INBOX = MailboxName.INBOX;
    private static final MailboxName WORK = MailboxName.parse("Work");
    private static final byte[] LARGE = large();

    @TempDir
    private Path directory;

    private MemoryStore store;
    private AccountStore account;

    private static byte[] large() {
        byte[] octets = new byte[10_001];
        Arrays.fill(octets, (byte) 'x');
        return octets;
    }

    @BeforeEach
    void open() throws IOException {
        store = MemoryStore.builder()
                .time(new FakeTime())
                .largeBodies(directory.resolve("bodies"), 10_000)
                .build();
        account = store.account(AccountId.of("alice"));
        apply(new Command.CreateMailbox(WORK, Set.of(), false));
    }

    @AfterEach
    void close() throws IOException {
        store.close();
    }

    @Test
    void smallBodiesNeedNoDirectory() throws IOException {
        apply(TestMessages.append(INBOX, Content.of(new byte[10_000]), "small"));
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void aLargeBodyIsAFileOfItsOwnersAlone() throws IOException {
        appendLarge();
        assertThat(files()).hasSize(1);
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Path file = files().get(0);
            assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
            assertThat(Files.getPosixFilePermissions(parent(file)))
                    .isEqualTo(PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static Path parent(Path file) {
        Path parent = file.getParent();
        assertThat(parent).isNotNull();
        return parent;
    }

    @Test
    void copiesShareTheFileUntilTheLastIsGone() throws IOException {
        long uid = appendLarge();
        apply(copy(INBOX, WORK), copy(INBOX, INBOX));
        assertThat(files()).hasSize(1);
        apply(expunge(INBOX));
        assertThat(files()).hasSize(1);
        apply(new Command.Move(MailboxRef.of(WORK), UidSet.ALL, MailboxRef.of(INBOX)));
        assertThat(files()).hasSize(1);
        assertThat(uid).isPositive();
        apply(expunge(INBOX));
        assertThat(files()).isEmpty();
    }

    @Test
    void theFileStaysUntilTheLastReaderIsTold() throws IOException {
        appendLarge();
        MailboxReader first = openInbox();
        MailboxReader second = openInbox();
        EmailId email = first.messages(UidSet.ALL, 0, 1, Detail.BASIC).get(0).emailId();
        ApplyResult.Applied expunged = apply(expunge(INBOX));
        first.told(expunged.modSeq());
        assertThat(files()).hasSize(1);
        assertThat(second.content(email).orElseThrow().bytes(0, LARGE.length)).isEqualTo(LARGE);
        second.close();
        assertThat(files()).isEmpty();
        first.close();
    }

    @Test
    void theFileOfADeletedMailboxStaysUntilItsReaderCloses() throws IOException {
        apply(TestMessages.append(WORK, Content.of(LARGE), "large"), TestMessages.append(WORK, Content.of(LARGE), "2"));
        try (MailboxReader reader =
                account.open(account.mailbox(WORK).orElseThrow().id()).orElseThrow()) {
            apply(new Command.Expunge(MailboxRef.of(WORK), UidSet.of(1), false));
            apply(new Command.DeleteMailbox(MailboxRef.of(WORK)));
            assertThat(files()).hasSize(2);
            assertThat(reader.messages(UidSet.ALL, 0, 5, Detail.BASIC)).hasSize(2);
        }
        assertThat(files()).isEmpty();
    }

    @Test
    void theFilesOfADeletedMailboxOrAccountGo() throws IOException {
        apply(TestMessages.append(WORK, Content.of(LARGE), "large"), copy(WORK, INBOX));
        apply(new Command.DeleteMailbox(MailboxRef.of(WORK)));
        assertThat(files()).hasSize(1);
        store.deleteAccount(account.id());
        assertThat(files()).isEmpty();
    }

    @Test
    void aRefusedBatchLeavesNoFile() throws IOException {
        appendLarge();
        apply(new Command.SetQuota(QuotaLimits.of(Long.MAX_VALUE, 2)));
        ApplyResult result =
                account.apply(List.of(TestMessages.append(INBOX, Content.of(LARGE), "fits"), copy(INBOX, WORK)));
        assertThat(result).isInstanceOf(ApplyResult.Refused.class);
        assertThat(files()).hasSize(1);
        apply(expunge(INBOX));
        assertThat(files()).isEmpty();
    }

    @Test
    void aDeliveryThatWasMadeBeforeLeavesNoFile() throws IOException {
        Command.Append keyed = TestMessages.keyed(TestMessages.append(INBOX, Content.of(LARGE), "large"), "key");
        apply(keyed);
        apply(keyed);
        assertThat(files()).hasSize(1);
    }

    @Test
    void contentOfAnotherSizeThanItSaysIsRefusedAndLeavesNoFile() throws IOException {
        Content shorter = new Lying(Content.of(LARGE), LARGE.length + 5L);
        assertThatThrownBy(() -> account.apply(List.of(TestMessages.append(INBOX, shorter, "lying"))))
                .isInstanceOf(IOException.class);
        assertThat(files()).isEmpty();
        assertThat(account.quota().messages()).isZero();
    }

    private record Lying(Content content, long size) implements Content {
        @Override
        public InputStream open(long offset, long length) throws IOException {
            return content.open(offset, Math.min(length, content.size() - offset));
        }
    }

    @Test
    void closingDeletesFilesAndDirectory() throws IOException {
        appendLarge();
        appendLarge();
        try (MailboxReader reader = openInbox()) {
            assertThat(reader.snapshot()).isPresent();
            store.close();
        }
        assertThat(directory.resolve("bodies")).isEmptyDirectory();
    }

    @Test
    void startsNoThread() throws IOException {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        appendLarge();
        apply(expunge(INBOX));
        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> !before.contains(thread))
                .noneMatch(thread -> thread.getName().contains("mailcore")
                        || thread.getName().startsWith("pool"));
    }

    private long appendLarge() throws IOException {
        return apply(TestMessages.append(INBOX, Content.of(LARGE), "large"))
                .outcome(0, Outcome.Appended.class)
                .uid()
                .value();
    }

    private static Command.Copy copy(MailboxName from, MailboxName to) {
        return new Command.Copy(MailboxRef.of(from), UidSet.ALL, MailboxRef.of(to));
    }

    private static Command.Expunge expunge(MailboxName mailbox) {
        return new Command.Expunge(MailboxRef.of(mailbox), UidSet.ALL, false);
    }

    private MailboxReader openInbox() throws IOException {
        return account.open(account.mailbox(INBOX).orElseThrow().id()).orElseThrow();
    }

    private ApplyResult.Applied apply(Command... commands) throws IOException {
        return (ApplyResult.Applied) account.apply(List.of(commands));
    }

    private List<Path> files() throws IOException {
        if (Files.notExists(directory.resolve("bodies"))) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
