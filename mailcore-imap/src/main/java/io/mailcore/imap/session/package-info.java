/** The IMAP session: a state machine over a store, without socket, thread or clock. */
@NullMarked
package io.mailcore.imap.session;

import org.jspecify.annotations.NullMarked;
