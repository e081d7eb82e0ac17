package io.mailcore.imap.codec;

import io.mailcore.imap.codec.command.FetchItem;
import io.mailcore.imap.codec.command.Section;
import java.util.List;
import java.util.Optional;

/** Writes the names of FETCH items as responses show them (RFC 9051 §7.5.2). */
final class FetchItemLabel {
    private final ResponseBuffer out;

    private FetchItemLabel(ResponseBuffer out) {
        this.out = out;
    }

    static void write(ResponseBuffer out, FetchItem item) {
        new FetchItemLabel(out).item(item);
    }

    private void item(FetchItem item) {
        if (item instanceof FetchItem.Attribute attribute) {
            out.raw(attribute.label());
        } else if (item instanceof FetchItem.Body body) {
            out.raw("BODY");
            section(body.section());
            origin(body.partial());
        } else if (item instanceof FetchItem.Binary binary) {
            part("BINARY[", binary.path());
            origin(binary.partial());
        } else {
            part("BINARY.SIZE[", ((FetchItem.BinarySize) item).path());
        }
    }

    private void part(String label, List<Integer> path) {
        out.raw(label);
        path(path);
        out.raw("]");
    }

    private void section(Section section) {
        out.raw("[");
        path(section.path());
        String text = label(section.text());
        out.raw(section.path().isEmpty() || text.isEmpty() ? "" : ".").raw(text);
        String separator = " (";
        for (String field : section.fields()) {
            out.raw(separator).astring(field);
            separator = " ";
        }
        out.raw(section.fields().isEmpty() ? "]" : ")]");
    }

    private static String label(Section.SectionText text) {
        return switch (text) {
            case ALL -> "";
            case HEADER -> "HEADER";
            case HEADER_FIELDS -> "HEADER.FIELDS";
            case HEADER_FIELDS_NOT -> "HEADER.FIELDS.NOT";
            case TEXT -> "TEXT";
            case MIME -> "MIME";
        };
    }

    private void path(List<Integer> path) {
        String separator = "";
        for (int number : path) {
            out.raw(separator).number(number);
            separator = ".";
        }
    }

    private void origin(Optional<FetchItem.Partial> partial) {
        partial.ifPresent(part -> out.raw("<").number(part.offset()).raw(">"));
    }
}
