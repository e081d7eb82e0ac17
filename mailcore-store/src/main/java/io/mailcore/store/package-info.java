/** Stores that keep mail. */
@NullMarked
package io.mailcore.store;

import org.jspecify.annotations.NullMarked;
