/** Routing: where a recipient's copy of a message goes. */
@NullMarked
package io.mailcore.api.route;

import org.jspecify.annotations.NullMarked;
