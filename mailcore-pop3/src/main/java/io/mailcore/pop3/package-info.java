/** Listeners that give access to the inbox by POP3. */
@NullMarked
package io.mailcore.pop3;

import org.jspecify.annotations.NullMarked;
