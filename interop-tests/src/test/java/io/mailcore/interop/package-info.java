/** Mail clients that others have written, against the standalone server. */
@NullMarked
package io.mailcore.interop;

import org.jspecify.annotations.NullMarked;
