/** Each service as a resource server of its own: who is let in, and who was denied what. */
@NullMarked
package io.engagements.support.security;

import org.jspecify.annotations.NullMarked;
