/** Who is registered. */
@NullMarked
package io.engagements.command.party;

import org.jspecify.annotations.NullMarked;
