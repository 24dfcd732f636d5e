package io.engagements.query.work;

import io.engagements.events.Caller;
import io.engagements.events.Role;
import io.engagements.events.time.Deadline;
import io.engagements.query.answer.Page;
import io.engagements.query.answer.Viewer;
import io.engagements.query.work.WorkList.WorkItem;
import io.engagements.rules.tasks.Task;
import io.engagements.rules.time.Deadlines;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is expected of the caller next, the most pressing first, and whether clock rules have changed meanwhile. */
@RestController
class WorkController {

    private final WorkList list;
    private final TaskRows rows;

    WorkController(WorkList list, TaskRows rows) {
        this.list = list;
        this.rows = rows;
    }

    /**
     * @param next cursor of the next page; null on the last one
     * @param clockChanges of either side of the caller's engagements; on the first page only
     */
    record Work(List<WorkItem> items, @Nullable String next, List<ClockChange> clockChanges) {}

    /**
     * A time agreed under an older tz database whose local time means another instant today. It stays as it was agreed,
     * unless the sides agree on another.
     *
     * @param wouldBe what the same local time would mean if it were agreed today
     */
    record ClockChange(
            String engagementId,
            @Nullable String deliverableId,
            Task.Kind kind,
            Role side,
            Deadline due,
            Deadline wouldBe) {

        static Stream<ClockChange> of(TaskRows.DatedTask dated) {
            Task task = dated.task();
            return Deadlines.underTodaysRules(dated.due())
                    .map(today -> new ClockChange(
                            dated.engagementId(), task.deliverableId(), task.kind(), task.side(), dated.due(), today))
                    .stream();
        }
    }

    @GetMapping("/api/work")
    Work work(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            @AuthenticationPrincipal Caller caller) {
        Viewer viewer = Viewer.of(caller);
        Page<WorkItem> page = list.of(viewer, limit, cursor);
        return new Work(page.items(), page.next(), cursor == null ? clockChanges(viewer) : List.of());
    }

    private List<ClockChange> clockChanges(Viewer viewer) {
        return rows.agreedUnderOtherRules(viewer, Deadlines.tzdbVersion()).stream()
                .flatMap(ClockChange::of)
                .toList();
    }
}
