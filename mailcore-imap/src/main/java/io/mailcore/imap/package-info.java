/** Listeners that give access to mailboxes by IMAP. */
@NullMarked
package io.mailcore.imap;

import org.jspecify.annotations.NullMarked;
