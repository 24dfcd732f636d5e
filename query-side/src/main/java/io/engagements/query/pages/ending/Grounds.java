package io.engagements.query.pages.ending;

import io.engagements.events.Role;
import io.engagements.events.time.Deadline;
import io.engagements.query.answer.Page;
import io.engagements.query.history.EventSummaries;
import io.engagements.query.history.EventSummaries.EventSummary;
import io.engagements.query.pages.frame.View;
import io.engagements.rules.Decision;
import io.engagements.rules.engagement.MayTerminate;
import io.engagements.rules.ground.Ground;
import io.engagements.rules.ground.Ground.Kind;
import io.engagements.rules.ground.Ground.State;
import io.engagements.rules.ground.Ground.Turn;
import io.engagements.rules.work.Deliverable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** Every ground of an engagement in words: how it came about, how it stands, and what it still lacks or what cures it. */
@Component
@ConditionalOnBooleanProperty("engagements.pages")
class Grounds {

    private static final int MOST = 20;
    private static final int MOST_EVENTS = 10;
    private static final String LIST = "grounds-of-page";

    private final EventSummaries events;

    Grounds(EventSummaries events) {
        this.events = events;
    }

    record Event(String at, String utc, String sentence) {

        static Event of(EventSummary happened, View view) {
            return new Event(
                    view.moment(happened.occurredAt(), view.zone()),
                    happened.occurredAt().toString(),
                    happened.sentence());
        }
    }

    /**
     * A cure period.
     *
     * @param passed how much of it is over, in per cent
     * @param left in words; since when it is over, where it is
     */
    record Cure(View.Due until, boolean over, String passed, String left, String label) {}

    /**
     * One ground.
     *
     * @param page of the work that it is about; absent where it is about several
     * @param what happened
     * @param about titles, where it is about several pieces of work
     * @param since when that is so, in words
     * @param tone colour of that, a class of the style sheet; may be empty
     * @param lines for the client what is missing for a termination, for the VA what cures it
     * @param gone whether it is no ground any more
     * @param suffices whether it would do alone, now
     * @param events the latest behind it, in order
     */
    record Row(
            String id,
            String title,
            @Nullable String page,
            String what,
            List<String> about,
            String since,
            String tone,
            String icon,
            String stands,
            List<String> lines,
            @Nullable Cure cure,
            boolean gone,
            boolean suffices,
            List<Event> events) {}

    /** @param next cursor of the further ones; absent when these are the last */
    record Listed(
            List<Row> items,
            int standing,
            int gone,
            @Nullable String next) {}

    /** Those that stand first, then what is over, the latest first. @throws io.engagements.query.answer.ProblemException when the cursor is none */
    Listed all(Matter matter, @Nullable String after) {
        List<Ground> standing = matter.standing();
        List<Ground> gone = new ArrayList<>(matter.now().grounds().values());
        gone.removeAll(standing);
        Collections.reverse(gone);
        Page<Ground> page = Page.within(
                LIST, Stream.concat(standing.stream(), gone.stream()).toList(), MOST, after);
        return new Listed(tell(matter, page.items()), standing.size(), gone.size(), page.next());
    }

    List<Row> tell(Matter matter, List<Ground> grounds) {
        Map<String, Event> told = events(matter, grounds);
        return grounds.stream().map(ground -> row(matter, ground, told)).toList();
    }

    private Map<String, Event> events(Matter matter, List<Ground> grounds) {
        List<String> ids = grounds.stream()
                .flatMap(ground -> latest(ground).stream())
                .distinct()
                .toList();
        if (ids.isEmpty()) {
            return Map.of();
        }
        View view = matter.view();
        List<EventSummary> found = events.of(
                matter.now(), ids, view.now(), view.language(), matter.side().who());
        return found.stream()
                .collect(Collectors.toMap(
                        EventSummary::id, each -> Event.of(each, view), (one, other) -> one, LinkedHashMap::new));
    }

