package io.mailcore.api.mime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Joins the pieces of parameters that were cut for their length (RFC 2231 §3 and §6): {@code name*0} and {@code name*1}
 * become {@code name}; when a piece is percent-encoded ({@code name*0*}) the whole is, and its name ends in a star.
 */
final class Continuations {
    private static final String HEX = "0123456789ABCDEF";

    private Continuations() {}

    /** The same parameters, pieces joined where the first of them stands. Pieces without a first one are left alone. */
    static List<Parameter> join(List<Parameter> parameters) {
        if (parameters.stream().allMatch(parameter -> parameter.name().indexOf('*') < 0)) {
            return parameters;
        }
        Map<String, Map<Integer, Piece>> families = families(parameters);
        Set<String> done = new HashSet<>();
        List<Parameter> joined = new ArrayList<>(parameters.size());
        for (Parameter parameter : parameters) {
            Piece piece = Piece.of(parameter);
            Map<Integer, Piece> family = families.getOrDefault(piece.key(), Map.of());
            if (piece.number < 0 || !family.containsKey(0)) {
                joined.add(parameter);
            } else if (done.add(piece.key())) {
                joined.add(joined(family));
            }
        }
        return joined;
    }

    private static Map<String, Map<Integer, Piece>> families(List<Parameter> parameters) {
        Map<String, Map<Integer, Piece>> families = new HashMap<>();
        for (Parameter parameter : parameters) {
            Piece piece = Piece.of(parameter);
            if (piece.number >= 0) {
                families.computeIfAbsent(piece.key(), key -> new HashMap<>()).putIfAbsent(piece.number, piece);
            }
        }
        return families;
    }

    // RFC 2231 §3: numbers begin at 0, without gaps; what stands behind a gap cannot be placed.
    private static Parameter joined(Map<Integer, Piece> family) {
        List<Piece> run = new ArrayList<>();
        for (int i = 0; family.containsKey(i); i++) {
            run.add(family.get(i));
        }
        boolean encoded = run.stream().anyMatch(Piece::encoded);
        StringBuilder value = new StringBuilder();
        if (encoded && !run.get(0).encoded) {
            value.append("''");
        }
        for (Piece piece : run) {
            value.append(encoded && !piece.encoded ? percentEncoded(piece.value) : piece.value);
        }
        return new Parameter(run.get(0).name + (encoded ? "*" : ""), value.toString());
    }

    private static String percentEncoded(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (byte octet : text.getBytes(StandardCharsets.ISO_8859_1)) {
            if (octet > ' ' && octet < 0x7f && "%*'".indexOf(octet) < 0) {
                out.append((char) octet);
            } else {
                out.append('%').append(HEX.charAt(octet >> 4 & 15)).append(HEX.charAt(octet & 15));
            }
        }
        return out.toString();
    }

    /** One parameter as RFC 2231 reads it; its number is negative when it is whole. */
    private record Piece(String name, int number, boolean encoded, String value) {

        static Piece of(Parameter parameter) {
            String name = parameter.name();
            boolean encoded = name.endsWith("*");
            String bare = encoded ? name.substring(0, name.length() - 1) : name;
            int star = bare.lastIndexOf('*');
            int number = star > 0 ? number(bare.substring(star + 1)) : -1;
            return new Piece(number < 0 ? name : bare.substring(0, star), number, encoded, parameter.value());
        }

        private static int number(String digits) {
            boolean canonical = !digits.isEmpty()
                    && digits.length() <= 4
                    && digits.chars().allMatch(c -> c >= '0' && c <= '9')
                    && (digits.length() == 1 || digits.charAt(0) != '0');
            return canonical ? Integer.parseInt(digits) : -1;
        }

        String key() {
            return name.toLowerCase(Locale.ROOT);
        }
    }
}
