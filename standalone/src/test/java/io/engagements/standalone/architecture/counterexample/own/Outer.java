package io.engagements.standalone.architecture.counterexample.own;

import io.engagements.standalone.architecture.counterexample.own.inner.Inner;

/** Uses a room of its package that uses it. */
public record Outer(Inner inner) {}
