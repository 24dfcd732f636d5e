/** Reports to be read where one is, each with the ways to take it away. */
@NullMarked
package io.engagements.query.pages.report;

import org.jspecify.annotations.NullMarked;
