/**
 * The grammar of IMAP (RFC 9051 §9, RFC 3501 §9), without socket, thread or clock: octets become commands, and values
 * become octets.
 */
@NullMarked
package io.mailcore.imap.codec;

import org.jspecify.annotations.NullMarked;
