package io.engagements.proof.tree;

/**
 * A complete subtree.
 *
 * @param level it has 2<sup>level</sup> leaves
 * @param n how many of that level stand before it
 */
public record Node(int level, long n) {}
