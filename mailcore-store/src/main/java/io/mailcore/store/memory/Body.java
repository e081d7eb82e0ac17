package io.mailcore.store.memory;

import io.mailcore.api.content.Content;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** A message's octets, shared by its copies. */
sealed interface Body {

    Content content();

    /** One more message holds the body. */
    void retain();

    /**
     * One message fewer holds the body.
     *
     * @return true when it was the last: the body's file can go
     */
    boolean release();

    /** Small: on the heap, where the garbage collector sees to its end. */
    record Heap(Content content) implements Body {

        @Override
        public void retain() {
            // Nothing is counted on the heap.
        }

        @Override
        public boolean release() {
            return false;
        }
    }

    /**
     * Large: in a file of its own, with a count of the messages in mailboxes and of those that are expunged but still
     * held for a reader. Rises only under the account's lock and from a message that is there, so it cannot come back
     * from zero.
     */
    record InFile(Content content, Path file, AtomicInteger holders) implements Body {

        InFile(Content content, Path file) {
            this(content, file, new AtomicInteger(1));
        }

        @Override
        public void retain() {
            holders.incrementAndGet();
        }

        @Override
        public boolean release() {
            return holders.decrementAndGet() == 0;
        }
    }
}
