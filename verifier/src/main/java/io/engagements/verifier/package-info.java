/**
 * A program that checks evidence packages, receipts and checkpoints without a network. Of the product it uses the formats of proofs,
 * the contract of events, and the rules that numbers follow from.
 */
@NullMarked
package io.engagements.verifier;

import org.jspecify.annotations.NullMarked;
