/** Who may log in, and which addresses are local. */
@NullMarked
package io.mailcore.api.account;

import org.jspecify.annotations.NullMarked;
