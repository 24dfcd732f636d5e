package io.engagements.rules.clienttime;

import static io.engagements.rules.Callers.CLIENT;
import static io.engagements.rules.Callers.VA;
import static io.engagements.rules.Commands.acceptResume;
import static io.engagements.rules.Commands.cancel;
import static io.engagements.rules.Commands.confidentialInput;
import static io.engagements.rules.Commands.input;
import static io.engagements.rules.Commands.proposeDue;
import static io.engagements.rules.Commands.proposeInput;
import static io.engagements.rules.Commands.proposePause;
import static io.engagements.rules.Commands.proposeResume;
import static io.engagements.rules.Commands.provide;
import static io.engagements.rules.Commands.request;
import static io.engagements.rules.Commands.resume;
import static io.engagements.rules.Commands.returnInput;
import static io.engagements.rules.Commands.signNda;
import static io.engagements.rules.Commands.submitPart;

import io.engagements.events.Caller;
import io.engagements.events.engagement.EngagementCommand;
import io.engagements.events.engagement.InputDraft;
import io.engagements.rules.Commands;
import io.engagements.rules.Decision;
import io.engagements.rules.EngagementScenario;
import io.engagements.rules.clienttime.Told.Input;
import io.engagements.rules.clienttime.Told.Named;
import io.engagements.rules.clienttime.Told.Nda;
import io.engagements.rules.clienttime.Told.Pause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A minute of one engagement in which much happens to one deliverable; most of it is in order, some is stored late. */
final class RandomTale {

    static final int LENGTH = 60;

    private static final Instant ZERO = Instant.parse(EngagementScenario.HIRED_AT);
    private static final double STORED_LATE = 0.2;
    private static final double STORED_LATE_AT_DUE = 0.8;

    private final Random random;
    private final List<String> log = new ArrayList<>();
    final EngagementScenario story = EngagementScenario.hired();
    final Told told = new Told();
    private int proposals;
    private @Nullable Integer dueProposed;
    private int @Nullable [] inputProposed;
    private int @Nullable [] pauseProposed;
    private int stored;
    private boolean atDue;

    private RandomTale(Random random) {
        this.random = random;
    }

    static RandomTale of(long seed) {
        RandomTale tale = new RandomTale(new Random(seed));
        tale.begin();
        for (int second = 3; second < LENGTH; second++) {
            tale.maybeAct(second);
        }
        tale.story.until(at(LENGTH));
        return tale;
    }

    static String at(int second) {
        return ZERO.plusSeconds(second).toString();
    }

    private void begin() {
        int due = 15 + random.nextInt(20);
        List<InputDraft> drafts = new ArrayList<>();
        for (int i = 0; i < random.nextInt(3); i++) {
            boolean confidential = random.nextBoolean();
            int inputDue = 3 + random.nextInt(due - 2);
            drafts.add(confidential ? confidentialInput("i" + i, at(inputDue)) : input("i" + i, at(inputDue)));
            told.inputs.put("i" + i, new Input(1, inputDue, confidential, new TreeMap<>()));
        }
        done(request("d1", at(due), drafts.toArray(InputDraft[]::new)), CLIENT, 1);
        told.named.add(new Named(due, 1));
        if (random.nextInt(4) > 0) {
            commit(2);
        }
    }

    /** When the due runs out mostly something happens, and is mostly stored too late. */
    private void maybeAct(int second) {
        atDue = told.named.get(told.named.size() - 1).due() == second;
        if (second < stored) {
            return;
        } else if (told.isPausedAt(second) && random.nextInt(6) == 0) {
            endPause(second);
        } else if (atDue || random.nextInt(3) == 0) {
            act(second);
        }
    }

    private void act(int second) {
        switch (random.nextInt(16)) {
            case 0, 1, 2 -> give(second);
            case 3 -> giveBack(second);
            case 4 -> askInput(second);
            case 5 -> acceptInput(second);
            case 6 -> askPause(second);
            case 7, 8 -> acceptPause(second);
            case 9 -> endPause(second);
            case 10 -> askDue(second);
            case 11 -> acceptDue(second);
            case 12 -> sign(second);
            case 13 -> commit(second);
            case 14 -> submit(second);
            default -> rarely(second);
        }
    }

