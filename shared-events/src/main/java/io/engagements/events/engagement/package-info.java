/** The vocabulary of an engagement: the working relation of a client and a VA. */
@NullMarked
package io.engagements.events.engagement;

import org.jspecify.annotations.NullMarked;
