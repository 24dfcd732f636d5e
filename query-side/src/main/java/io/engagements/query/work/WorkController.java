package io.engagements.query.work;

import io.engagements.events.Caller;
import io.engagements.events.time.Deadline;
import io.engagements.query.answer.AsOf;
import io.engagements.query.answer.Page;
import io.engagements.query.answer.Viewer;
import io.engagements.rules.work.Task;
import io.engagements.rules.work.Urgency;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is expected of the caller next, the most pressing first. */
@RestController
class WorkController {

    private final TaskRows rows;
    private final AsOf asOf;

    WorkController(TaskRows rows, AsOf asOf) {
        this.rows = rows;
        this.asOf = asOf;
    }

    /** One thing to do; {@code urgency} is null while there is time. */
    record WorkItem(
            Task.Kind kind,
            @Nullable String candidacyId,
            @Nullable String engagementId,
            @Nullable String deliverableId,
            @Nullable String itemId,
            @Nullable String title,
            @Nullable Deadline due,
            @Nullable Urgency urgency) {

        static WorkItem of(TaskRows.Listed listed, Instant at) {
            Task task = listed.task();
            Optional<Deadline> due = task.dueAt(at);
            return new WorkItem(
                    task.kind(),
                    listed.candidacy() ? listed.subjectId() : null,
                    listed.candidacy() ? null : listed.subjectId(),
                    task.deliverableId(),
                    task.itemId(),
                    task.title(),
                    due.orElse(null),
                    due.flatMap(end -> Urgency.of(end, at)).orElse(null));
        }
    }

    @GetMapping("/api/work")
    Page<WorkItem> work(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            @AuthenticationPrincipal Caller caller) {
        int most = Page.limit(limit);
        Instant now = asOf.now();
        return Page.of(rows.list(Viewer.of(caller), Page.after(cursor), most + 1), most, TaskRows.Listed::place)
                .map(listed -> WorkItem.of(listed, now));
    }
}
