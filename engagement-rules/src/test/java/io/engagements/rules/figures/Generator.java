package io.engagements.rules.figures;

import static io.engagements.rules.figures.Act.Kind.ACCEPT_PROPOSAL;
import static io.engagements.rules.figures.Act.Kind.ACKNOWLEDGE;
import static io.engagements.rules.figures.Act.Kind.ANY;
import static io.engagements.rules.figures.Act.Kind.APPOINT;
import static io.engagements.rules.figures.Act.Kind.APPROVE;
import static io.engagements.rules.figures.Act.Kind.APPROVE_TERMINATION;
import static io.engagements.rules.figures.Act.Kind.CHANGE_TERMS;
import static io.engagements.rules.figures.Act.Kind.COMMIT;
import static io.engagements.rules.figures.Act.Kind.COMPLETE;
import static io.engagements.rules.figures.Act.Kind.CONCEDE_ROUND;
import static io.engagements.rules.figures.Act.Kind.CONTEST_ROUND;
import static io.engagements.rules.figures.Act.Kind.DECLINE_PROPOSAL;
import static io.engagements.rules.figures.Act.Kind.DIVERT;
import static io.engagements.rules.figures.Act.Kind.END_BY_NOTICE;
import static io.engagements.rules.figures.Act.Kind.GIVE_BACK;
import static io.engagements.rules.figures.Act.Kind.GRANT;
import static io.engagements.rules.figures.Act.Kind.IMPROVE;
import static io.engagements.rules.figures.Act.Kind.NOTICE;
import static io.engagements.rules.figures.Act.Kind.PRESCRIBE_MEANS;
import static io.engagements.rules.figures.Act.Kind.PROPOSE_END;
import static io.engagements.rules.figures.Act.Kind.PROPOSE_PAUSE;
import static io.engagements.rules.figures.Act.Kind.PROPOSE_REOPENING;
import static io.engagements.rules.figures.Act.Kind.PROPOSE_RESUME;
import static io.engagements.rules.figures.Act.Kind.PROPOSE_TERMS;
import static io.engagements.rules.figures.Act.Kind.PROVIDE_DOCUMENT;
import static io.engagements.rules.figures.Act.Kind.REFUSE_TERMINATION;
import static io.engagements.rules.figures.Act.Kind.REQUEST;
import static io.engagements.rules.figures.Act.Kind.REQUEST_APPROVAL;
import static io.engagements.rules.figures.Act.Kind.REQUEST_TIMESHEET;
import static io.engagements.rules.figures.Act.Kind.REQUEST_WITH_INPUT;
import static io.engagements.rules.figures.Act.Kind.RESIGN;
import static io.engagements.rules.figures.Act.Kind.RESUME;
import static io.engagements.rules.figures.Act.Kind.REVOKE;
import static io.engagements.rules.figures.Act.Kind.SHARE;
import static io.engagements.rules.figures.Act.Kind.SIGN_NDA;
import static io.engagements.rules.figures.Act.Kind.SUBMIT;
import static io.engagements.rules.figures.Act.Kind.SUBMIT_OTHER;
import static io.engagements.rules.figures.Act.Kind.TERMINATE;
import static io.engagements.rules.figures.Act.Kind.WAIVE;
import static io.engagements.rules.figures.Act.Kind.WITHDRAW_PROPOSAL;
import static io.engagements.rules.figures.Act.Kind.WITHDRAW_ROUND;
import static io.engagements.rules.figures.Act.Kind.WITHDRAW_TERMINATION;
import static io.engagements.rules.figures.Step.By.RIGHTFUL;

import io.engagements.rules.figures.Act.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/** Makes samples: mostly what people would do, often around an end, now and then anything at all. */
final class Generator {

    private static final List<String> ZONES = List.of(
            "Europe/Madrid",
            "America/New_York",
            "Australia/Lord_Howe",
            "Asia/Kathmandu",
            "Africa/Casablanca",
            "Pacific/Apia");
    /** Before clocks change in one hemisphere or the other, and in quiet times. */
    private static final List<String> DAYS = List.of(
            "2027-01-11T09:00:00Z",
            "2027-03-08T15:30:00Z",
            "2027-03-24T09:00:00Z",
            "2027-10-20T09:00:07Z",
            "2028-02-27T23:59:59Z");

