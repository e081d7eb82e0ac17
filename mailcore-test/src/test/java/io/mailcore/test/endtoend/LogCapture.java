package io.mailcore.test.endtoend;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;

/** Keeps all that is logged, as it would stand in a file: messages, parameters and stack traces. */
final class LogCapture extends Handler {
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    LogCapture() {
        setLevel(Level.ALL);
        setFormatter(new SimpleFormatter());
    }

    @Override
    public void publish(LogRecord record) {
        lines.add(record.getLoggerName() + " " + getFormatter().format(record));
    }

    String text() {
        return String.join("\n", lines);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
