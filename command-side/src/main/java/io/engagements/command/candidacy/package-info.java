/** The Axon shell round a candidacy's rules. */
@NullMarked
package io.engagements.command.candidacy;

import org.jspecify.annotations.NullMarked;
