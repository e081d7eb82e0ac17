/** The structure of a message, computed once while it arrives (RFC 5322, RFC 2045). */
@NullMarked
package io.mailcore.api.mime;

import org.jspecify.annotations.NullMarked;
