package io.engagements.query.candidacy;

import io.engagements.events.Role;
import io.engagements.events.candidacy.CandidacyEvent;
import io.engagements.events.candidacy.CandidacyEvent.CandidacyOpened;
import io.engagements.query.log.LedgerEvent;
import io.engagements.query.projection.Projection;
import io.engagements.query.work.TaskRows;
import io.engagements.query.work.TaskRows.AssignedTask;
import io.engagements.query.work.TaskRows.Part;
import io.engagements.rules.candidacy.Candidacy;
import io.engagements.rules.candidacy.CandidacyTasks;
import io.engagements.rules.tasks.Task;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Candidacies as they stand, folded by the rules' own {@link Candidacy#evolve}. */
@Component
class CandidacyProjection implements Projection {

    private final CandidacyRows rows;
    private final TaskRows tasks;

    CandidacyProjection(CandidacyRows rows, TaskRows tasks) {
        this.rows = rows;
        this.tasks = tasks;
    }

    @Override
    public String name() {
        return "candidacies";
    }

    /** 2: offers keep that they were declined. */
    @Override
    public int revision() {
        return 2;
    }

    @Override
    public Map<String, Class<?>> documents() {
        return Map.of("candidacy", Candidacy.class, TaskRows.OF_CANDIDACIES, Task.class);
    }

    @Override
    public void apply(String schema, List<LedgerEvent> events) {
        List<LedgerEvent> own = events.stream()
                .filter(event -> event.event() instanceof CandidacyEvent)
                .toList();
        Map<String, Candidacy> known = rows.load(
                schema,
                own.stream().map(event -> event.entry().subject()).distinct().toList());
        Map<String, Long> openedAt = new HashMap<>();
        Map<String, Candidacy> changed = new LinkedHashMap<>();
        for (LedgerEvent event : own) {
            String id = event.entry().subject();
            Candidacy before = known.get(id);
            if (event.follows(before == null ? -1 : before.version())) {
                Candidacy next = Candidacy.evolve(before, (CandidacyEvent) event.event());
                known.put(id, next);
                changed.put(id, next);
            }
            if (event.event() instanceof CandidacyOpened) {
                openedAt.put(id, event.entry().position());
            }
        }
        rows.save(schema, changed.values(), openedAt);
        tasks.replace(
                schema,
                TaskRows.OF_CANDIDACIES,
                changed.values().stream().map(CandidacyProjection::expected).toList());
    }

    private static Part expected(Candidacy candidacy) {
        List<AssignedTask> expected = CandidacyTasks.of(candidacy).stream()
                .map(task ->
                        new AssignedTask(task.side() == Role.CLIENT ? candidacy.clientId() : candidacy.vaId(), task))
                .toList();
        return new Part(candidacy.candidacyId(), TaskRows.WHOLE, expected);
    }
}
