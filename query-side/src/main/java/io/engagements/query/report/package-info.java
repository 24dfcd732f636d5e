/** Reports: what is on record of work, of an engagement or of a party, as of a moment, to be kept and shown to others. */
@NullMarked
package io.engagements.query.report;

import org.jspecify.annotations.NullMarked;
