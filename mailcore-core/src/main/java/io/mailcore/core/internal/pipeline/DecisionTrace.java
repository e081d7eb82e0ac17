package io.mailcore.core.internal.pipeline;

import io.mailcore.api.filter.DeliveryAction;
import io.mailcore.api.filter.Verdict;
import io.mailcore.core.internal.text.PrintableText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Which filter said what about one message, in order; bounded. Not thread-safe. */
final class DecisionTrace {
    private static final int MAX_ENTRIES = 100;
    private static final int MAX_TEXT = 100;

    private final List<Entry> entries = new ArrayList<>();
    private int leftOut;

    /**
     * One answer.
     *
     * @param stage when it was asked
     * @param filter the filter's name
     * @param said its answer, printable
     */
    record Entry(String stage, String filter, String said) {
        @Override
        public String toString() {
            return stage + ":" + filter + "=" + said;
        }
    }

    void verdict(String stage, String filter, Verdict verdict) {
        add(stage, filter, text(verdict));
    }

    void actions(String filter, List<DeliveryAction> actions) {
        add("deliver", filter, actions.isEmpty() ? "continue" : actions.toString());
    }

    void failure(String stage, String filter) {
        add(stage, filter, "failed");
    }

    List<Entry> entries() {
        return List.copyOf(entries);
    }

    private void add(String stage, String filter, String said) {
        if (entries.size() == MAX_ENTRIES) {
            leftOut++;
            return;
        }
        entries.add(new Entry(stage, filter, PrintableText.of(said, MAX_TEXT)));
    }

    private static String text(Verdict verdict) {
        if (verdict instanceof Verdict.Reject reject) {
            return "reject " + reject.reply();
        }
        if (verdict instanceof Verdict.Defer defer) {
            return "defer " + defer.reply();
        }
        return verdict instanceof Verdict.Discard discard ? "discard " + discard.reason() : "continue";
    }

    @Override
    public String toString() {
        String more = leftOut == 0 ? "" : "; and " + leftOut + " more";
        return entries.stream().map(Entry::toString).collect(Collectors.joining("; ", "[", more + "]"));
    }
}
