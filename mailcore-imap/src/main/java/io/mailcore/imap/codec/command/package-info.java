/** IMAP commands as values (RFC 9051 §6, RFC 3501 §6): what the parser makes and the session executes. */
@NullMarked
package io.mailcore.imap.codec.command;

import org.jspecify.annotations.NullMarked;
