/** The server: builder, life cycle and the directories and routers that come with it. */
@NullMarked
package io.mailcore.core;

import org.jspecify.annotations.NullMarked;
