/** The SPI between a protocol and the driver: listeners, sessions and their output. */
@NullMarked
package io.mailcore.core.protocol;

import org.jspecify.annotations.NullMarked;
