/** Where the client decides about what was handed in. */
@NullMarked
package io.engagements.query.pages.review;

import org.jspecify.annotations.NullMarked;
