/** Where a message's octets wait until the store has them: small ones on the heap, large ones in files. */
@NullMarked
package io.mailcore.core.spool;

import org.jspecify.annotations.NullMarked;
