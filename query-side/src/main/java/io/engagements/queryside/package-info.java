/** The query side as a program of its own. */
@NullMarked
package io.engagements.queryside;

import org.jspecify.annotations.NullMarked;
