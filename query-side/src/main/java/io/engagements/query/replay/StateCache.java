package io.engagements.query.replay;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.engagements.rules.engagement.Engagement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * States that folds of long histories came past, so that the next fold need not begin at the beginning. Neighbouring
 * states share most of what they hold. Short histories keep none.
 */
@Component
class StateCache {

    /** So many events lie between two states. */
    static final int EVERY = 250;

    private static final long MOST_EVENTS = 100_000;

    private final Cache<String, List<CachedState>> cached = Caffeine.newBuilder()
            .maximumWeight(MOST_EVENTS)
            .weigher((String engagementId, List<CachedState> states) ->
                    (int) last(states).sequence())
            .build();

    /**
     * The state by every event up to a sequence.
     *
     * @param latest when the latest of those events occurred: as of any earlier instant they do not all count
     */
    record CachedState(long sequence, Instant latest, Engagement state) {}

    /** The furthest state of an engagement that a fold may begin with. */
    Optional<CachedState> furthest(String engagementId, Predicate<CachedState> mayBegin) {
        List<CachedState> states = cached.getIfPresent(engagementId);
        return states == null
                ? Optional.empty()
                : states.stream().filter(mayBegin).reduce((earlier, later) -> later);
    }

    /** @param passed every state that one fold passed from where it began, in order */
    void keep(String engagementId, List<CachedState> passed) {
        if (!passed.isEmpty()) {
            cached.asMap().merge(engagementId, List.copyOf(passed), StateCache::continued);
        }
    }

    private static List<CachedState> continued(List<CachedState> known, List<CachedState> passed) {
        long reached = last(known).sequence();
        return Stream.concat(known.stream(), passed.stream().filter(state -> state.sequence() > reached))
                .toList();
    }

    private static CachedState last(List<CachedState> states) {
        return states.get(states.size() - 1);
    }
}
