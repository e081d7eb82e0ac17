package io.mailcore.smtp.session;

import io.mailcore.api.mail.EmailAddress;
import io.mailcore.api.mail.Reply;
import io.mailcore.smtp.codec.Xtext;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The parameters of MAIL. */
final class MailParameters {
    private final Conversation talk;

    MailParameters(Conversation talk) {
        this.talk = talk;
    }

    /** What is wrong with the parameters, if anything is. */
    Optional<Reply> check(Map<String, String> parameters) {
        // RFC 5321 §4.1.1.11: parameters belong to extensions, and only EHLO has those.
        if (!talk.isExtended() && !parameters.isEmpty()) {
            return Optional.of(Replies.UNKNOWN_PARAMETER);
        }
        return parameters.entrySet().stream()
                .map(parameter -> check(parameter.getKey(), parameter.getValue()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Reply> check(String keyword, String value) {
        return switch (keyword) {
            case "SIZE" -> size(value);
            case "BODY" -> body(value);
            case "SMTPUTF8" -> value.isEmpty() ? Optional.empty() : Optional.of(Replies.BAD_SMTPUTF8);
            case "AUTH" -> auth(value);
            default -> Optional.of(Replies.UNKNOWN_PARAMETER);
        };
    }

    // RFC 1870 §5: 1 to 20 digits. What not even a long can hold is no size of anything.
    private Optional<Reply> size(String value) {
        if (!value.matches("[0-9]{1,20}")) {
            return Optional.of(Replies.BAD_SIZE);
        }
        try {
            return Long.parseLong(value) > talk.policy().maxMessageSize()
                    ? Optional.of(Replies.TOO_BIG)
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.of(Replies.BAD_SIZE);
        }
    }

    // RFC 6152 §2; BINARYMIME of RFC 3030 needs BDAT, which is not offered.
    private static Optional<Reply> body(String value) {
        return switch (value.toUpperCase(Locale.ROOT)) {
            case "7BIT", "8BITMIME" -> Optional.empty();
            default -> Optional.of(Replies.BAD_BODY);
        };
    }

    private Optional<Reply> auth(String value) {
        if (talk.policy().auth() == Policy.AuthRule.NONE) {
            return Optional.of(Replies.UNKNOWN_PARAMETER);
        }
        return Xtext.decode(value).filter(MailParameters::isMailbox).isPresent()
                ? Optional.empty()
                : Optional.of(Replies.BAD_AUTH_PARAMETER);
    }

    private static boolean isMailbox(String text) {
        if (text.equals("<>")) {
            return true;
        }
        try {
            EmailAddress.parse(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
