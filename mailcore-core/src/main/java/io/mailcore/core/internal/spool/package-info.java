/** The spool on heap and disk. */
@NullMarked
package io.mailcore.core.internal.spool;

import org.jspecify.annotations.NullMarked;
