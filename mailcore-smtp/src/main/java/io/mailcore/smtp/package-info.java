/** Listeners that receive mail by SMTP. */
@NullMarked
package io.mailcore.smtp;

import org.jspecify.annotations.NullMarked;
