/** Candidacies, read. */
@NullMarked
package io.engagements.query.candidacy;

import org.jspecify.annotations.NullMarked;
