package io.engagements.rules.candidacy;

import io.engagements.events.Role;
import io.engagements.events.time.Deadline;
import io.engagements.rules.tasks.Task;
import java.util.List;

/** What is expected next in a candidacy. */
public final class CandidacyTasks {

    private CandidacyTasks() {}

    /** An offer that nobody took in time leaves it to the VA to make another. */
    public static List<Task> of(Candidacy candidacy) {
        if (candidacy.state() != Candidacy.Status.OPEN) {
            return List.of();
        }
        Task offer = new Task(Role.VA, Task.Kind.OFFER_TERMS, null, null, null, null);
        return candidacy
                .latestOffer()
                .filter(latest -> latest.declined() == null)
                .map(Candidacy.Offer::expires)
                .map(expires -> List.of(decideBy(expires), offer.from(expires.firstSecondAfter())))
                .orElseGet(() ->
                        List.of(new Task(Role.CLIENT, Task.Kind.DECIDE_ON_CANDIDACY, null, null, null, null), offer));
    }

    /** Afterwards there is still a candidacy to decide on, and no hurry. */
    private static Task decideBy(Deadline expires) {
        return new Task(
                Role.CLIENT, Task.Kind.DECIDE_ON_CANDIDACY, null, null, null, expires, expires.instant(), null, null);
    }
}
