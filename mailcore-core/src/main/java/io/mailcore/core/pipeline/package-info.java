/** The way of a mail from its envelope to the store: filters, routing, delivery. */
@NullMarked
package io.mailcore.core.pipeline;

import org.jspecify.annotations.NullMarked;
