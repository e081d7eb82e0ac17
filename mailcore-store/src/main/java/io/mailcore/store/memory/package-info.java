/** The in-memory store's inside: immutable account states behind one reference each. */
@NullMarked
package io.mailcore.store.memory;

import org.jspecify.annotations.NullMarked;
