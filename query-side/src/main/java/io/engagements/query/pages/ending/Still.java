package io.engagements.query.pages.ending;

import io.engagements.events.Role;
import io.engagements.events.engagement.Subject;
import io.engagements.events.time.Deadline;
import io.engagements.rules.contract.LastDays;
import io.engagements.rules.engagement.Tries;
import io.engagements.rules.work.Deliverable;
import io.engagements.rules.work.DueStanding;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What can be done still once the client has terminated.
 *
 * @param owed work that was committed to and that could be handed in now
 * @param further how much of it there is besides
 * @param reply where the VA replies to the termination; absent for the client
 */
record Still(List<Owed> owed, int further, @Nullable String reply) {

    private static final int MOST = 5;

    /** @param due in words */
    record Owed(String title, String href, String due) {}

    static Still of(Matter matter) {
        Tries tries = matter.may().tries();
        List<Deliverable> all = matter.now().deliverables().stream()
                .map(kept -> kept.at(matter.at()))
                .filter(Deliverable::isOwed)
                .filter(work -> tries.may(Role.VA, "submit-deliverable", work.deliverableId()))
                .toList();
        return new Still(
                all.stream().limit(MOST).map(work -> owed(matter, work)).toList(),
                Math.max(0, all.size() - MOST),
                matter.isOf(Role.VA) ? reply(matter) : null);
    }

    private static Owed owed(Matter matter, Deliverable work) {
        String id = work.deliverableId();
        String engagement = "/engagements/" + matter.contract().engagementId();
        Deadline due = DueStanding.ofTheWork(work, matter.at()).due();
        return new Owed(
                work.title(),
                matter.isOf(Role.VA) ? engagement + "/deliverables/" + id + "/deliver" : engagement + "/work/" + id,
                matter.say("ending.still.due", Map.of("due", matter.time(due))));
    }

    private static @Nullable String reply(Matter matter) {
        return matter.contract()
                .ending()
                .lastDays()
                .termination()
                .map(LastDays.Fixed::eventId)
                .map(event -> matter.path() + "/statement?kind=" + Subject.Kind.TERMINATION + "&about=" + event)
                .orElse(null);
    }
}
