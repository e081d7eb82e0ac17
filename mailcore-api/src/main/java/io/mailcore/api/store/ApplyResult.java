package io.mailcore.api.store;

import io.mailcore.api.mailbox.ModSeq;
import java.util.List;
import java.util.Objects;

/** What became of a batch of commands: all were applied, or none. Immutable. */
public sealed interface ApplyResult {

    /**
     * All commands were applied, and are durable if the store is.
     *
     * @param modSeq the MODSEQ of everything the batch touched; the account's present one when nothing changed
     * @param outcomes one per command, in order
     */
    record Applied(ModSeq modSeq, List<Outcome> outcomes) implements ApplyResult {

        /** Makes the result. */
        public Applied {
            Objects.requireNonNull(modSeq, "modSeq");
            outcomes = List.copyOf(outcomes);
        }

        /**
         * The outcome of one command.
         *
         * @param <O> the outcome's type
         * @param index the command's position
         * @param type the outcome's type
         * @return the outcome
         * @throws ClassCastException when the command has another type of outcome
         */
        public <O extends Outcome> O outcome(int index, Class<O> type) {
            return type.cast(outcomes.get(index));
        }
    }

    /**
     * A command was refused, and the whole batch changed nothing.
     *
     * @param index the refused command's position
     * @param reason why
     */
    record Refused(int index, Refusal reason) implements ApplyResult {}
}
