package io.mailcore.test;

import java.util.function.Predicate;

/** What a text shall look like, in a form that a failed wait can print. Made by {@link Expectations}. Immutable. */
public final class TextPattern implements Predicate<String> {
    private final String description;
    private final Predicate<String> rule;

    TextPattern(String description, Predicate<String> rule) {
        this.description = description;
        this.rule = rule;
    }

    @Override
    public boolean test(String text) {
        return rule.test(text);
    }

    /** The pattern in words, such as {@code containing "4711"}. */
    @Override
    public String toString() {
        return description;
    }
}
