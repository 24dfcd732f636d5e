/** The contract as it is kept: its parties, the terms in force, its lawyer, its end and what may bring it. */
@NullMarked
package io.engagements.rules.contract;

import org.jspecify.annotations.NullMarked;
