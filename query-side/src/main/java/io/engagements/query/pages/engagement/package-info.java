/** An engagement on one page, and each piece of its work. */
@NullMarked
package io.engagements.query.pages.engagement;

import org.jspecify.annotations.NullMarked;
