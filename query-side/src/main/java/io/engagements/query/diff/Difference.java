package io.engagements.query.diff;

import io.engagements.events.engagement.ContractEvent.VAHired;
import io.engagements.events.engagement.EngagementEvent;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.engagement.Parts;
import io.engagements.query.replay.Moment;
import io.engagements.query.replay.Replay;
import io.engagements.rules.RecordedEvent;
import io.engagements.rules.engagement.Engagement;
import io.engagements.rules.work.Clocks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The states of an engagement at two moments, the events that make the difference, and what each of them touched. */
public final class Difference {

    /** Between moments that lie further apart the answer would be as long as the history itself. */
    static final int MOST_EVENTS = 500;

    static final long MOST_TEXT = 4 << 20;

    private final JsonMapper json;
    private final DiffRange range;
    private final Optional<Engagement> before;
    private Optional<Engagement> after = Optional.empty();
    private final List<RecordedEvent<EngagementEvent>> events = new ArrayList<>();
    private final TouchedPaths touched = new TouchedPaths();

    /**
     * One value that is another one.
     *
     * @param path names from the outside to the inside, with {@code /} between, escaped as in RFC 6901: such as
     *     {@code deliverables/d1/state}; the elements of a list are named by what names them
     * @param before as the interface shows it; absent where it was not there
     * @param after likewise
     */
    public record Changed(
            String path,
            @Nullable JsonNode before,
            @Nullable JsonNode after) {}

    private Difference(JsonMapper json, DiffRange range, Optional<Engagement> before) {
        this.json = json;
        this.range = range;
        this.before = before;
    }

    /** @throws ProblemException 422 when too many events make the difference */
    static Difference of(Replay replay, JsonMapper json, String engagementId, DiffRange range) {
        Replay.Extent between = replay.between(engagementId, range.from(), range.to());
        if (between.events() > MOST_EVENTS || between.text() > MOST_TEXT) {
            throw ProblemException.parameter(
                    "from",
                    "lies too far from to: " + between.events() + " events are between them, and at most " + MOST_EVENTS
                            + ", or 4 MB, are compared at once; ask for a shorter span");
        }
        Difference difference = new Difference(json, range, replay.asOf(engagementId, range.from()));
        long first = replay.firstBetween(engagementId, range.from(), range.to()).orElse(Long.MAX_VALUE);
        return difference.evolve(
                replay.asOf(engagementId, range.to().before(first)),
                replay.events(engagementId, first - 1, range.to()));
    }

    /** By events that are read already and follow the state without a gap. @param from sequence that the state is of */
    static Difference of(
            JsonMapper json, Optional<Engagement> before, long from, List<RecordedEvent<EngagementEvent>> following) {
        DiffRange range = new DiffRange(Moment.of(from), Moment.of(from + following.size()));
        return new Difference(json, range, before).evolve(before, following);
    }

    private Difference evolve(Optional<Engagement> begun, List<RecordedEvent<EngagementEvent>> following) {
        Optional<Engagement> state = begun;
        for (RecordedEvent<EngagementEvent> event : following) {
            state = evolve(state, event);
        }
        after = state;
        return this;
    }

    /** What counts at both moments is folded too: it can be stored between what makes the difference. */
    private Optional<Engagement> evolve(Optional<Engagement> state, RecordedEvent<EngagementEvent> event) {
        boolean begun = state.isPresent() || event.event() instanceof VAHired;
        Optional<Engagement> next = begun ? Optional.of(Engagement.evolve(state.orElse(null), event)) : state;
        if (!range.from().counts(event)) {
            events.add(event);
            paths(touchedBy(event, state, next), touchedBy(event, next, state))
                    .forEach(path -> touched.add(path, event));
            stoppedBy(event, state, next).forEach(path -> touched.add(path, event));
        }
        return next;
    }

    /**
     * While the client owes something a due moves on by itself, second by second: at its own instant the event that ends that
     * leaves it where it is, and a second later it stands still where it would have moved on.
     */
    private List<String> stoppedBy(
            RecordedEvent<EngagementEvent> event, Optional<Engagement> state, Optional<Engagement> next) {
        Instant at = event.event().stamp().occurredAt();
        return Engagement.deliverableOf(event.event())
                .filter(id -> state.flatMap(before -> before.deliverables().get(id))
                        .filter(work -> Clocks.waitsForClientAt(work, at))
                        .isPresent())
                .map(id -> paths(holding(id, state, at.plusSeconds(1)), holding(id, next, at.plusSeconds(1))))
                .orElse(List.of());
    }

