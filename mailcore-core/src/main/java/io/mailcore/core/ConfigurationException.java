package io.mailcore.core;

import java.util.List;

/** A server was configured in a way that cannot work. Names everything that is wrong at once. */
public final class ConfigurationException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** One line each. */
    @SuppressWarnings("serial") // List.copyOf makes a serializable list.
    private final List<String> problems;

    ConfigurationException(List<String> problems) {
        super("the server cannot be built:\n  " + String.join("\n  ", problems));
        this.problems = List.copyOf(problems);
    }

    /**
     * What is wrong.
     *
     * @return one line each, such as {@code limits.connections: 0 (expected: at least 1)}
     */
    public List<String> problems() {
        return problems;
    }
}
