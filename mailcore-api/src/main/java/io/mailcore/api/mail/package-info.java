/** Addresses, envelopes and replies: what SMTP talks about (RFC 5321). */
@NullMarked
package io.mailcore.api.mail;

import org.jspecify.annotations.NullMarked;
