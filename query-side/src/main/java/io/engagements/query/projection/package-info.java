/** How projections are fed, parked and watched. */
@NullMarked
package io.engagements.query.projection;

import org.jspecify.annotations.NullMarked;
