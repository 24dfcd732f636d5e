/** The command side as a resource server of its own: who may knock, and what everyone else is told. */
@NullMarked
package io.engagements.security;

import org.jspecify.annotations.NullMarked;
