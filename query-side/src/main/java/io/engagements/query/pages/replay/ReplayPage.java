package io.engagements.query.pages.replay;

import io.engagements.query.answer.AsOf;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.diff.Difference;
import io.engagements.query.diff.Differences;
import io.engagements.query.history.EventLine;
import io.engagements.query.history.EventLine.Attempt;
import io.engagements.query.history.EventLine.Placed;
import io.engagements.query.pages.frame.Screen;
import io.engagements.query.pages.frame.Sides;
import io.engagements.query.pages.frame.Sides.Side;
import io.engagements.query.pages.frame.SignedIn;
import io.engagements.query.pages.frame.View;
import io.engagements.query.pages.frame.Wanted;
import io.engagements.query.proof.CheckpointRows;
import io.engagements.query.replay.Moment;
import io.engagements.query.replay.Replay;
import io.engagements.rules.engagement.Engagement;
import io.engagements.rules.time.Deadlines;
import io.engagements.rules.work.Deliverable;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * An engagement's history event by event: where each stands in time, what it changed, and when it was recorded and signed.
 * For whoever may see the history. The place stands in the address.
 */
@Screen
class ReplayPage {

    /** So many events stand on the line before the one that is looked at, and after it. */
    static final int AROUND = 60;

    /** So many are told beside it, likewise. */
    private static final int TOLD = 4;

    private static final int MOST_REFUSED = 60;

    /** So many events of one piece of work alone are shown. */
    private static final int MOST_OF_ONE = 200;

    private final Sides sides;
    private final Replay replay;
    private final AsOf asOf;
    private final EventLine events;
    private final Differences differences;
    private final CheckpointRows checkpoints;

    ReplayPage(
            Sides sides,
            Replay replay,
            AsOf asOf,
            EventLine events,
            Differences differences,
            CheckpointRows checkpoints) {
        this.sides = sides;
        this.replay = replay;
        this.asOf = asOf;
        this.events = events;
        this.differences = differences;
        this.checkpoints = checkpoints;
    }

    /**
     * @param at an event's number, or a moment; absent for the last event
     * @param piece id of a deliverable: its events alone are gone through; what is named is then the last of them until there
     */
    @GetMapping("/engagements/{id}/replay")
    String replay(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String at,
            @RequestParam(required = false) @Nullable String piece,
            SignedIn who,
            @ModelAttribute("view") View asked,
            Model model,
            HttpServletResponse response) {
        Side side = sides.replay(id, who, asked);
        View view = asked.within(side.zone());
        long last = side.contract().version();
        Position place = new Position.Reading(replay, asOf, id, last, view, side.zone()).read(at, last);
        if (place.wrong() != null) {
            response.setStatus(place.status());
        }
        Way way = new Way(id, Wanted.text(piece));
        if (way.piece() == null) {
            show(stretch(side, place.sequence(), view), true, place.sequence(), side, view, model);
        } else {
            List<Placed> its = of(way.piece(), side, view);
            show(its, false, until(its, place.sequence()), side, view, model);
        }
        model.addAttribute("way", way);
        model.addAttribute(
                "titles",
                side.engagement().deliverables().stream()
                        .collect(Collectors.toMap(Deliverable::deliverableId, Deliverable::title)));
        model.addAttribute("id", id);
        model.addAttribute("side", side);
        model.addAttribute("last", last);
        model.addAttribute("place", place);
        return "replay/replay";
    }

    /** The events of one piece of work. */
    private List<Placed> of(String piece, Side side, View view) {
        if (side.engagement().deliverables().get(piece).isEmpty()) {
            throw ProblemException.unknown();
        }
        List<Placed> its = events.of(side.engagement(), piece, MOST_OF_ONE, view.language(), side.who());
        if (its.isEmpty()) {
            throw ProblemException.behind();
        }
        return its;
    }

    private static long until(List<Placed> its, long sequence) {
        return its.stream()
                .map(Placed::sequence)
                .filter(each -> each <= sequence)
                .reduce((earlier, later) -> later)
                .orElseGet(() -> its.get(0).sequence());
    }

    /** @param whole whether these are all events between the first and the last of them, so that attempts stand there too */
    private void show(List<Placed> stretch, boolean whole, long here, Side side, View view, Model model) {
        int place = stretch.stream().map(Placed::sequence).toList().indexOf(here);
        if (place < 0) {
            throw ProblemException.behind();
        }
        Placed event = stretch.get(place);
        List<Attempt> refused = whole
                ? events.refused(
                        side.engagement(),
                        stretch.get(0).position(),
                        end(stretch, side),
                        MOST_REFUSED,
                        view.language(),
                        side.who())
                : List.of();
        model.addAttribute("previous", place > 0 ? stretch.get(place - 1).sequence() : null);
        model.addAttribute(
                "next", place + 1 < stretch.size() ? stretch.get(place + 1).sequence() : null);
        model.addAttribute("of", Engagement.deliverableOf(event.event()).orElse(null));
        model.addAttribute("events", stretch.size());
        Optional<Engagement> before =
                here == 0 ? Optional.empty() : replay.asOf(side.contract().engagementId(), Moment.of(here - 1));
        Difference difference = differences.by(before, here - 1, List.of(event.recorded()));
        model.addAttribute("event", event);
        model.addAttribute("kind", Marks.kind(event.event()));
        model.addAttribute("line", Line.of(stretch, refused, here, side.zone(), view));
        model.addAttribute("changes", Changes.of(difference, new ChangeWords(side, view), sentences(stretch)));
        model.addAttribute("times", Times.of(event, checkpoints, view));
        model.addAttribute("occurred", view.due(Deadlines.at(event.occurredAt(), side.zone())));
        model.addAttribute(
                "beside",
                stretch.subList(Math.max(0, place - TOLD), Math.min(stretch.size(), place + TOLD + 1)).stream()
                        .map(each -> Told.of(each, view))
                        .toList());
    }

    /** Up to which position attempts are shown: all those after the last event stand behind it. */
    private static long end(List<Placed> stretch, Side side) {
        Placed last = stretch.get(stretch.size() - 1);
        return last.sequence() < side.contract().version() ? last.position() : Long.MAX_VALUE;
    }

    /** Very long events leave room for fewer: then those from here on. */
    private List<Placed> stretch(Side side, long here, View view) {
        List<Placed> around = stretch(side, Math.max(0, here - AROUND), 2 * AROUND + 1, view);
        return around.isEmpty() || around.get(around.size() - 1).sequence() < here
                ? stretch(side, here, AROUND, view)
                : around;
    }

    private List<Placed> stretch(Side side, long first, int atMost, View view) {
        return events.from(side.engagement(), first, atMost, view.language(), side.who());
    }

    private static Map<Long, String> sentences(List<Placed> stretch) {
        return stretch.stream().collect(Collectors.toMap(Placed::sequence, Placed::sentence));
    }

    /** Where other events are shown. @param piece id of the deliverable whose events alone are; absent for all */
    record Way(String engagement, @Nullable String piece) {

        public String to(long sequence) {
            return of(sequence, piece);
        }

        /** The same of another deliverable, or of all. */
        public String of(long sequence, @Nullable String other) {
            return new Wanted()
                    .with("piece", other)
                    .with("at", Long.toString(sequence))
                    .address("/engagements/" + engagement + "/replay");
        }
    }

    /** An event beside the one that is looked at. */
    record Told(long sequence, String at, String utc, String sentence) {

        static Told of(Placed event, View view) {
            return new Told(
                    event.sequence(),
                    view.moment(event.occurredAt(), view.zone()),
                    event.occurredAt().toString(),
                    event.sentence());
        }
    }
}
