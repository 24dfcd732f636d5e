package io.engagements.query.pages.replay;

import io.engagements.query.answer.AsOf;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.diff.Difference;
import io.engagements.query.diff.Differences;
import io.engagements.query.history.EventLine;
import io.engagements.query.history.EventLine.Placed;
import io.engagements.query.pages.frame.Screen;
import io.engagements.query.pages.frame.Sides;
import io.engagements.query.pages.frame.Sides.Side;
import io.engagements.query.pages.frame.SignedIn;
import io.engagements.query.pages.frame.View;
import io.engagements.query.pages.replay.Position.Reading;
import io.engagements.query.replay.Moment;
import io.engagements.query.replay.Replay;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What changed in an engagement between two of its events, value by value, each with the events that made it so. */
@Screen
class ComparePage {

    /** So far apart the two are where nobody says. */
    private static final int APART = 10;

    /** Further apart, what changed is as long as the history. */
    private static final int MOST_APART = 60;

    private final Sides sides;
    private final Replay replay;
    private final AsOf asOf;
    private final EventLine events;
    private final Differences differences;

    ComparePage(Sides sides, Replay replay, AsOf asOf, EventLine events, Differences differences) {
        this.sides = sides;
        this.replay = replay;
        this.asOf = asOf;
        this.events = events;
        this.differences = differences;
    }

    /**
     * @param from an event's number, or a moment: what had happened by then; absent for some events before the other
     * @param to likewise; absent for the last event
     */
    @GetMapping("/engagements/{id}/compare")
    String compare(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            SignedIn who,
            @ModelAttribute("view") View asked,
            Model model,
            HttpServletResponse response) {
        Side side = sides.replay(id, who, asked);
        View view = asked.within(side.zone());
        long last = side.contract().version();
        Reading reading = new Reading(replay, asOf, id, last, view, side.zone());
        Position end = reading.read(to, last);
        Position begin = reading.read(from, Math.max(0, end.sequence() - APART));
        Position first = order(begin, end, view);
        model.addAttribute("id", id);
        model.addAttribute("side", side);
        model.addAttribute("from", first);
        model.addAttribute("to", end);
        model.addAttribute("last", last);
        boolean wrong = first.wrong() != null || end.wrong() != null;
        if (wrong) {
            response.setStatus(first.wrong() != null ? first.status() : end.status());
        } else {
            show(side, first, end, view, model);
        }
        model.addAttribute("compared", !wrong);
        return "replay/compare";
    }

    private static Position order(Position begin, Position end, View view) {
        if (begin.wrong() != null || end.wrong() != null) {
            return begin;
        } else if (begin.sequence() > end.sequence() || isLater(begin.instant(), end.instant())) {
            return begin.refused(view.say("replay.wrong.order"));
        }
        return end.sequence() - begin.sequence() > MOST_APART
                ? begin.refused(view.say("replay.wrong.far", Map.of("most", MOST_APART)))
                : begin;
    }

    private static boolean isLater(@Nullable Instant begin, @Nullable Instant end) {
        return begin != null && end != null && begin.isAfter(end);
    }

    /** Two moments are compared as such: time alone may have changed something between them. */
    private void show(Side side, Position begin, Position end, View view, Model model) {
        String id = side.contract().engagementId();
        long from = begin.sequence();
        long to = end.sequence();
        List<Placed> between = events.from(side.engagement(), from, (int) (to - from) + 1, view.language(), side.who());
        if (between.size() <= to - from) {
            throw between.isEmpty()
                    ? ProblemException.behind()
                    : ProblemException.parameter("from", "lies too far from to: too much was written between them");
        }
        Instant first = begin.instant();
        Instant last = end.instant();
        Difference difference = first != null && last != null
                ? differences.between(id, Moment.of(first), Moment.of(last))
                : differences.by(
                        replay.asOf(id, Moment.of(from)),
                        from,
                        between.stream().skip(1).map(Placed::recorded).toList());
        Map<Long, String> sentences = between.stream().collect(Collectors.toMap(Placed::sequence, Placed::sentence));
        model.addAttribute("changes", Changes.of(difference, new ChangeWords(side, view), sentences));
        model.addAttribute("began", told(between, from, view));
        model.addAttribute("ended", told(between, to, view));
        model.addAttribute("events", to - from);
    }

    /** When an event occurred; its number alone where so much was not read. */
    private static String told(List<Placed> events, long sequence, View view) {
        return events.stream()
                .filter(event -> event.sequence() == sequence)
                .findFirst()
                .map(event -> view.second(event.occurredAt(), view.zone()))
                .orElse("");
    }
}
