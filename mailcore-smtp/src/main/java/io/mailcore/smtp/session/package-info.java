/** The SMTP server's state machine, one class for each command that has rules of its own. Sees no socket and no clock. */
@NullMarked
package io.mailcore.smtp.session;

import org.jspecify.annotations.NullMarked;
