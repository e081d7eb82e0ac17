/** The network driver: the only place that knows Netty. */
@NullMarked
package io.mailcore.core.net;

import org.jspecify.annotations.NullMarked;
