/** Filters: what the application says about a message at each stage of its arrival. */
@NullMarked
package io.mailcore.api.filter;

import org.jspecify.annotations.NullMarked;
