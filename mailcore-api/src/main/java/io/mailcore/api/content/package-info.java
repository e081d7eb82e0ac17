/** Message octets: immutable, re-readable, small ones on the heap and large ones in files. */
@NullMarked
package io.mailcore.api.content;

import org.jspecify.annotations.NullMarked;
