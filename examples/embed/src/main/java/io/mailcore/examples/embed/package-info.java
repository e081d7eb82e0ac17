/** A mail server inside an application. */
@NullMarked
package io.mailcore.examples.embed;

import org.jspecify.annotations.NullMarked;
