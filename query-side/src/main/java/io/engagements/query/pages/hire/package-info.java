/** Considering a VA: the checks, the terms on offer, hiring, and the lawyer afterwards. */
@NullMarked
package io.engagements.query.pages.hire;

import org.jspecify.annotations.NullMarked;
