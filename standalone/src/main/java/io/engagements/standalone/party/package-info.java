/** How the query side reads names within one process. */
@NullMarked
package io.engagements.standalone.party;

import org.jspecify.annotations.NullMarked;
