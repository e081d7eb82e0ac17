/** What the codecs of several protocols share: pure, without socket, thread or clock. */
@NullMarked
package io.mailcore.core.codec;

import org.jspecify.annotations.NullMarked;
