/** Pages hear of what happens while they are looked at. */
@NullMarked
package io.engagements.query.pages.live;

import org.jspecify.annotations.NullMarked;
