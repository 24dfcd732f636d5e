package io.engagements.query.projection;

import static io.engagements.rules.Callers.CLIENT;
import static io.engagements.rules.Callers.VA;
import static io.engagements.rules.Commands.accept;
import static io.engagements.rules.Commands.commit;
import static io.engagements.rules.Commands.improve;
import static io.engagements.rules.Commands.request;
import static io.engagements.rules.Commands.submit;

import io.engagements.events.Caller;
import io.engagements.events.engagement.EngagementCommand;
import io.engagements.rules.EngagementScenario;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;

/**
 * An engagement with deliverable after deliverable. One in five is improved; of one in ten the submission was received
 * in the due's own second, but stored only after the miss and much of what came later.
 */
final class LongStory {

    private static final Duration TO_DELIVER = Duration.ofDays(3);

    private final EngagementScenario story = EngagementScenario.hired();
    private final Random random;
    private final Deque<Late> late = new ArrayDeque<>();
    private Instant now = Instant.parse(EngagementScenario.HIRED_AT);

    /** What was received and not stored yet. */
    private record Late(String deliverableId, Instant receivedAt) {}

    private LongStory(long seed) {
        random = new Random(seed);
    }

    static EngagementScenario of(int events, long seed) {
        LongStory told = new LongStory(seed);
        for (int number = 1; told.story.history().size() < events; number++) {
            told.deliverable("d" + number);
        }
        told.storeLate(0);
        return told.story;
    }

    private void deliverable(String id) {
        Instant due = now.plus(TO_DELIVER);
        does(request(id, due.toString()), CLIENT);
        does(commit(id), VA);
        if (random.nextInt(10) == 0) {
            late.add(new Late(id, due));
            now = due;
        } else {
            reviewed(id);
        }
        storeLate(random.nextInt(100));
    }

    private void reviewed(String id) {
        does(submit(id), VA);
        boolean improved = random.nextInt(5) == 0;
        if (improved) {
            does(improve(id, 1, "1"), CLIENT);
            does(submit(id), VA);
        }
        does(accept(id, improved ? 2 : 1), CLIENT);
    }

    private void does(EngagementCommand command, Caller by) {
        now = now.plusSeconds(1 + random.nextInt(1_000));
        story.given(command, by, now.toString());
    }

    /** Leaves at most so many waiting. */
    private void storeLate(int waiting) {
        while (late.size() > waiting) {
            Late next = late.remove();
            story.until(next.receivedAt().plusSeconds(1).toString());
            story.whenStoredLate(
                            submit(next.deliverableId()), VA, next.receivedAt().toString())
                    .thenDone();
        }
    }
}