    private boolean done(EngagementCommand command, Caller by, int second) {
        Decision decision;
        if (random.nextDouble() < (atDue ? STORED_LATE_AT_DUE : STORED_LATE) && second > 3) {
            stored = Math.min(LENGTH, second + 1 + random.nextInt(3));
            decision = story.until(at(stored))
                    .whenStoredLate(command, by, at(second))
                    .decision();
        } else {
            decision = story.when(command, by, at(second)).decision();
        }
        boolean done = decision instanceof Decision.Done;
        log.add(second + (stored > second ? " stored at " + stored : "") + " " + command + (done ? "" : " refused"));
        return done;
    }

    private String anyInput() {
        List<String> ids = List.copyOf(told.inputs.keySet());
        return ids.isEmpty() ? "none" : ids.get(random.nextInt(ids.size()));
    }

    private void give(int second) {
        String id = anyInput();
        if (done(provide("d1", id), CLIENT, second)) {
            told.inputs.get(id).turns().put(second, true);
        }
    }

    private void giveBack(int second) {
        String id = anyInput();
        if (done(returnInput("d1", id), VA, second)) {
            told.inputs.get(id).turns().put(second, false);
        }
    }

    private void askInput(int second) {
        int due = second + random.nextInt(15);
        if (done(proposeInput("p" + ++proposals, "d1", at(due)), VA, second)) {
            inputProposed = new int[] {proposals, due};
        }
    }

    private void acceptInput(int second) {
        if (done(Commands.acceptInput("d1"), CLIENT, second) && inputProposed != null) {
            told.inputs.put("p" + inputProposed[0], new Input(second, inputProposed[1], false, new TreeMap<>()));
        }
    }

    private void askPause(int second) {
        int from = Math.max(0, second - 3 + random.nextInt(10));
        int until = from + 1 + random.nextInt(12);
        if (done(proposePause("p" + ++proposals, at(from), at(until)), VA, second)) {
            pauseProposed = new int[] {from, until};
            if (second >= stored && random.nextBoolean()) {
                acceptPause(second);
            }
        }
    }

    private void acceptPause(int second) {
        if (done(Commands.acceptPause(), CLIENT, second) && pauseProposed != null) {
            told.pauses.add(new Pause(second, pauseProposed[0], pauseProposed[1], null));
        }
    }

    private void endPause(int second) {
        boolean alone = random.nextBoolean();
        if (alone ? done(resume(), VA, second) : proposedAndAccepted(second)) {
            told.resumed(second);
        }
    }

    private boolean proposedAndAccepted(int second) {
        done(proposeResume("p" + ++proposals), CLIENT, second);
        return second >= stored && done(acceptResume(), VA, second);
    }

    private void askDue(int second) {
        int due = second + random.nextInt(25);
        if (done(proposeDue("p" + ++proposals, "d1", at(due)), VA, second)) {
            dueProposed = due;
        }
    }

    private void acceptDue(int second) {
        if (done(Commands.acceptDue("d1"), CLIENT, second) && dueProposed != null) {
            told.named.add(new Named(dueProposed, second));
        }
    }

    private void sign(int second) {
        int from = told.ndas.isEmpty() || random.nextBoolean() ? second - 2 + random.nextInt(6) : adjoining(second);
        Integer until = random.nextInt(3) == 0 ? null : (Integer) (Math.max(from, second) + 4 + random.nextInt(15));
        if (done(signNda(at(from), until == null ? null : at(until)), VA, second)) {
            told.ndas.add(new Nda(second, from, until));
        }
    }

    /** Beginning in the second after the last one ends, where it ends. */
    private int adjoining(int second) {
        Integer until = told.ndas.get(told.ndas.size() - 1).until();
        return until == null ? second : until + 1;
    }

    private void commit(int second) {
        if (told.committed == null && done(Commands.commit("d1"), VA, second)) {
            told.committed = second;
        }
    }

    private void submit(int second) {
        if (random.nextInt(3) == 0) {
            done(submitPart("d1"), VA, second);
        } else if (random.nextInt(3) == 0 && told.submitted == null && done(Commands.submit("d1"), VA, second)) {
            told.submitted = second;
        }
    }

    private void rarely(int second) {
        if (random.nextInt(4) == 0 && done(cancel("d1"), CLIENT, second)) {
            told.cancelled = second;
        }
    }

    @Override
    public String toString() {
        return String.join("\n", log);
    }
}
