/** What somebody takes home to check without us: files that verify offline. */
@NullMarked
package io.engagements.query.evidence;

import org.jspecify.annotations.NullMarked;
