/** The POP3 state machine (RFC 1939 §3): AUTHORIZATION, TRANSACTION, UPDATE. */
@NullMarked
package io.mailcore.pop3.session;

import org.jspecify.annotations.NullMarked;
