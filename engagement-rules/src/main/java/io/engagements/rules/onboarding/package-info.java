/** What is entrusted to the VA, confidentiality, and the exit list. */
@NullMarked
package io.engagements.rules.onboarding;

import org.jspecify.annotations.NullMarked;
