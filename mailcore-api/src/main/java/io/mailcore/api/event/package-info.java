/** Typed events of everything that happens to mail. */
@NullMarked
package io.mailcore.api.event;

import org.jspecify.annotations.NullMarked;
