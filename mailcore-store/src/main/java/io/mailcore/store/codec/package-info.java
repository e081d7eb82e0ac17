/** How stores write values as octets. */
@NullMarked
package io.mailcore.store.codec;

import org.jspecify.annotations.NullMarked;
