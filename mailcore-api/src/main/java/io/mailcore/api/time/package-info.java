/** The time seam: wall clock, monotonic clock and scheduling. */
@NullMarked
package io.mailcore.api.time;

import org.jspecify.annotations.NullMarked;
