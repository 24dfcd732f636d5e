package io.engagements.query.pages.replay;

import io.engagements.query.answer.ProblemException;
import io.engagements.query.diff.Difference;
import io.engagements.query.diff.Differences;
import io.engagements.query.engagement.Parts;
import io.engagements.query.history.EventLine;
import io.engagements.query.history.EventLine.Placed;
import io.engagements.query.pages.frame.Screen;
import io.engagements.query.pages.frame.Sides;
import io.engagements.query.pages.frame.Sides.Side;
import io.engagements.query.pages.frame.SignedIn;
import io.engagements.query.pages.frame.View;
import io.engagements.query.pages.replay.Changes.Group;
import io.engagements.query.pages.replay.Changes.Row;
import io.engagements.query.replay.Moment;
import io.engagements.query.replay.Replay;
import io.engagements.rules.engagement.Engagement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * When one value of an engagement first became what it is, and every event after which it was another one: each told as of its
 * own moment, so that what time has done until then is told too.
 */
@Screen
class ValuePage {

    /** So many events are gone through for one page. */
    private static final int MOST = 200;

    private static final int LONGEST = 500;

    private final Sides sides;
    private final Replay replay;
    private final EventLine events;
    private final Differences differences;

    ValuePage(Sides sides, Replay replay, EventLine events, Differences differences) {
        this.sides = sides;
        this.replay = replay;
        this.events = events;
        this.differences = differences;
    }

    /**
     * An event after which it was another value than after the one before.
     *
     * @param utc for machines
     * @param byTime whether time had made it so by then, and not the event
     * @param same whether it became what was asked about
     */
    record Turn(
            long sequence,
            String at,
            String utc,
            String sentence,
            @Nullable String before,
            @Nullable String after,
            boolean byTime,
            boolean same) {}

    /**
     * @param path where the value stands, as differences name it
     * @param at number of an event: what it was then is asked about; absent for the last event
     * @param from number of the first event that is gone through; absent from the beginning
     */
    @GetMapping("/engagements/{id}/value")
    String value(
            @PathVariable String id,
            @RequestParam String path,
            @RequestParam(required = false) @Nullable String at,
            @RequestParam(required = false) @Nullable String from,
            SignedIn who,
            @ModelAttribute("view") View asked,
            Model model) {
        if (path.isBlank() || path.length() > LONGEST) {
            throw ProblemException.malformed("path", "has 1 to " + LONGEST + " characters");
        }
        Side side = sides.replay(id, who, asked);
        View view = asked.within(side.zone());
        long last = side.contract().version();
        long first = Math.min(number(from, 0), last);
        List<Placed> stretch = events.from(side.engagement(), first, MOST, view.language(), side.who());
        if (stretch.isEmpty()) {
            throw ProblemException.behind();
        }
        long end = stretch.get(stretch.size() - 1).sequence();
        show(path, Math.min(number(at, last), last), stretch, side, view, model);
        model.addAttribute("id", id);
        model.addAttribute("side", side);
        model.addAttribute("valued", path);
        model.addAttribute("first", first);
        model.addAttribute("end", end);
        model.addAttribute("last", last);
        return "replay/value";
    }

    private static long number(@Nullable String text, long otherwise) {
        return text == null ? otherwise : Objects.requireNonNull(Sides.version(text));
    }

    private void show(String path, long here, List<Placed> stretch, Side side, View view, Model model) {
        ChangeWords words = new ChangeWords(side, view);
        List<Placed> at = new ArrayList<>();
        List<Group> found = new ArrayList<>();
        List<Boolean> byTime = new ArrayList<>();
        long first = stretch.get(0).sequence();
        Optional<Engagement> state =
                first == 0 ? Optional.empty() : replay.asOf(side.contract().engagementId(), Moment.of(first - 1));
        List<String> names = ChangeWords.names(path);
        for (Placed event : stretch) {
            Optional<Engagement> next = Optional.of(Engagement.evolve(state.orElse(null), event.recorded()));
            if (!holding(names, state).equals(holding(names, next))) {
                Difference step = differences.by(state, event.sequence() - 1, List.of(event.recorded()));
                Changes.at(path, step, words).ifPresent(group -> {
                    at.add(event);
                    found.add(group);
                    byTime.add(!step.touches(path));
                });
            }
            state = next;
        }
        model.addAttribute("what", found.stream().findFirst().orElse(null));
        String then = value(here, at, found);
        List<Turn> turns = new ArrayList<>();
        for (int place = 0; place < found.size(); place++) {
            turns.add(turn(at.get(place), only(found.get(place)), byTime.get(place), then, view));
        }
        model.addAttribute("turns", turns);
        model.addAttribute("then", then);
        model.addAttribute("here", here);
        model.addAttribute(
                "became", turns.stream().filter(Turn::same).findFirst().orElse(null));
    }

    /** As of the last event's own moment. */
    private static Map<String, Object> holding(List<String> path, Optional<Engagement> state) {
        return state.map(engagement -> Parts.holding(
                        path, engagement, engagement.contract().last().at()))
                .orElse(Map.of());
    }

    private static Row only(Group group) {
        return group.rows().get(0);
    }

    /** What it was after an event, as far as one of these made it so. */
    private static @Nullable String value(long here, List<Placed> at, List<Group> found) {
        String value = null;
        for (int place = 0; place < at.size() && at.get(place).sequence() <= here; place++) {
            value = only(found.get(place)).after();
        }
        return value;
    }

    private static Turn turn(Placed event, Row row, boolean byTime, @Nullable String then, View view) {
        return new Turn(
                event.sequence(),
                view.secondThere(event.occurredAt()),
                event.occurredAt().toString(),
                event.sentence(),
                row.before(),
                row.after(),
                byTime,
                then != null && then.equals(row.after()));
    }
}
