/** Hands commits and events to those who asked for them. */
@NullMarked
package io.mailcore.core.event;

import org.jspecify.annotations.NullMarked;
