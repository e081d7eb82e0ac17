/** The mechanisms and the logins over an account directory. */
@NullMarked
package io.mailcore.core.internal.sasl;

import org.jspecify.annotations.NullMarked;
