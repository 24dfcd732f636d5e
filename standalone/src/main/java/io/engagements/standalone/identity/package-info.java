/** The embedded OpenID Connect issuer and the accounts that it knows. */
@NullMarked
package io.engagements.standalone.identity;

import org.jspecify.annotations.NullMarked;
