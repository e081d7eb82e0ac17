package io.mailcore.api.mime;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the fields of one header that the structure and the envelope are made of; the first Content- field counts. */
final class HeaderReader {
    private static final Specials TAG_STOPS = Specials.of("();");

    private final ScanBudget budget;
    private final ContentType fallback;
    private Optional<ContentType> contentType = Optional.empty();
    private Optional<String> id = Optional.empty();
    private Optional<String> description = Optional.empty();
    private Optional<String> encoding = Optional.empty();
    private Optional<String> md5 = Optional.empty();
    private Optional<Disposition> disposition = Optional.empty();
    private List<String> languages = List.of();
    private Optional<String> location = Optional.empty();
    private final EnvelopeReader envelope;
    private boolean hasFields;

    private HeaderReader(ScanBudget budget, ContentType fallback) {
        this.budget = budget;
        this.fallback = fallback;
        this.envelope = new EnvelopeReader(budget);
    }

    /**
     * Reads a header.
     *
     * @param header its octets
     * @param role which default Content-Type applies, and whether there is an envelope
     */
    static PartHeader read(HeaderBuffer header, OpenPart.Role role, ScanBudget budget) {
        boolean digest = role == OpenPart.Role.DIGEST_PART;
        HeaderReader reader = new HeaderReader(budget, digest ? ContentType.MESSAGE : ContentType.DEFAULT);
        FieldCursor fields = new FieldCursor(header.octets(), header.length());
        while (fields.next()) {
            reader.field(fields, role == OpenPart.Role.MESSAGE);
        }
        return reader.header();
    }

    private void field(FieldCursor field, boolean message) {
        hasFields = true;
        if (field.nameLength() > 8 && field.firstOctet() == 'c') {
            contentField(field.name().toLowerCase(Locale.ROOT), field);
        } else if (message && envelope.mayKnow(field)) {
            envelope.field(field.name().toLowerCase(Locale.ROOT), field);
        }
    }

    private void contentField(String name, FieldCursor field) {
        switch (name) {
            case "content-type" -> contentType = contentType.or(() -> Optional.of(contentType(field.body())));
            case "content-id" -> id = first(id, field.body());
            case "content-description" -> description = first(description, field.body());
            case "content-transfer-encoding" -> encoding = first(encoding, encodingToken(field.body()));
            case "content-md5" -> md5 = first(md5, field.body());
            case "content-disposition" -> disposition = disposition.or(() -> disposition(field.body()));
            case "content-language" -> languages = languages.isEmpty() ? languages(field.body()) : languages;
            case "content-location" -> location = first(location, field.body());
            default -> {
                // Other fields, such as Content-Length, say nothing about the structure.
            }
        }
    }

    private static <T> Optional<T> first(Optional<T> known, T found) {
        return known.isPresent() ? known : Optional.of(found);
    }

    // RFC 2045 §6.1: one token. With more behind it, or something else, the field says nothing.
    private static String encodingToken(String body) {
        HeaderLexer lexer = new HeaderLexer(body);
        lexer.skipCfws();
        String token = lexer.wordBefore(ContentType.TOKEN_STOPS);
        lexer.skipCfws();
        return lexer.isNextOf(";") ? token : "";
    }

    private static String word(String text) {
        HeaderLexer lexer = new HeaderLexer(text);
        lexer.skipCfws();
        return lexer.wordBefore(TAG_STOPS);
    }

    private ContentType contentType(String body) {
        ContentType read = ContentType.parse(body, budget.parameters());
        budget.takeParameters(read.parameters().size());
        return read;
    }

    private Optional<Disposition> disposition(String body) {
        HeaderLexer lexer = new HeaderLexer(body);
        lexer.skipCfws();
        String type = lexer.wordBefore(ContentType.TOKEN_STOPS);
        if (type.isEmpty()) {
            return Optional.empty();
        }
        List<Parameter> parameters = ParameterListParser.parse(lexer, budget.parameters());
        budget.takeParameters(parameters.size());
        return Optional.of(new Disposition(type, parameters));
    }

    // RFC 3282 §2: tags with commas between them.
    private List<String> languages(String body) {
        int limit = budget.parameters();
        List<String> tags = Arrays.stream(body.split(",", limit + 1))
                .limit(limit)
                .map(HeaderReader::word)
                .filter(tag -> !tag.isEmpty())
                .toList();
        budget.takeParameters(tags.size());
        return tags;
    }

    private PartHeader header() {
        return new PartHeader(
                contentType.orElse(fallback),
                id,
                description,
                encoding.filter(token -> !token.isEmpty()).orElse(PartHeader.DEFAULT_ENCODING),
                md5,
                disposition,
                languages,
                location,
                envelope.envelope(),
                hasFields);
    }
}
