package io.engagements.query.work;

import io.engagements.events.time.Deadline;
import io.engagements.query.answer.AsOf;
import io.engagements.query.answer.Page;
import io.engagements.query.answer.Viewer;
import io.engagements.rules.tasks.Task;
import io.engagements.rules.tasks.Urgency;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is expected of somebody next, the most pressing first, and of those whom it is owed to or asked of. */
@Component
public class WorkList {

    private static final String LIST = "work";

    private final TaskRows rows;
    private final AsOf asOf;

    WorkList(TaskRows rows, AsOf asOf) {
        this.rows = rows;
        this.asOf = asOf;
    }

    /** One thing to do; {@code urgency} is null while there is time. */
    public record WorkItem(
            Task.Kind kind,
            @Nullable String candidacyId,
            @Nullable String engagementId,
            @Nullable String deliverableId,
            @Nullable String itemId,
            @Nullable String proposalId,
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
                    listed.proposalId().orElse(null),
                    task.title(),
                    due.orElse(null),
                    due.flatMap(end -> Urgency.of(end, at)).orElse(null));
        }
    }

    /** A page of it. @throws io.engagements.query.answer.ProblemException when limit or cursor is none */
    public Page<WorkItem> of(Viewer viewer, @Nullable Integer limit, @Nullable String cursor) {
        int most = Page.limit(limit);
        Instant now = asOf.now();
        List<TaskRows.Listed> listed = rows.list(viewer, now, Page.after(LIST, cursor), most + 1);
        return Page.of(LIST, listed, most, TaskRows.Listed::place).map(each -> WorkItem.of(each, now));
    }

    /** What the other side of the viewer's engagements is expected to do next, the first to fall due first. */
    public List<WorkItem> ofTheOtherSide(Viewer viewer, int atMost) {
        Instant now = asOf.now();
        return rows.ofTheOtherSide(viewer, now, atMost).stream()
                .map(each -> WorkItem.of(each, now))
                .toList();
    }
}
