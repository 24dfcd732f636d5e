/** Every command there is. */
@NullMarked
package io.engagements.events.catalog;

import org.jspecify.annotations.NullMarked;
