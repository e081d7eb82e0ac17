/** SMTP's lines, commands and data, without socket, thread or clock (RFC 5321 §2.3.8, §4.1, §4.5.2). */
@NullMarked
package io.mailcore.smtp.codec;

import org.jspecify.annotations.NullMarked;
