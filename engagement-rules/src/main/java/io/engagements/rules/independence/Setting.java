package io.engagements.rules.independence;

import io.engagements.events.terms.Terms;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one part of the terms was set to, and by whom.
 *
 * @param terms whole, of which this is a part
 * @param proposed who named it first; absent where that is not known
 * @param agreed who took it
 * @param since when it took effect
 */
public record Setting(Part part, Terms terms, @Nullable Act proposed, Act agreed, Instant since) {}
