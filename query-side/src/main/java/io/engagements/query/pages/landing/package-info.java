/** The first page of somebody who has not signed in. */
@NullMarked
package io.engagements.query.pages.landing;

import org.jspecify.annotations.NullMarked;
