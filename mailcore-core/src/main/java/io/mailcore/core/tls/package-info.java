/** Certificates and keys for encrypted connections. */
@NullMarked
package io.mailcore.core.tls;

import org.jspecify.annotations.NullMarked;
