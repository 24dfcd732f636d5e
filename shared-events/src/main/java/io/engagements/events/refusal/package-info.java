/** What a rule answers when it refuses, and the record of it. */
@NullMarked
package io.engagements.events.refusal;

import org.jspecify.annotations.NullMarked;
