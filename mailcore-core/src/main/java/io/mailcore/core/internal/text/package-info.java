/** Text from outside, made fit for logs and events. */
@NullMarked
package io.mailcore.core.internal.text;

import org.jspecify.annotations.NullMarked;
