/** The store SPI: accounts, mailboxes and messages, changed by declarative commands. */
@NullMarked
package io.mailcore.api.store;

import org.jspecify.annotations.NullMarked;