    private static List<String> latest(Ground ground) {
        List<String> all = ground.eventIds();
        return all.subList(Math.max(0, all.size() - MOST_EVENTS), all.size());
    }

    private Row row(Matter matter, Ground ground, Map<String, Event> told) {
        boolean stands = ground.standsAt(matter.at());
        Optional<MayTerminate> alone = Optional.of(ground)
                .filter(each -> stands)
                .map(each -> MayTerminate.on(matter.now(), List.of(each.groundId()), matter.at()));
        boolean suffices = alone.filter(answer -> answer.decision() instanceof Decision.Done)
                .isPresent();
        Cure cure = stands && !matter.isOver() ? cure(matter, ground).orElse(null) : null;
        String how = how(matter, ground, cure, suffices);
        return new Row(
                ground.groundId(),
                matter.title(ground),
                page(matter, ground),
                matter.what(ground),
                matter.about(ground),
                since(matter, ground, how),
                tone(how),
                icon(how),
                matter.say("ending.stands." + how),
                alone.map(answer -> lines(matter, ground, answer)).orElseGet(() -> gone(matter, ground)),
                cure,
                !stands && ground.stateAt(matter.at()) != State.USED,
                suffices,
                latest(ground).stream()
                        .flatMap(id -> Stream.ofNullable(told.get(id)))
                        .toList());
    }

    private static @Nullable String page(Matter matter, Ground ground) {
        return matter.work(ground)
                .map(Deliverable::deliverableId)
                .map(id -> "/engagements/" + matter.contract().engagementId() + "/work/" + id)
                .orElse(null);
    }

    /** Since when what is said of it is so; what suffices is told since when it stands, as much else has a part in that. */
    private static String since(Matter matter, Ground ground, String how) {
        Instant since =
                switch (how) {
                    case "CONTESTED" -> contested(ground);
                    case "CURE_OVER" ->
                        Objects.requireNonNull(ground.cureEnd(matter.contract()))
                                .firstSecondAfter();
                    case "SUFFICES", "STOOD" -> ground.stoodSince(matter.at());
                    default -> since(ground, matter.at());
                };
        return matter.say(
                how.equals("SUFFICES") ? "ending.since.stands" : "ending.since",
                Map.of("at", matter.view().moment(since, matter.view().zone())));
    }

    /** Since when the VA does not let what is behind it stand, the last time. */
    private static Instant contested(Ground ground) {
        List<Turn> turns = ground.turns();
        int first = turns.size() - 1;
        while (first > 0 && turns.get(first - 1).contested()) {
            first--;
        }
        return turns.get(first).at();
    }

    /** Since when it is in the state in which it is. */
    private static Instant since(Ground ground, Instant at) {
        State state = ground.stateAt(at);
        List<Turn> turns = ground.turns();
        Turn last = turns.get(turns.size() - 1);
        String usedBy = ground.usedBy();
        if (usedBy != null) {
            return turns.stream()
                    .filter(turn -> turn.eventIds().contains(usedBy))
                    .findFirst()
                    .orElse(last)
                    .at();
        }
        Deadline until = last.standsUntil();
        if (last.state() != state && until != null) {
            return until.firstSecondAfter();
        }
        int first = turns.size() - 1;
        while (first > 0 && turns.get(first - 1).state() == state) {
            first--;
        }
        return turns.get(first).at();
    }

    static Optional<Cure> cure(Matter matter, Ground ground) {
        return Optional.ofNullable(ground.cureEnd(matter.contract())).flatMap(until -> matter.notice(ground)
                .map(notice -> cure(matter, notice.by().occurredAt(), until)));
    }

    private static Cure cure(Matter matter, Instant from, Deadline until) {
        boolean over = !until.isMetAt(matter.at());
        long whole = Math.max(1, Duration.between(from, until.instant()).toSeconds());
        double part = over ? 1 : Duration.between(from, matter.at()).toSeconds() / (double) whole;
        String passed = String.format(Locale.ROOT, "%.2f%%", 100 * Math.max(0, part));
        String left = over
                ? matter.say("ending.cure.over", Map.of("until", matter.time(until)))
                : matter.view().left(until);
        return new Cure(
                matter.view().due(until),
                over,
                passed,
                left,
                matter.say("ending.cure.label", Map.of("percent", Math.round(100 * part))));
    }