    private static final List<Kind> ANSWERS =
            List.of(ACCEPT_PROPOSAL, ACCEPT_PROPOSAL, ACCEPT_PROPOSAL, DECLINE_PROPOSAL, WITHDRAW_PROPOSAL);

    private static final List<Kind> ABOUT_THE_WHOLE = List.of(
            APPOINT,
            APPROVE,
            NOTICE,
            TERMINATE,
            WITHDRAW_TERMINATION,
            WITHDRAW_TERMINATION,
            PROPOSE_TERMS,
            PROPOSE_TERMS,
            PROPOSE_TERMS,
            PROPOSE_PAUSE,
            PROPOSE_PAUSE,
            PROPOSE_PAUSE,
            PROPOSE_RESUME,
            RESUME,
            CHANGE_TERMS,
            REQUEST_TIMESHEET,
            PRESCRIBE_MEANS,
            RESIGN,
            END_BY_NOTICE,
            PROPOSE_END,
            REQUEST_APPROVAL,
            APPROVE_TERMINATION,
            APPROVE_TERMINATION,
            REFUSE_TERMINATION);

    private static final List<Kind> ENTRUSTING = List.of(
            PROVIDE_DOCUMENT,
            SIGN_NDA,
            SIGN_NDA,
            SHARE,
            SHARE,
            ACKNOWLEDGE,
            ACKNOWLEDGE,
            GRANT,
            REVOKE,
            DIVERT,
            GIVE_BACK,
            COMPLETE,
            WAIVE);

    private static final Set<String> IMPROVING = Set.of(
            "quality-improvement-requested", "improvement-contested", "improvement-conceded", "improvement-withdrawn");

    private final Random random;

    Generator(long seed) {
        this.random = new Random(seed);
    }

    /** A sample and how it went. */
    record Played(Sample sample, Play play) {}

    Played played(int atMost) {
        Beginning beginning = beginning();
        Play play = new Play(beginning);
        List<Step> steps = new ArrayList<>();
        boolean lawyer = random.nextInt(3) > 0;
        int length = 10 + random.nextInt(atMost - 9);
        for (int afterwards = 0; steps.size() < length && afterwards < 8; ) {
            afterwards += play.situation().isOver() ? 1 : 0;
            Step step = steps.size() < 2 && lawyer ? first(steps.size()) : step(play.situation());
            add(steps, play, step);
            if (random.nextBoolean()) {
                then(step.act().kind()).ifPresent(kind -> add(steps, play, next(kind, step.act())));
            }
        }
        return new Played(new Sample(beginning, List.copyOf(steps)), play);
    }

    /** What is often done soon after. */
    private Optional<Kind> then(Kind kind) {
        return switch (kind) {
            case REQUEST, REQUEST_WITH_INPUT -> Optional.of(COMMIT);
            case SUBMIT, SUBMIT_OTHER -> Optional.of(IMPROVE);
            case IMPROVE -> Optional.of(one(List.of(CONTEST_ROUND, ACCEPT_PROPOSAL)));
            case CONTEST_ROUND -> Optional.of(one(List.of(CONCEDE_ROUND, WITHDRAW_ROUND)));
            case PROPOSE_REOPENING, PROPOSE_END, PROPOSE_TERMS -> Optional.of(ACCEPT_PROPOSAL);
            default -> Optional.empty();
        };
    }

    private Step next(Kind kind, Act after) {
        Wait wait = kind == COMMIT ? new Wait.Span(0) : Wait.Span.of(Duration.ofHours(random.nextInt(24)));
        return new Step(wait, new Act(kind, after.which(), 0), 0, RIGHTFUL);
    }

    private static Step first(int number) {
        return new Step(new Wait.Span(0), new Act(number == 0 ? APPOINT : APPROVE, 1, 0), 0, RIGHTFUL);
    }

    private static void add(List<Step> steps, Play play, Step step) {
        steps.add(step);
        play.play(step);
    }

    private Beginning beginning() {
        return new Beginning(
                one(DAYS),
                one(ZONES),
                one(List.of(1, 2, 7)),
                random.nextInt(3),
                one(List.of(1, 3)),
                one(List.of(1, 2)),
                one(List.of(0, 1, 10)),
                one(List.of(2, 2, 3)),
                one(List.of(7, 10, 30)),
                random.nextInt(3) == 0 ? 20 + random.nextInt(100) : null);
    }

