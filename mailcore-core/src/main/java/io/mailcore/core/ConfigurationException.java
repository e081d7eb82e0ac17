package io.mailcore.core;

import java.util.List;

/** What is wrong with a server's settings, all of it. */
public final class ConfigurationException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final List<String> problems;

    ConfigurationException(List<String> problems) {
        super("mail server settings:\n  " + String.join("\n  ", problems));
        this.problems = List.copyOf(problems);
    }

    /**
     * The mistakes.
     *
     * @return one line each, {@code name: value (expected: …)}
     */
    @SuppressWarnings("serial") // an immutable list of texts is serializable
    public List<String> problems() {
        return problems;
    }
}
