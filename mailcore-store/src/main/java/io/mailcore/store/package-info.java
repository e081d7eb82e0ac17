/** Stores that keep mail: in memory for tests, on disk for servers. */
@NullMarked
package io.mailcore.store;

import org.jspecify.annotations.NullMarked;
