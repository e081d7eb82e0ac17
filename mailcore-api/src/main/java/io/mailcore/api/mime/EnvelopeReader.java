package io.mailcore.api.mime;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Collects the fields of IMAP's ENVELOPE (RFC 9051 §7.5.2) from one header. Of a field that is there
 * more than once, the last counts, as in JMAP (RFC 8621 §4.1.3); but the lists of destinations are joined (RFC 5322
 * §4.5.3).
 */
final class EnvelopeReader {
    private static final Set<String> TEXTS = Set.of("date", "subject", "in-reply-to", "message-id");
    private static final Set<String> ORIGINATORS = Set.of("from", "sender", "reply-to");
    private static final Set<String> DESTINATIONS = Set.of("to", "cc", "bcc");
    private static final int LONGEST = 11;

    private final ScanBudget budget;
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, List<EnvelopeAddress>> addresses = new HashMap<>();

    EnvelopeReader(ScanBudget budget) {
        this.budget = budget;
    }

    /** Whether it is worth looking at the field's name. */
    boolean mayKnow(FieldCursor field) {
        return field.nameLength() <= LONGEST && "dsimfrtcb".indexOf(field.firstOctet()) >= 0;
    }

    void field(String name, FieldCursor field) {
        if (TEXTS.contains(name)) {
            texts.put(name, field.body());
        } else if (ORIGINATORS.contains(name)) {
            addresses.put(name, new ArrayList<>());
            read(name, field);
        } else if (DESTINATIONS.contains(name)) {
            addresses.putIfAbsent(name, new ArrayList<>());
            read(name, field);
        }
    }

    private void read(String name, FieldCursor field) {
        List<EnvelopeAddress> known = list(name);
        int limit = budget.addresses(known.size());
        if (limit > 0) {
            List<EnvelopeAddress> more = AddressListParser.parse(field.body(), limit);
            known.addAll(more);
            budget.takeAddresses(more.size());
        }
    }

    MessageEnvelope envelope() {
        return texts.isEmpty() && addresses.isEmpty()
                ? MessageEnvelope.EMPTY
                : new MessageEnvelope(
                        text("date"),
                        text("subject"),
                        list("from"),
                        list("sender"),
                        list("reply-to"),
                        list("to"),
                        list("cc"),
                        list("bcc"),
                        text("in-reply-to"),
                        text("message-id"));
    }

    private Optional<String> text(String name) {
        return Optional.ofNullable(texts.get(name));
    }

    private List<EnvelopeAddress> list(String name) {
        return addresses.getOrDefault(name, List.of());
    }
}
