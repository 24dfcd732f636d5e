/** Merkle trees by RFC 9162, section 2.1: their hashes, what of them is stored, and proofs. */
@NullMarked
package io.engagements.proof.tree;

import org.jspecify.annotations.NullMarked;
