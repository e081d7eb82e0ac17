/** An application that sends mail, tested with the test kit. */
@NullMarked
package io.mailcore.examples.invoice;

import org.jspecify.annotations.NullMarked;
