/** Load programs that measure mailcore beside its peers; each has a {@code main}. */
@NullMarked
package io.mailcore.benchmarks;

import org.jspecify.annotations.NullMarked;
