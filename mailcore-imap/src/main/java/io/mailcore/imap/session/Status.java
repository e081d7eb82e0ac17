package io.mailcore.imap.session;

import java.util.Objects;
import java.util.Optional;

/**
 * How a command ended (RFC 9051 §7.1). Immutable.
 *
 * @param condition of the tagged response
 * @param code without brackets, such as {@code TRYCREATE}
 * @param text an English sentence; never empty, codes never stand alone
 */
record Status(Condition condition, Optional<String> code, String text) implements Progress {

    enum Condition {
        OK,
        NO,
        BAD
    }

    Status {
        Objects.requireNonNull(condition, "condition");
        Objects.requireNonNull(code, "code");
        if (text.isEmpty() || text.chars().anyMatch(c -> c < 0x20 || c > 0x7e)) {
            throw new IllegalArgumentException("text: " + text.length() + " chars (expected: printable US-ASCII)");
        }
    }

    static Status ok(String text) {
        return new Status(Condition.OK, Optional.empty(), text);
    }

    static Status ok(String code, String text) {
        return new Status(Condition.OK, Optional.of(code), text);
    }

    static Status no(String code, String text) {
        return new Status(Condition.NO, Optional.of(code), text);
    }

    static Status no(String text) {
        return new Status(Condition.NO, Optional.empty(), text);
    }

    static Status bad(String text) {
        return new Status(Condition.BAD, Optional.empty(), text);
    }

    boolean isOk() {
        return condition == Condition.OK;
    }

    /** The response as it stands behind the tag. */
    @Override
    public String toString() {
        return condition + " " + code.map(c -> "[" + c + "] ").orElse("") + text;
    }
}
