/** An engagement: its state, its decisions, its rules, its clock. */
@NullMarked
package io.engagements.rules.engagement;

import org.jspecify.annotations.NullMarked;
