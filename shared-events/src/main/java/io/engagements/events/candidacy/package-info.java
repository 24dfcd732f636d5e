/** The vocabulary of a candidacy: a client considering a VA. */
@NullMarked
package io.engagements.events.candidacy;

import org.jspecify.annotations.NullMarked;
