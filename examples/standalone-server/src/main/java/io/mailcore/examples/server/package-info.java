/** A mail server run from the command line. */
@NullMarked
package io.mailcore.examples.server;

import org.jspecify.annotations.NullMarked;
