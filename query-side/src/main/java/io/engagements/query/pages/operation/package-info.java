/** The operator's desk: whether the installation keeps its promises, in words, and what to do where it does not. */
@NullMarked
package io.engagements.query.pages.operation;

import org.jspecify.annotations.NullMarked;
