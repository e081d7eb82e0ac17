/** Octets to POP3 commands (RFC 1939 §3). */
@NullMarked
package io.mailcore.pop3.codec;

import org.jspecify.annotations.NullMarked;
