/** What is printed: fills in templates and lays them out as PDF, in any script. */
@NullMarked
package io.engagements.query.print;

import org.jspecify.annotations.NullMarked;
