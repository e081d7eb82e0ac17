/** Logins (RFC 4422): mechanisms shared by all protocols. */
@NullMarked
package io.mailcore.core.sasl;

import org.jspecify.annotations.NullMarked;
