/** What a server offers its protocols, wired together from its settings. */
@NullMarked
package io.mailcore.core.services;

import org.jspecify.annotations.NullMarked;
