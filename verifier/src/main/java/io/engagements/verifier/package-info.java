/** A program that checks receipts and checkpoints without a network and without anything of the product's that could be in doubt. */
@NullMarked
package io.engagements.verifier;

import org.jspecify.annotations.NullMarked;
