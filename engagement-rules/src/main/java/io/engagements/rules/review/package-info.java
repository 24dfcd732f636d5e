/** What is known of the quality of a piece of work. */
@NullMarked
package io.engagements.rules.review;

import org.jspecify.annotations.NullMarked;
