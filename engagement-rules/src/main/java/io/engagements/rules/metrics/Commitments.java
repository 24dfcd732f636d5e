package io.engagements.rules.metrics;

import io.engagements.rules.metrics.Item.Side;
import io.engagements.rules.metrics.WorkFacts.Commitment;
import java.time.Duration;
import java.util.List;
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
        return new Commitments(
                count(items, REQUESTED),
                count(items, COMMITTED),
                count(items, DECLINED),
                count(items, UNANSWERED),
                Durations.of(items.stream().filter(item -> item.is(COMMITTED)).toList()));
    }

    private static int count(List<Item> items, String label) {
        return (int) items.stream().filter(item -> item.is(label)).count();
    }

    static Stream<Item> items(WorkAsOf work) {
        Commitment bound = work.committed();
        return Stream.of(
                        Stream.of(item(work, REQUESTED, work.requested(), 0)),
                        Stream.ofNullable(bound).map(each -> item(work, COMMITTED, each.mark(), lead(each))),
                        work.declined().stream().map(mark -> item(work, DECLINED, mark, 0)),
                        work.unanswered().stream().map(mark -> item(work, UNANSWERED, mark, 0)))
                .flatMap(items -> items);
    }

    private static Item item(WorkAsOf work, String label, Mark mark, long amount) {
        Side side = label.equals(COMMITTED) ? Side.EXTRA : label.equals(REQUESTED) ? Side.BASE : Side.BESIDE;
        return work.item(side, label, mark.at(), amount, Stream.of(mark));
    }

    private static long lead(Commitment commitment) {
        return Duration.between(commitment.mark().at(), commitment.due()).toSeconds();
    }
}
