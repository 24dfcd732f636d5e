/** The way between the sides, over a real broker. */
@NullMarked
package io.engagements.standalone.kafka;

import org.jspecify.annotations.NullMarked;
