package io.engagements.rules.candidacy;

import io.engagements.events.Role;
import io.engagements.events.time.Deadline;
import io.engagements.rules.work.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is expected next in a candidacy. */
public final class CandidacyTasks {

    private CandidacyTasks() {}

    public static List<Task> of(Candidacy candidacy) {
        List<Task> tasks = new ArrayList<>();
        if (candidacy.state() == Candidacy.Status.OPEN) {
            Optional<Deadline> expires = candidacy
                    .latestOffer()
                    .filter(offer -> offer.declined() == null)
                    .map(Candidacy.Offer::expires);
            tasks.add(new Task(Role.CLIENT, Task.Kind.DECIDE_ON_CANDIDACY, null, null, null, expires.orElse(null)));
            if (expires.isEmpty()) {
                tasks.add(new Task(Role.VA, Task.Kind.OFFER_TERMS, null, null, null, null));
            }
        }
        return tasks;
    }
}
