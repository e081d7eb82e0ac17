/** The way of incoming mail, from the sender's name to the accounts of the store. */
@NullMarked
package io.mailcore.core.internal.pipeline;

import org.jspecify.annotations.NullMarked;
