package io.engagements.rules.metrics;

import io.engagements.rules.EventRef;
import io.engagements.rules.metrics.Item.Side;
import io.engagements.rules.metrics.WorkFacts.Commitment;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What the VA took on. Each count belongs to a window by its own event.
 *
 * @param leadSeconds from each commitment to its due
 */
public record Commitments(int requested, int committed, int declined, int unanswered, Durations leadSeconds) {

    static final String REQUESTED = "requested";
    static final String COMMITTED = "committed";
    static final String DECLINED = "declined";
    static final String UNANSWERED = "unanswered";

    public static Commitments of(List<Item> items) {
        Map<String, Integer> counts = new HashMap<>();
        items.forEach(item -> counts.merge(String.valueOf(item.label()), 1, Integer::sum));
        return new Commitments(
                counts.getOrDefault(REQUESTED, 0),
                counts.getOrDefault(COMMITTED, 0),
                counts.getOrDefault(DECLINED, 0),
                counts.getOrDefault(UNANSWERED, 0),
                Durations.of(items));
    }

    /** True of the commitment itself, among all that is counted here. */
    public static boolean isCommitment(Item item) {
        return item.is(COMMITTED);
    }

    static void items(WorkAsOf work, Consumer<Item> to) {
        to.accept(item(work, Side.BASE, REQUESTED, work.requested(), 0));
        Commitment bound = work.committed();
        if (bound != null) {
            to.accept(item(work, Side.EXTRA, COMMITTED, bound.ref(), lead(bound)));
        }
        work.declined().ifPresent(ref -> to.accept(item(work, Side.BESIDE, DECLINED, ref, 0)));
        work.unanswered().ifPresent(ref -> to.accept(item(work, Side.BESIDE, UNANSWERED, ref, 0)));
    }

    private static Item item(WorkAsOf work, Side side, String label, EventRef ref, long amount) {
        return work.item(side, label, ref.at(), amount, () -> Stream.of(ref));
    }

    private static long lead(Commitment commitment) {
        return Duration.between(commitment.ref().at(), commitment.due()).toSeconds();
    }
}
