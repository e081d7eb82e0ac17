package io.mailcore.test;

import io.mailcore.api.mime.BodyPart;
import io.mailcore.api.mime.EncodedWords;
import io.mailcore.api.mime.FileName;
import io.mailcore.api.mime.HeaderBlock;
import io.mailcore.api.mime.MessageScanner;
import io.mailcore.api.mime.PartExtent;
import io.mailcore.api.mime.ScanLimits;
import io.mailcore.api.mime.TextDecoding;
import io.mailcore.api.mime.TransferDecoding;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A message taken apart: header, texts and attachments. Immutable; reads broken messages as far as they go. */
final class MailReading {
    private static final String DEFAULT_CHARSET = "us-ascii";

    private final byte[] octets;
    private final HeaderBlock header;
    private final List<BodyPart> leaves;

    private MailReading(byte[] octets, HeaderBlock header, List<BodyPart> leaves) {
        this.octets = octets;
        this.header = header;
        this.leaves = leaves;
    }

    static MailReading of(byte[] octets) {
        MessageScanner scanner = new MessageScanner(ScanLimits.DEFAULT);
        scanner.accept(octets, 0, octets.length);
        BodyPart root = scanner.finish().body();
        List<BodyPart> leaves = new ArrayList<>();
        collect(root, leaves);
        PartExtent extent = root.extent();
        byte[] head = Arrays.copyOfRange(octets, (int) extent.headerOffset(), (int) extent.bodyOffset());
        return new MailReading(octets, HeaderBlock.parse(head), leaves);
    }

    private static void collect(BodyPart part, List<BodyPart> leaves) {
        if (part.isMultipart()) {
            part.children().forEach(child -> collect(child, leaves));
        } else {
            leaves.add(part);
        }
    }

    List<String> headers(String name) {
        return header.all(name).stream().map(EncodedWords::decode).toList();
    }

    String text(String subtype) {
        return leaves.stream()
                .filter(part -> part.isText() && !isAttachment(part))
                .filter(part -> part.subtype().equalsIgnoreCase(subtype))
                .findFirst()
                .map(this::text)
                .orElse("");
    }

    private String text(BodyPart part) {
        String charset = part.parameter("charset").orElse(DEFAULT_CHARSET);
        return TextDecoding.decode(body(part), charset).replace("\r\n", "\n");
    }

    List<Attachment> attachments() {
        return leaves.stream()
                .filter(MailReading::isAttachment)
                .map(this::attachment)
                .toList();
    }

    private Attachment attachment(BodyPart part) {
        String type = (part.type() + "/" + part.subtype()).toLowerCase(Locale.ROOT);
        return new Attachment(FileName.of(part).orElse(""), type, body(part));
    }

    private static boolean isAttachment(BodyPart part) {
        boolean saysSo = part.disposition()
                .filter(disposition -> disposition.type().equalsIgnoreCase("attachment"))
                .isPresent();
        return saysSo || !part.isText() || FileName.of(part).isPresent();
    }

    private byte[] body(BodyPart part) {
        int offset = (int) part.extent().bodyOffset();
        int length = (int) part.extent().bodyLength();
        try {
            return TransferDecoding.decode(
                            new ByteArrayInputStream(octets, offset, length), part.encoding(), octets.length)
                    .readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("octets in memory", e);
        }
    }
}
