/** What waits for somebody who has. */
@NullMarked
package io.engagements.query.pages.today;

import org.jspecify.annotations.NullMarked;