    private static String how(Matter matter, Ground ground, @Nullable Cure cure, boolean suffices) {
        State state = ground.stateAt(matter.at());
        if (!state.stands()) {
            return state.name();
        } else if (matter.isOver()) {
            return "STOOD";
        } else if (suffices && !matter.isOf(Role.VA)) {
            return "SUFFICES";
        } else if (ground.isContested()) {
            return "CONTESTED";
        } else if (cure != null) {
            return cure.over() ? "CURE_OVER" : "CURE_RUNS";
        }
        return "OPEN";
    }

    private static String tone(String how) {
        return switch (how) {
            case "SUFFICES" -> "pine";
            case "CONTESTED" -> "plum";
            case "CURE_RUNS" -> "ochre";
            case "CURE_OVER", "OPEN", "USED" -> "brick";
            default -> "";
        };
    }

    private static String icon(String how) {
        return switch (how) {
            case "CONTESTED" -> "bi-person-exclamation";
            case "CURE_RUNS" -> "bi-hourglass-split";
            case "CURE_OVER" -> "bi-hourglass-bottom";
            case "OPEN" -> "bi-exclamation-triangle";
            case "USED" -> "bi-pin-angle";
            case "WITHDRAWN" -> "bi-slash-circle";
            default -> "bi-check2";
        };
    }

    private static List<String> gone(Matter matter, Ground ground) {
        State state = ground.stateAt(matter.at());
        String key = "ending.gone." + state;
        return List.of(matter.say(state == State.CURED ? key + "." + ground.kind() : key));
    }

    private static List<String> missing(Matter matter, MayTerminate alone) {
        return alone.missing().isEmpty()
                ? List.of(matter.say("ending.missing.nothing"))
                : alone.missing().stream()
                        .map(each -> Answer.missing(matter, each))
                        .toList();
    }

    /** Of one that stands; after the last day nothing has to be cured, and nothing can be ended on it. */
    private static List<String> lines(Matter matter, Ground ground, MayTerminate alone) {
        if (matter.isOver()) {
            return List.of(matter.say("ending.gone.STOOD"));
        }
        Optional<String> approved = Steps.approval(matter, List.of(ground));
        return Stream.concat(
                        (matter.isOf(Role.VA) ? cures(matter, ground) : missing(matter, alone)).stream(),
                        approved.stream())
                .toList();
    }

    /** Only what the rules take still. */
    private static List<String> cures(Matter matter, Ground ground) {
        List<String> lines = new ArrayList<>();
        switch (ground.kind()) {
            case MISSED_DEADLINE -> {
                if (mayVa(matter, "submit-deliverable", ground)) {
                    lines.add(matter.say("ending.cures.MISSED_DEADLINE"));
                }
            }
            case INFERIOR_QUALITY -> {
                lines.add(matter.say("ending.cures.INFERIOR_QUALITY"));
                Stream.of("submit-deliverable", "contest-rejection")
                        .filter(command -> mayVa(matter, command, ground))
                        .map(command -> matter.say("ending.cures.may." + command))
                        .forEach(lines::add);
            }
            case REPEATED_LATENESS -> {
                lines.add(matter.say("ending.cures.REPEATED_LATENESS"));
                ground.standsUntil()
                        .ifPresent(
                                end -> lines.add(matter.say("ending.cures.until", Map.of("until", matter.time(end)))));
            }
        }
        if (ground.kind() != Kind.REPEATED_LATENESS && ground.cureUntil() == null) {
            lines.add(matter.say("ending.cures.no-notice"));
        }
        return List.copyOf(lines);
    }

    private static boolean mayVa(Matter matter, String command, Ground ground) {
        return matter.may()
                .tries()
                .may(Role.VA, command, ground.deliverableIds().get(0));
    }
}
