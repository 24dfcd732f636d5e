/** Who looked at an engagement, for its parties. */
@NullMarked
package io.engagements.query.pages.looks;

import org.jspecify.annotations.NullMarked;
