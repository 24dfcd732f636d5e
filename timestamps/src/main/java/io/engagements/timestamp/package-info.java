/** Time-stamps by RFC 3161: somebody else's word for when something was there. */
@NullMarked
package io.engagements.timestamp;

import org.jspecify.annotations.NullMarked;
