package io.mailcore.api.mime;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A Content-Type field, or what stands for one (RFC 2045 §5). */
record ContentType(String type, String subtype, List<Parameter> parameters) {
    private static final Parameter US_ASCII = new Parameter("charset", "us-ascii");

    /** RFC 2045 §5.2: what a part without Content-Type, or with a broken one, is. */
    static final ContentType DEFAULT = new ContentType("text", "plain", List.of(US_ASCII));

    /** RFC 2046 §5.1.5: what a part of a digest without Content-Type is. */
    static final ContentType MESSAGE = new ContentType("message", "rfc822", List.of());

    /** What lies beyond the limits is octets. */
    static final ContentType OPAQUE = new ContentType("application", "octet-stream", List.of());

    /** RFC 2045 §5.1: tspecials end a token. */
    static final Specials TOKEN_STOPS = Specials.of("()<>@,;:\\\"/[]?=");

    /** Reads the field's body; the default when it is broken. */
    static ContentType parse(String body, int maxParameters) {
        HeaderLexer lexer = new HeaderLexer(body);
        lexer.skipCfws();
        String type = lexer.wordBefore(TOKEN_STOPS);
        lexer.skipCfws();
        if (type.isEmpty() || !lexer.takeIf('/')) {
            return DEFAULT;
        }
        lexer.skipCfws();
        String subtype = lexer.wordBefore(TOKEN_STOPS);
        if (subtype.isEmpty()) {
            return DEFAULT;
        }
        ContentType read = new ContentType(type, subtype, ParameterListParser.parse(lexer, maxParameters));
        // RFC 2046 §5.1.1: without its boundary the field is broken, and RFC 2045 §5.2 says what then.
        return read.isMultipart() && read.boundary().isEmpty() ? DEFAULT : read.withCharset();
    }

    // RFC 2046 §4.1.2: US-ASCII must be assumed where no charset is named.
    private ContentType withCharset() {
        boolean named =
                parameter("charset").isPresent() || parameter("charset*").isPresent();
        if (!type.equalsIgnoreCase("text") || named) {
            return this;
        }
        List<Parameter> more = new ArrayList<>(parameters);
        more.add(US_ASCII);
        return new ContentType(type, subtype, more);
    }

    boolean isMultipart() {
        return type.equalsIgnoreCase("multipart");
    }

    boolean isDigest() {
        return isMultipart() && subtype.equalsIgnoreCase("digest");
    }

    // RFC 2046 §5.2.1 and RFC 6532 §3.7.
    boolean isMessage() {
        return type.equalsIgnoreCase("message")
                && (subtype.equalsIgnoreCase("rfc822") || subtype.equalsIgnoreCase("global"));
    }

    /** The boundary; empty text when there is none. */
    String boundary() {
        // RFC 2231 §4 leaves no parameter out: boundaries, too, come with a charset and percent-encoding.
        return parameter("boundary")
                .or(() -> parameter("boundary*").map(ExtendedValue::octets))
                .orElse("");
    }

    private Optional<String> parameter(String name) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equalsIgnoreCase(name))
                .map(Parameter::value)
                .findFirst();
    }
}
