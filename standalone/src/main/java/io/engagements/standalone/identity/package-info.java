/** The embedded OpenID Connect issuer and its demo accounts. */
@NullMarked
package io.engagements.standalone.identity;

import org.jspecify.annotations.NullMarked;
