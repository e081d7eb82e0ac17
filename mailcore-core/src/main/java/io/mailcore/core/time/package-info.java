/** The system's time. */
@NullMarked
package io.mailcore.core.time;

import org.jspecify.annotations.NullMarked;