    private static Map<String, Object> holding(String deliverableId, Optional<Engagement> state, Instant at) {
        return state.map(engagement -> Parts.holding(List.of("deliverables", deliverableId), engagement, at))
                .orElse(Map.of());
    }

    /** Both told at the event's own instant: what time alone does to grounds is no event's doing. */
    private static Map<String, Object> touchedBy(
            RecordedEvent<EngagementEvent> event, Optional<Engagement> state, Optional<Engagement> other) {
        Instant at = event.event().stamp().occurredAt();
        return state.map(engagement -> other.map(across -> Parts.touched(engagement, across, event.event(), at))
                        .orElseGet(() -> Parts.of(engagement, at)))
                .orElse(Map.of());
    }

    public Optional<Engagement> before() {
        return before;
    }

    /** Empty when the engagement had not begun even then. */
    public Optional<Engagement> after() {
        return after;
    }

    /** Exactly those that count at the later moment and not at the earlier one, in order. */
    public List<RecordedEvent<EngagementEvent>> events() {
        return events;
    }

    /** Every value that is another one, in the order in which the later state shows them. */
    public List<Changed> changed() {
        return changed(parts(before, range.instantOfFrom()), parts(after, range.instantOfTo()));
    }

    /**
     * Those in the one part that something stands in, without looking at the others.
     *
     * @param path of what stands in it, its names unescaped
     */
    public List<Changed> changedBeside(List<String> path) {
        return changed(
                parts(before, range.instantOfFrom(), (state, at) -> Parts.holding(path, state, at)),
                parts(after, range.instantOfTo(), (state, at) -> Parts.holding(path, state, at)));
    }

    private static Map<String, Object> parts(Optional<Engagement> state, Optional<Instant> asked) {
        return parts(state, asked, Parts::of);
    }

    private static Map<String, Object> parts(
            Optional<Engagement> state,
            Optional<Instant> asked,
            BiFunction<Engagement, Instant, Map<String, Object>> looking) {
        return state.map(engagement -> looking.apply(
                        engagement,
                        asked.orElseGet(() -> engagement.contract().last().at())))
                .orElse(Map.of());
    }

    private List<Changed> changed(Map<String, Object> old, Map<String, Object> now) {
        List<Changed> changed = new ArrayList<>();
        forEachThatDiffers(
                old, now, (path, earlier, later) -> changed.addAll(Comparison.of(path, tree(earlier), tree(later))));
        return changed;
    }

    /** Where they differ. */
    private List<String> paths(Map<String, Object> old, Map<String, Object> now) {
        List<Changed> changed = new ArrayList<>();
        forEachThatDiffers(old, now, (path, earlier, later) -> {
            if (earlier.orElse(null) instanceof Record before && later.orElse(null) instanceof Record after) {
                Narrowed narrowed = Narrowed.of(before, after);
                changed.addAll(
                        Comparison.of(path, json.valueToTree(narrowed.before()), json.valueToTree(narrowed.after())));
            } else {
                changed.addAll(Comparison.of(path, tree(earlier), tree(later)));
            }
        });
        return changed.stream().map(Changed::path).toList();
    }

    private interface Differing {
        void at(String path, Optional<Object> earlier, Optional<Object> later);
    }

    private static void forEachThatDiffers(Map<String, Object> old, Map<String, Object> now, Differing differing) {
        Set<String> paths = new LinkedHashSet<>(now.keySet());
        paths.addAll(old.keySet());
        for (String path : paths) {
            Optional<Object> earlier = Optional.ofNullable(old.get(path));
            Optional<Object> later = Optional.ofNullable(now.get(path));
            if (!earlier.equals(later)) {
                differing.at(path, earlier, later);
            }
        }
    }

    private JsonNode tree(Optional<Object> view) {
        return view.<JsonNode>map(json::valueToTree).orElseGet(json::nullNode);
    }

    /** The ids of the events that touched a changed value; none when time alone changed it. */
    public List<String> causes(Changed change) {
        return touched.at(change.path());
    }

    /** The same of one value within what came or went as a whole. */
    public List<String> causes(String path) {
        return touched.at(path);
    }

    /** Whether one of the events touched what stands at a path, inside it or around it. */
    public boolean touches(String path) {
        return !touched.at(path).isEmpty();
    }
}
