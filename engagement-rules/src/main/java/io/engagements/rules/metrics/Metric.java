package io.engagements.rules.metrics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Every number, by the things it is made of. */
public enum Metric {
    /** Deadlines kept, by the agreed due. */
    ON_TIME_AGREED("onTimeAgreed", each(Punctuality::onTimeAgreed)),
    /** Deadlines kept, by the due committed to. */
    ON_TIME_ORIGINAL("onTimeOriginal", each(Punctuality::onTimeOriginal)),
    /** Deadlines not kept, late deliveries being misses. */
    MISSED("missed", each(Punctuality::missed)),
    /** How late. */
    LATENESS("lateness", each(Punctuality::lateness)),
    /** Kept dues of improvement rounds. */
    IMPROVEMENT_ON_TIME("improvementOnTime", each(Improvement::onTime)),
    /** How late the client's inputs were. */
    INPUT_DELAY("inputDelay", each(InputDelay::items)),
    /** The client's pressure on terms and means. */
    CHANGE_PRESSURE("changePressure", ChangePressure::items),
    /** Other dues agreed. */
    EXTENSIONS("extensions", each(Extensions::items)),
    /** What the VA took on. */
    COMMITMENTS("commitments", each(Commitments::items)),
    /** How the grounds for termination stand. */
    GROUNDS("grounds", GroundsLedger::items),
    /** Whether confidentiality was promised while anything sensitive was open. */
    NDA_COVERAGE("ndaCoverage", NdaCoverage::items),
    /** Right the first time. */
    FIRST_PASS_ACCEPTANCE("firstPassAcceptance", each(Acceptance::firstPass)),
    /** In time and right the first time. */
    ON_TIME_FIRST_PASS("onTimeFirstPass", each(Acceptance::onTimeFirstPass)),
    /** Improvement rounds of accepted work. */
    ROUNDS_PER_ACCEPTED("roundsPerAccepted", each(Acceptance::rounds)),
    /** Rejections standing. */
    REJECTED("rejected", each(Acceptance::rejected)),
    /** The client's rating of results. */
    RATING("rating", each(Acceptance::rating)),
    /** How fast the client decides. */
    REVIEW_TURNAROUND("reviewTurnaround", each(ReviewSpeed::turnaround)),
    /** How often the client is silent. */
    REVIEW_LAPSE("reviewLapse", each(ReviewSpeed::lapse));

    private final String key;
    private final BiConsumer<EngagementAsOf, Consumer<Item>> items;

    Metric(String key, BiConsumer<EngagementAsOf, Consumer<Item>> items) {
        this.key = key;
        this.items = items;
    }

    private static BiConsumer<EngagementAsOf, Consumer<Item>> each(BiConsumer<WorkAsOf, Consumer<Item>> items) {
        return (facts, to) -> facts.work().forEach(work -> items.accept(work, to));
    }

    /** As it is called in answers. */
    public String key() {
        return key;
    }

    public static Optional<Metric> of(String key) {
        return Arrays.stream(values()).filter(metric -> metric.key.equals(key)).findFirst();
    }

    /** The part of items that lies in a window: of hours those inside, of anything else all or nothing. */
    public List<Item> within(List<Item> items, Instant from) {
        List<Item> within = new ArrayList<>(items.size());
        for (Item item : items) {
            if (item.at().isAfter(from)) {
                within.add(this == NDA_COVERAGE ? item.since(from) : item);
            }
        }
        return within;
    }

    /** What it is made of over these engagements, whatever the window. */
    public List<Item> items(Collection<EngagementAsOf> engagements) {
        List<Item> all = new ArrayList<>();
        engagements.forEach(engagement -> items.accept(engagement, all::add));
        return all;
    }
}
