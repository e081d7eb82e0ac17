package io.mailcore.imap.session;

import java.io.IOException;
import java.util.Optional;

/** A task that is made in its first step, where a failing store is already looked after. */
final class Deferred implements Task {
    private final Beginning beginning;
    private Optional<Task> task = Optional.empty();

    Deferred(Beginning beginning) {
        this.beginning = beginning;
    }

    @FunctionalInterface
    interface Beginning {
        Task begin() throws IOException;
    }

    @Override
    public Progress step() throws IOException {
        if (task.isEmpty()) {
            task = Optional.of(beginning.begin());
        }
        return task.get().step();
    }

    @Override
    public void line(byte[] octets) throws IOException {
        task.orElseThrow().line(octets);
    }

    @Override
    public void lineTooLong() {
        task.orElseThrow().lineTooLong();
    }

    @Override
    public void close() {
        task.ifPresent(Task::close);
    }
}
