/** The Axon shell round an engagement's rules. */
@NullMarked
package io.engagements.command.engagement;

import org.jspecify.annotations.NullMarked;
