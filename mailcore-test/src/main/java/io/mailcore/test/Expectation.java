package io.mailcore.test;

import java.util.Objects;
import java.util.function.Predicate;

/** What a mail shall be like, in a form that a failed wait can print. Made by {@link Expectations}. Immutable. */
public final class Expectation implements Predicate<ReceivedMail> {
    private final String description;
    private final Predicate<? super ReceivedMail> rule;

    private Expectation(String description, Predicate<? super ReceivedMail> rule) {
        this.description = description;
        this.rule = rule;
    }

    /**
     * An expectation of your own.
     *
     * @param description completes "a mail with …", such as {@code a link to the shop}
     * @param rule true for a mail that meets it; does not throw
     * @return the expectation
     */
    public static Expectation of(String description, Predicate<? super ReceivedMail> rule) {
        return new Expectation(
                Objects.requireNonNull(description, "description"), Objects.requireNonNull(rule, "rule"));
    }

    /**
     * Both.
     *
     * @param other what else the mail shall be like
     * @return an expectation met by a mail that meets this one and the other
     */
    public Expectation and(Expectation other) {
        return new Expectation(
                description + " and " + other.description, mail -> rule.test(mail) && other.rule.test(mail));
    }

    @Override
    public boolean test(ReceivedMail mail) {
        return rule.test(mail);
    }

    /** The expectation in words, such as {@code subject containing "4711"}. */
    @Override
    public String toString() {
        return description;
    }
}
