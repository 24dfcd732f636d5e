/** What has just happened, for whoever follows it and may see it. */
@NullMarked
package io.engagements.query.live;

import org.jspecify.annotations.NullMarked;
