package io.engagements.query.engagement;

import static io.engagements.query.projection.Projection.VIEWS;

import io.engagements.query.answer.Viewer;
import io.engagements.query.projection.DocumentTable;
import io.engagements.query.projection.DocumentTable.Doc;
import io.engagements.query.projection.DocumentTable.Key;
import io.engagements.query.projection.RowVersion;
import io.engagements.query.projection.StreamPositions;
import io.engagements.query.projection.VersionedCache;
import io.engagements.query.projection.WorkingDocs;
import io.engagements.rules.PersistentMap;
import io.engagements.rules.contract.Contract;
import io.engagements.rules.engagement.Engagement;
import io.engagements.rules.ground.Ground;
import io.engagements.rules.work.Deliverable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Engagements as they stand: the one answer to every question about the present. */
@Component
public class Engagements {

    private final EngagementRows contracts;
    private final DocumentTable<Deliverable> deliverables;
    private final DocumentTable<Ground> grounds;
    private final StreamPositions versions;

    /** Deliverables; each takes some kilobytes. */
    private final VersionedCache<Engagement> remembered =
            new VersionedCache<>(10_000, engagement -> engagement.deliverables().size());

    Engagements(JdbcTemplate jdbc, EngagementRows contracts) {
        this.contracts = contracts;
        deliverables = EngagementProjection.deliverables(jdbc);
        grounds = EngagementProjection.grounds(jdbc);
        versions = EngagementProjection.versions(jdbc);
    }

    /** The whole of an engagement, when it exists and the viewer may see it. */
    public Optional<Engagement> find(String engagementId, Viewer viewer) {
        return contracts.standing(engagementId, viewer).map(found -> of(found.contract(), found.rowVersion()));
    }

    Engagement of(Contract contract) {
        return of(contract, versions.rowVersionOf(EngagementProjection.NAME, contract.engagementId()));
    }

    private Engagement of(Contract contract, RowVersion rowVersion) {
        String id = contract.engagementId();
        return remembered
                .at(id, rowVersion)
                .filter(known -> known.contract().version() == contract.version())
                .orElseGet(() -> {
                    Engagement read = read(contract);
                    if (rowVersion.version() == contract.version()) {
                        remembered.keep(id, rowVersion, read);
                    }
                    return read;
                });
    }

    private Engagement read(Contract contract) {
        String id = contract.engagementId();
        return new Engagement(
                contract, new WorkingDocs<>(deliverables.loadAll(VIEWS, List.of(id))).of(id), groundsOf(id));
    }

    /** Those of these deliverables that exist, whoever may see them; asks the database only when there are any. */
    public Map<Key, Deliverable> work(Collection<Key> keys) {
        return contents(deliverables.load(VIEWS, keys));
    }

    /** As above, of grounds. */
    public Map<Key, Ground> grounds(Collection<Key> keys) {
        return contents(grounds.load(VIEWS, keys));
    }

    private static <T> Map<Key, T> contents(Map<Key, Doc<T>> docs) {
        return docs.values().stream().collect(Collectors.toMap(Doc::key, Doc::content));
    }

    /** An engagement without its deliverables, for questions that need none. */
    Engagement withGroundsOnly(Contract contract) {
        return new Engagement(contract, PersistentMap.empty(), groundsOf(contract.engagementId()));
    }

    private PersistentMap<Ground> groundsOf(String id) {
        return new WorkingDocs<>(grounds.loadAll(VIEWS, List.of(id))).of(id);
    }
}
