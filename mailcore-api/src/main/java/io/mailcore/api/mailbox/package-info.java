/** Names, identifiers and flags of the mailbox model (RFC 9051 §2). */
@NullMarked
package io.mailcore.api.mailbox;

import org.jspecify.annotations.NullMarked;