    /** At an end it is mostly the one who must keep it that acts, now and then received just before it. */
    Step step(Situation situation) {
        boolean atAnEnd = random.nextInt(6) == 0;
        Wait wait = atAnEnd ? new Wait.ToNextEnd(random.nextInt(6) - 1) : span();
        boolean late = random.nextInt(atAnEnd ? 2 : 8) == 0;
        Act act = atAnEnd && random.nextInt(4) > 0 ? atEnd(situation) : act(situation);
        return new Step(wait, act, late ? 1 + random.nextInt(4) : 0, by());
    }

    private Act atEnd(Situation situation) {
        return situation
                .nextEndOf()
                .map(deliverable -> act(situation, numberOf(deliverable)))
                .orElseGet(() -> act(situation));
    }

    private static int numberOf(String deliverable) {
        return Integer.parseInt(deliverable.substring(1));
    }

    private Step.By by() {
        return random.nextInt(25) > 0 ? RIGHTFUL : one(List.of(Step.By.STRANGER, Step.By.AUDITOR));
    }

    private Wait span() {
        int kind = random.nextInt(40);
        if (kind < 18) {
            return new Wait.Span(random.nextInt(4));
        } else if (kind < 28) {
            return Wait.Span.of(Duration.ofMinutes(random.nextInt(600)));
        } else if (kind < 38) {
            return Wait.Span.of(Duration.ofHours(random.nextInt(36)));
        }
        return Wait.Span.of(Duration.ofDays(kind == 38 ? random.nextInt(9) : random.nextInt(40)));
    }

    private Act act(Situation situation) {
        if (random.nextInt(12) == 0) {
            return new Act(ANY, 1, random.nextInt(1_000_000));
        } else if (random.nextInt(10) == 0) {
            return new Act(one(List.of(Kind.values())), 1 + random.nextInt(situation.requests() + 1), how());
        } else if (random.nextInt(10) == 0) {
            return new Act(one(ABOUT_THE_WHOLE), 1, how());
        }
        if (random.nextInt(5) == 0) {
            return new Act(one(ENTRUSTING), 1 + random.nextInt(2), how());
        }
        if (situation.lastProposal().isPresent() && random.nextInt(6) == 0) {
            return new Act(one(ANSWERS), 1, how());
        }
        if (situation.requests() > 0 && random.nextInt(12) == 0) {
            return new Act(PROPOSE_REOPENING, 1 + random.nextInt(situation.requests()), how());
        }
        Optional<Kind> ending = random.nextInt(3) == 0 ? ending(situation) : Optional.empty();
        return ending.map(kind -> new Act(kind, 1, how())).orElseGet(() -> act(situation, one(open(situation))));
    }

    /** Work that goes on, what is being improved more often than the rest, and now and then a further piece. */
    private List<Integer> open(Situation situation) {
        List<Integer> improving = IntStream.rangeClosed(1, situation.requests())
                .filter(number -> IMPROVING.contains(situation.last("d" + number)))
                .boxed()
                .toList();
        return improving.isEmpty() || random.nextInt(3) == 0 ? anyOpen(situation) : improving;
    }

    private List<Integer> anyOpen(Situation situation) {
        List<Integer> open = IntStream.rangeClosed(1, situation.requests())
                .filter(number -> !Habits.next(situation.last("d" + number)).isEmpty())
                .boxed()
                .toList();
        boolean another = open.isEmpty() || random.nextInt(2 * open.size()) == 0;
        return another ? List.of(situation.requests() + 1) : open;
    }

    /** The next thing on the way to an end, or back from it. */
    private Optional<Kind> ending(Situation situation) {
        if (!situation.grounds(Set.of("used")).isEmpty()) {
            return random.nextInt(3) == 0 ? Optional.of(WITHDRAW_TERMINATION) : Optional.empty();
        } else if (!situation.grounds(Set.of("open")).isEmpty()) {
            return Optional.of(NOTICE);
        }
        return situation.grounds(Set.of("noticed")).isEmpty() ? Optional.empty() : Optional.of(TERMINATE);
    }

    private Act act(Situation situation, int which) {
        List<Kind> next = Habits.next(situation.last("d" + which));
        return new Act(one(next.isEmpty() ? List.of(Kind.values()) : next), which, how());
    }

    private int how() {
        return random.nextInt(10);
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
