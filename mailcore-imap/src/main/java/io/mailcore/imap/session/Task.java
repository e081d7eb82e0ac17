package io.mailcore.imap.session;

import java.io.IOException;

/**
 * A command at work. It goes on in steps, so that a long response is written no faster than the network takes it and no
 * session keeps a thread for long.
 */
@FunctionalInterface
interface Task extends AutoCloseable {

    /**
     * Works on for a bit, writing some tens of kilobytes at most.
     *
     * @return the command's end, or what it needs to go on
     * @throws IOException when the store cannot work: the command ends with NO [UNAVAILABLE]
     */
    Progress step() throws IOException;

    /**
     * Takes a line of the client, asked for by the task.
     *
     * @param octets without the line end
     * @throws IOException when the store or the directory cannot work
     */
    default void line(byte[] octets) throws IOException {
        throw new IllegalStateException("line: not asked for");
    }

    /** Takes note that the line asked for was too long. */
    default void lineTooLong() {
        throw new IllegalStateException("line: not asked for");
    }

    /** Lets go of what the task holds; called once, however it ended. */
    @Override
    default void close() {}

    /** A task that is done at once. */
    static Task done(Status status) {
        return () -> status;
    }
}
