/** The system's clocks, behind the time seam. */
@NullMarked
package io.mailcore.core.time;

import org.jspecify.annotations.NullMarked;
