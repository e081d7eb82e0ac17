/** The DNS seam: record types mail needs, with their DNSSEC status (RFC 1035, RFC 4035). */
@NullMarked
package io.mailcore.api.dns;

import org.jspecify.annotations.NullMarked;
