/** How far a log goes for each thing in it, so that what is left out shows. */
@NullMarked
package io.engagements.proof.heads;

import org.jspecify.annotations.NullMarked;
