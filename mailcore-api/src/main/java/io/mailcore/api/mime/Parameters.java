package io.mailcore.api.mime;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the values of Content-Type and Content-Disposition parameters as text: pieces joined, percent-encoding and
 * charset decoded (RFC 2231). Encoded words within values are decoded too, as many programs write them although RFC
 * 2047 §5 forbids it.
 */
public final class Parameters {
    /** The most parameters that are looked at. */
    public static final int MAX = 100;

    private Parameters() {}

    /**
     * A parameter's text.
     *
     * @param parameters of a field, joined or not
     * @param name in any case, without a star
     * @return the decoded value; of {@code name*} and {@code name}, the former
     */
    public static Optional<String> text(List<Parameter> parameters, String name) {
        return Optional.ofNullable(texts(parameters).get(name.toLowerCase(Locale.ROOT)));
    }

    /**
     * All parameters' texts.
     *
     * @param parameters of a field, joined or not; of more than {@value #MAX} the rest is left out
     * @return decoded values by lower-case name, in the field's order; of a name that is there twice, the first
     */
    public static Map<String, String> texts(List<Parameter> parameters) {
        List<Parameter> looked = parameters.subList(0, Math.min(MAX, parameters.size()));
        Map<String, String> plain = new LinkedHashMap<>();
        Map<String, String> extended = new LinkedHashMap<>();
        for (Parameter parameter : Continuations.join(looked)) {
            String name = parameter.name().toLowerCase(Locale.ROOT);
            if (name.length() > 1 && name.endsWith("*")) {
                String bare = name.substring(0, name.length() - 1);
                plain.putIfAbsent(bare, "");
                extended.putIfAbsent(bare, extended(parameter.value()));
            } else {
                plain.putIfAbsent(name, EncodedWords.decode(parameter.value()));
            }
        }
        plain.putAll(extended);
        return plain;
    }

    private static String extended(String value) {
        byte[] octets = ExtendedValue.octets(value).getBytes(StandardCharsets.ISO_8859_1);
        return TextDecoding.decode(octets, ExtendedValue.charset(value));
    }
}
