package io.mailcore.core.internal.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailcore.api.testkit.FakeTime;
import io.mailcore.core.spool.SpoolFullException;
import io.mailcore.core.spool.SpoolLimits;
import io.mailcore.core.spool.SpoolWriter;
import io.mailcore.core.spool.SpooledMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskSpoolTest {
    private static final long SEED = 20260102;

    @TempDir
    private Path directory;

    private DiskSpool open(SpoolLimits limits) {
        return DiskSpool.open(directory, limits, new FakeTime());
    }

    private List<Path> filesBelow() {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(path -> !path.equals(directory)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Path> filesThatKnowOwners() {
        boolean posix = directory.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix ? filesBelow() : List.of();
    }

    private static byte[] octets(int count, long seed) {
        byte[] octets = new byte[count];
        new Random(seed).nextBytes(octets);
        return octets;
    }

    private static byte[] read(SpooledMessage message) throws IOException {
        return message.content().bytes(0, (int) message.content().size());
    }

    private static void write(SpoolWriter writer, byte[] octets) throws IOException {
        writer.write(octets, 0, octets.length);
    }

    @Test
    void smallMessageStaysOnTheHeap() throws IOException {
        try (DiskSpool spool = open(SpoolLimits.DEFAULT);
                SpoolWriter writer = spool.begin()) {
            write(writer, octets(128 * 1024, SEED));
            try (SpooledMessage message = writer.finish()) {
                assertThat(read(message)).isEqualTo(octets(128 * 1024, SEED));
                assertThat(filesBelow()).isEmpty();
            }
        }
    }

    @Test
    void largeMessageGoesToAFileOfItsOwnersOnly() throws IOException {
        try (DiskSpool spool = open(SpoolLimits.DEFAULT);
                SpoolWriter writer = spool.begin()) {
            write(writer, octets(128 * 1024 + 1, SEED));
            try (SpooledMessage message = writer.finish()) {
                assertThat(read(message)).isEqualTo(octets(128 * 1024 + 1, SEED));
                assertThat(filesBelow()).as("folder, lock, message").hasSize(3);
                for (Path path : filesThatKnowOwners()) {
                    String expected = Files.isDirectory(path) ? "rwx------" : "rw-------";
                    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                            .isEqualTo(expected);
                }
            }
            assertThat(filesBelow()).as("folder and lock").hasSize(2);
        }
        assertThat(filesBelow()).isEmpty();
    }

    @Test
    void manyMessagesThatAreAllHeaderFillTheSpool() throws IOException {
        byte[] header = "Subject: and so on\r\n".repeat(8000).getBytes(StandardCharsets.US_ASCII);
        List<SpoolWriter> writers = new ArrayList<>();
        try (DiskSpool spool = open(new SpoolLimits(0, 0, 1L << 30))) {
            assertThatThrownBy(() -> {
                        while (writers.size() < 100) {
                            SpoolWriter writer = spool.begin();
                            writers.add(writer);
                            write(writer, header);
                        }
                    })
                    .isInstanceOf(SpoolFullException.class)
                    .hasMessageContaining("headers");
            assertThat(writers).hasSizeBetween(15, 35);
            long held = spool.headers().used();
            writers.get(writers.size() - 1).close();
            assertThat(spool.headers().used()).as("what the refused one held").isEqualTo(held);

            SpoolWriter usual = spool.begin();
            write(usual, "Subject: Good day\r\n\r\nAll is well.\r\n".getBytes(StandardCharsets.US_ASCII));
            usual.finish().close();

            writers.forEach(SpoolWriter::close);
            assertThat(spool.headers().used()).isZero();
            SpoolWriter again = spool.begin();
            write(again, header);
            again.finish().close();
            assertThat(spool.headers().used()).isZero();
        }
    }

    @Test
    void anyCutOfTheOctetsMakesTheSameMessage() throws IOException {
        for (int run = 0; run < 60; run++) {
            Random random = new Random(SEED + run);
            int size = random.nextInt(300_000);
            byte[] octets = octets(size, SEED + run);
            SpoolLimits limits = new SpoolLimits(random.nextInt(200_000), random.nextInt(400_000), 1L << 30);
            try (DiskSpool spool = open(limits);
                    SpoolWriter writer = spool.begin()) {
                int longest = 1 + random.nextInt(run % 2 == 0 ? 200 : 100_000);
                for (int done = 0; done < size; ) {
                    int count = Math.min(size - done, random.nextInt(longest + 1));
                    writer.write(octets, done, count);
                    done += count;
                }
                assertThat(writer.size()).isEqualTo(size);
                try (SpooledMessage message = writer.finish()) {
                    assertThat(read(message)).as("seed %d", SEED + run).isEqualTo(octets);
                    assertThat(message.summary().size()).isEqualTo(size);
                }
                assertThat(spool.memory().used()).as("seed %d", SEED + run).isZero();
                assertThat(spool.disk().used()).as("seed %d", SEED + run).isZero();
            }
        }
    }

    @Test
    void heapBudgetSendsMessagesToDiskEarlier() throws IOException {
        try (DiskSpool spool = open(new SpoolLimits(64 * 1024, 64 * 1024, 1 << 20))) {
            SpoolWriter first = spool.begin();
            write(first, new byte[60 * 1024]);
            SpoolWriter second = spool.begin();
            write(second, new byte[10 * 1024]);

            assertThat(spool.memory().used()).isLessThanOrEqualTo(64 * 1024);
            assertThat(spool.disk().used()).isEqualTo(10 * 1024);
            first.close();
            second.close();
            assertThat(spool.memory().used()).isZero();
            assertThat(spool.disk().used()).isZero();
        }
    }

    @Test
    void diskBudgetIsTheEnd() throws IOException {
        try (DiskSpool spool = open(new SpoolLimits(0, 0, 1000))) {
            SpoolWriter first = spool.begin();
            write(first, new byte[900]);
            SpoolWriter second = spool.begin();

            assertThatThrownBy(() -> write(second, new byte[101])).isInstanceOf(SpoolFullException.class);
            assertThatThrownBy(() -> write(second, new byte[1]))
                    .as("an octet is missing")
                    .isInstanceOf(IOException.class);
            assertThatThrownBy(second::finish).isInstanceOf(IOException.class);
            second.close();
            first.close();
            try (SpoolWriter third = spool.begin()) {
                write(third, new byte[1000]);
            }
        }
        assertThat(filesBelow()).isEmpty();
    }

    @Test
    void closedWriterFreesEverythingAndIsUsedUp() throws IOException {
        try (DiskSpool spool = open(new SpoolLimits(10, 10, 1000))) {
            SpoolWriter writer = spool.begin();
            write(writer, new byte[500]);
            writer.close();
            writer.close();

            assertThat(spool.disk().used()).isZero();
            assertThat(filesBelow()).hasSize(2);
            assertThatThrownBy(() -> write(writer, new byte[1])).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(writer::finish).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void messageClosedTwiceGivesItsBudgetBackOnce() throws IOException {
        try (DiskSpool spool = open(new SpoolLimits(0, 0, 1000));
                SpoolWriter other = spool.begin()) {
            write(other, new byte[300]);
            SpoolWriter writer = spool.begin();
            write(writer, new byte[500]);
            SpooledMessage message = writer.finish();
            writer.close();
            assertThat(read(message)).hasSize(500);

            message.close();
            message.close();

            assertThat(spool.disk().used()).isEqualTo(300);
        }
    }

    @Test
    void closingTheSpoolLeavesNothingAndEndsIt() throws IOException {
        DiskSpool spool = open(new SpoolLimits(0, 0, 1000));
        SpoolWriter open = spool.begin();
        write(open, new byte[500]);
        SpoolWriter empty = spool.begin();

        spool.close();
        spool.close();

        assertThat(filesBelow()).isEmpty();
        assertThatThrownBy(spool::begin).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> write(empty, new byte[5])).isInstanceOf(IOException.class);
        assertThat(filesBelow()).isEmpty();
        open.close();
    }

    @Test
    void directoryIsMadeWhenFirstNeeded() throws IOException {
        Path later = directory.resolve("a/b");
        try (DiskSpool spool = DiskSpool.open(later, new SpoolLimits(10, 10, 1000), new FakeTime())) {
            assertThat(later).doesNotExist();
            try (SpoolWriter writer = spool.begin()) {
                write(writer, new byte[11]);
                assertThat(later).isDirectory();
            }
        }
        assertThat(later).isEmptyDirectory();
    }

    @Test
    void leftoversOfACrashedProcessAreRemoved() throws IOException {
        Path crashed = Files.createDirectory(directory.resolve("spool-1-0-1767323045000-0"));
        Files.createFile(crashed.resolve("lock"));
        Files.write(crashed.resolve("message-1"), new byte[10]);

        open(SpoolLimits.DEFAULT).close();

        assertThat(filesBelow()).isEmpty();
    }

    @Test
    void leftoversOfAProcessThatWasKilledAreRemoved() throws Exception {
        assertThat(SpoolProcess.crash(directory)).isEqualTo(SpoolProcess.DONE);
        assertThat(filesBelow()).as("folder, lock, message").hasSize(3);

        open(SpoolLimits.DEFAULT).close();

        assertThat(filesBelow()).isEmpty();
    }

    @Test
    void neighboursInOneProcessDoNotUnlockEachOther() throws Exception {
        try (DiskSpool first = open(new SpoolLimits(0, 0, 1000));
                SpoolWriter writer = first.begin()) {
            write(writer, new byte[10]);
            Path lock = filesBelow().stream()
                    .filter(path -> path.endsWith("lock"))
                    .findFirst()
                    .orElseThrow();

            open(new SpoolLimits(0, 0, 1000)).close();

            assertThat(SpoolProcess.lock(lock)).isEqualTo(SpoolProcess.LOCKED);
        }
    }

    @Test
    void whatIsNotALeftoverIsLeftAlone() throws IOException {
        Path fresh = Files.createDirectory(directory.resolve("spool-1-0-1767323045000-0"));
        Path mail = Files.createDirectory(directory.resolve("mail"));
        Files.createFile(mail.resolve("lock"));
        Path odd = Files.createDirectory(directory.resolve("spool-1-0-1767323045000-1"));
        Files.createFile(odd.resolve("lock"));
        Path stranger = Files.createFile(odd.resolve("thesis.txt"));
        Path last = Files.createDirectory(directory.resolve("spool-1-0-1767323045000-2"));
        Files.createFile(last.resolve("lock"));

        open(SpoolLimits.DEFAULT).close();

        assertThat(fresh).as("nobody has locked it yet").exists();
        assertThat(mail.resolve("lock")).exists();
        assertThat(stranger).exists();
        assertThat(last)
                .as("one folder that cannot be removed keeps none of the others")
                .doesNotExist();
    }

    @Test
    void leftoverThatIsALinkIsNotFollowed(@TempDir Path elsewhere) throws IOException {
        Files.createFile(elsewhere.resolve("lock"));
        Path precious = Files.createFile(elsewhere.resolve("message-1"));
        Files.createSymbolicLink(directory.resolve("spool-1-0-1767323045000-0"), elsewhere);

        open(SpoolLimits.DEFAULT).close();

        assertThat(precious).exists();
    }

    @Test
    void folderOfALivingServerIsLeftAlone() throws IOException {
        try (DiskSpool living = open(new SpoolLimits(0, 0, 1000));
                SpoolWriter writer = living.begin()) {
            write(writer, new byte[10]);
            try (SpooledMessage message = writer.finish()) {
                open(new SpoolLimits(0, 0, 1000)).close();
                assertThat(read(message)).hasSize(10);
            }
        }
    }

    @Test
    void folderLockedByAnotherChannelIsLeftAlone() throws IOException {
        Path folder = Files.createDirectory(directory.resolve("spool-1-0-1767323045000-0"));
        Path lock = Files.createFile(folder.resolve("lock"));
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE)) {
            assertThat(channel.tryLock()).isNotNull();
            open(SpoolLimits.DEFAULT).close();
            assertThat(folder).exists();
        }
    }

    @Test
    void serversThatShareADirectoryDoNotMeet() throws IOException {
        List<DiskSpool> spools = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            DiskSpool spool = open(new SpoolLimits(0, 0, 1000));
            spools.add(spool);
            write(spool.begin(), new byte[i + 1]);
        }
        assertThat(filesBelow().stream().filter(Files::isDirectory)).hasSize(20);
        spools.forEach(DiskSpool::close);
        assertThat(filesBelow()).isEmpty();
    }

    @Test
    void folderRemovedByACleanerIsMadeAnew() throws IOException {
        try (DiskSpool spool = open(new SpoolLimits(0, 0, 1000))) {
            SpoolWriter first = spool.begin();
            write(first, new byte[10]);
            first.close();
            List<Path> all = new ArrayList<>(filesBelow());
            java.util.Collections.reverse(all);
            for (Path path : all) {
                Files.delete(path);
            }

            try (SpoolWriter second = spool.begin()) {
                write(second, new byte[10]);
                try (SpooledMessage message = second.finish()) {
                    assertThat(read(message)).hasSize(10);
                }
            }
        }
        assertThat(filesBelow()).isEmpty();
    }

    @Test
    void fileThatIsShorterThanItWasWrittenIsAFailure() throws IOException {
        try (DiskSpool spool = open(new SpoolLimits(0, 0, 100_000));
                SpoolWriter writer = spool.begin()) {
            write(writer, new byte[50_000]);
            Path file = filesBelow().stream()
                    .filter(path -> path.getFileName().toString().startsWith("message"))
                    .findFirst()
                    .orElseThrow();
            Files.delete(file);
            Files.write(file, new byte[10]);

            assertThatThrownBy(writer::finish).isInstanceOf(IOException.class);
        }
    }

    @Test
    void directoryThatIsAFileIsAFailureOfLargeMessagesOnly() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        try (DiskSpool spool = DiskSpool.open(file, new SpoolLimits(100, 1000, 1000), new FakeTime())) {
            try (SpoolWriter small = spool.begin()) {
                write(small, new byte[100]);
                assertThat(read(small.finish())).hasSize(100);
            }
            try (SpoolWriter large = spool.begin()) {
                assertThatThrownBy(() -> write(large, new byte[101])).isInstanceOf(IOException.class);
            }
        }
    }

    @Test
    void headerIsReadUpToItsLimit() throws IOException {
        String field = "X-Padding: " + "x".repeat(990) + "\r\n";
        String message = "Subject: Hi\r\n" + field.repeat(300) + "Late: yes\r\n\r\nbody";
        try (DiskSpool spool = open(SpoolLimits.DEFAULT);
                SpoolWriter writer = spool.begin()) {
            write(writer, message.getBytes(StandardCharsets.US_ASCII));
            try (SpooledMessage spooled = writer.finish()) {
                assertThat(spooled.header().first("Subject")).contains("Hi");
                assertThat(spooled.header().first("Late")).isEmpty();
                assertThat(spooled.header().all("X-Padding"))
                        .hasSize(256 * 1024 / field.length())
                        .allMatch(body -> body.length() == 990);
            }
        }
    }

    @Test
    void headerOfAShortMessageIsWhole() throws IOException {
        try (DiskSpool spool = open(SpoolLimits.DEFAULT);
                SpoolWriter writer = spool.begin()) {
            write(writer, "A: 1\r\nB: 2\r\n\r\nC: 3\r\n".getBytes(StandardCharsets.US_ASCII));
            try (SpooledMessage message = writer.finish()) {
                assertThat(message.header().fields()).extracting("name").containsExactly("A", "B");
            }
        }
    }

    @Test
    void directoryOfAnotherUserIsNotTrusted() {
        assertThat(SpoolFolder.mayTrust("mail", "mail")).isTrue();
        assertThat(SpoolFolder.mayTrust("root", "mail")).isTrue();
        assertThat(SpoolFolder.mayTrust("mallory", "mail")).isFalse();
        assertThat(SpoolFolder.mayTrust("mail", "root")).isFalse();
    }

    @Test
    void wrongRangeIsOurMistake() throws IOException {
        try (DiskSpool spool = open(SpoolLimits.DEFAULT);
                SpoolWriter writer = spool.begin()) {
            assertThatThrownBy(() -> writer.write(new byte[3], 2, 2)).isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @Test
    void limitsAreNotNegative() {
        assertThatThrownBy(() -> new SpoolLimits(-1, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SpoolLimits(0, -1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SpoolLimits(0, 0, -1)).isInstanceOf(IllegalArgumentException.class);
    }
}
