/** A mail server for tests, started and stopped by JUnit. */
@NullMarked
package io.mailcore.test;

import org.jspecify.annotations.NullMarked;
