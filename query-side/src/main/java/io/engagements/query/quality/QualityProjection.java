package io.engagements.query.quality;

import io.engagements.events.engagement.EngagementEvent.DeliverableRequested;
import io.engagements.query.log.LedgerEvent;
import io.engagements.query.projection.Docs;
import io.engagements.query.projection.Docs.Doc;
import io.engagements.query.projection.Docs.Key;
import io.engagements.query.projection.Projection;
import io.engagements.query.projection.Remembered;
import io.engagements.query.projection.Stand;
import io.engagements.query.projection.Versions;
import io.engagements.query.projection.Versions.Step;
import io.engagements.rules.engagement.Engagement;
import io.engagements.rules.engagement.Review;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Quality history: per deliverable everything that was handed in, asked again and decided, nothing overwritten. */
@Component
class QualityProjection implements Projection {

    private final Docs<Review> reviews;
    private final Versions versions;

    /** Deliverables; each takes some kilobytes. */
    private final Remembered<List<Review>> remembered = new Remembered<>(10_000, List::size);

    QualityProjection(JdbcTemplate jdbc) {
        reviews = new Docs<>(jdbc, "review", "deliverable_id", Review.class);
        versions = new Versions(jdbc, "quality");
    }

    @Override
    public String name() {
        return "quality";
    }

    @Override
    public Map<String, Class<?>> documents() {
        return Map.of("review", Review.class);
    }

    @Override
    public int revision() {
        return 4;
    }

    long versionOf(String engagementId) {
        return versions.of(engagementId);
    }

    List<Review> reviewsOf(String engagementId) {
        Stand stand = versions.standOf(name(), engagementId);
        return remembered.at(engagementId, stand).orElseGet(() -> {
            List<Review> all = reviews.contents(engagementId);
            remembered.keep(engagementId, stand, all);
            return all;
        });
    }

    @Override
    public void apply(String schema, List<LedgerEvent> events) {
        Map<String, Long> reached = new LinkedHashMap<>();
        List<Step> steps = versions.fresh(schema, events, reached);
        Map<Key, Doc<Review>> docs = reviews.load(
                schema,
                steps.stream()
                        .flatMap(step -> Engagement.deliverableOf(step.event()).stream()
                                .map(id -> new Key(step.engagementId(), id)))
                        .distinct()
                        .toList());
        steps.forEach(step -> fold(docs, step));
        reviews.save(schema, docs.values());
        versions.save(schema, reached);
    }

    private static void fold(Map<Key, Doc<Review>> docs, Step step) {
        Engagement.deliverableOf(step.event())
                .map(id -> new Key(step.engagementId(), id))
                .ifPresent(key -> docs.compute(key, (same, doc) -> after(key, doc, step)));
    }

    private static Doc<Review> after(Key key, @Nullable Doc<Review> doc, Step step) {
        if (step.event() instanceof DeliverableRequested) {
            return new Doc<>(key, step.sequence(), Review.of(key.partId()));
        }
        if (doc == null) {
            throw new IllegalStateException("deliverable " + key.partId() + " was never requested");
        }
        return new Doc<>(key, doc.ordinal(), doc.content().after(step.recorded()));
    }
}
