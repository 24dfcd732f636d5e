package io.engagements.standalone.architecture.counterexample.right;

/** The other side. */
public class Right {}
