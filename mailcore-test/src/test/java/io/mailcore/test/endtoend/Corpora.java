package io.mailcore.test.endtoend;

import io.mailcore.api.testkit.Corpus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The messages of the corpora, with CRLF line ends. */
final class Corpora {
    private static final Path HERE = Path.of("src/test/resources/corpora");

    private Corpora() {}

    /** 231 messages of parsers' test suites, broken ones among them. */
    static List<CorpusMessage> mime() throws IOException {
        List<CorpusMessage> messages = new ArrayList<>();
        addFiles(Corpus.directory().resolve("mime-mime4j"), name -> name.endsWith(".msg"), messages);
        addFiles(Corpus.directory().resolve("mime-python"), name -> name.startsWith("msg_"), messages);
        addFiles(Corpus.directory().resolve("mime-ruby-mail"), name -> name.endsWith(".eml"), messages);
        return messages;
    }

    /** 6,046 real messages, ham and spam. */
    static List<CorpusMessage> spamassassin() throws IOException {
        List<CorpusMessage> messages = new ArrayList<>();
        for (Path file : files(HERE.resolve("spamassassin"), name -> name.endsWith(".zip"))) {
            addZip(file, messages);
        }
        return messages;
    }

    /** Small messages made for testing IMAP servers. */
    static List<CorpusMessage> imapMailboxes() throws IOException {
        List<CorpusMessage> messages = new ArrayList<>();
        for (Path file : files(HERE.resolve("imap-mailboxes"), name -> name.endsWith(".mbox"))) {
            addMbox(file, messages);
        }
        return messages;
    }

    private static void addFiles(Path folder, Predicate<String> names, List<CorpusMessage> messages)
            throws IOException {
        for (Path file : files(folder, names)) {
            messages.add(CorpusMessage.of(file.toString(), Files.readAllBytes(file)));
        }
    }

    private static List<Path> files(Path folder, Predicate<String> names) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> names.test(file.getFileName().toString()))
                    .sorted()
                    .toList();
        }
    }

    private static void addZip(Path file, List<CorpusMessage> messages) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.isDirectory()) {
                    messages.add(CorpusMessage.of(file.getFileName() + "/" + entry.getName(), zip.readAllBytes()));
                }
            }
        }
    }

    // A line that begins with "From " opens a message and does not belong to it.
    private static void addMbox(Path file, List<CorpusMessage> messages) throws IOException {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        ByteArrayOutputStream open = new ByteArrayOutputStream();
        int count = 0;
        boolean inMessage = false;
        for (String line : text.split("(?<=\n)")) {
            if (line.startsWith("From ")) {
                if (inMessage) {
                    messages.add(CorpusMessage.of(file.getFileName() + "#" + ++count, open.toByteArray()));
                }
                open.reset();
                inMessage = true;
            } else {
                open.writeBytes(line.getBytes(StandardCharsets.ISO_8859_1));
            }
        }
        if (inMessage) {
            messages.add(CorpusMessage.of(file.getFileName() + "#" + ++count, open.toByteArray()));
        }
    }
}
