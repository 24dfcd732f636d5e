package io.engagements.query.replay;

import io.engagements.events.engagement.ContractEvent.VAHired;
import io.engagements.events.engagement.EngagementEvent;
import io.engagements.query.replay.StateCache.CachedState;
import io.engagements.rules.RecordedEvent;
import io.engagements.rules.engagement.Engagement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Folds events in the order of their sequence, and notes states that are worth keeping. */
final class Fold {

    private final List<CachedState> passed = new ArrayList<>();
    private @Nullable Engagement state;
    private Instant latest = Instant.MIN;
    private long next;
    private boolean withoutGap = true;

    Fold(Optional<CachedState> begun) {
        begun.ifPresent(cached -> {
            state = cached.state();
            latest = cached.latest();
            next = cached.sequence() + 1;
        });
    }

    void evolve(RecordedEvent<EngagementEvent> event) {
        // What was received before the hiring, and decided after it, has nothing to change as of that moment.
        if (state != null || event.event() instanceof VAHired) {
            state = Engagement.evolve(state, event);
        }
        Instant at = event.event().stamp().occurredAt();
        latest = at.isAfter(latest) ? at : latest;
        withoutGap = withoutGap && event.sequence() == next++;
        if (withoutGap && state != null && next % StateCache.EVERY == 0) {
            passed.add(new CachedState(event.sequence(), latest, state));
        }
    }

    Optional<Engagement> state() {
        return Optional.ofNullable(state);
    }

    /** States by every event of the history up to a sequence, not only by those asked for. */
    List<CachedState> passed() {
        return passed;
    }
}
