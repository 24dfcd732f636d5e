package io.engagements.rules.metrics;

import io.engagements.rules.EventRef;
import io.engagements.rules.metrics.Item.Side;
import io.engagements.rules.metrics.WorkFacts.InputTurn;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How late the client's inputs were; each belongs to a window by its due. Those given in time are left out. */
public record InputDelay(Durations durations) {

    public static InputDelay of(List<Item> items) {
        return new InputDelay(Durations.of(items));
    }

    public int count() {
        return durations.count();
    }

    /** Absent when there is none. */
    public @Nullable BigDecimal sumHours() {
        long sum = durations.seconds().stream().mapToLong(Long::longValue).sum();
        return durations.count() == 0 ? null : Durations.hours(sum);
    }

    static void items(WorkAsOf work, Consumer<Item> to) {
        if (!work.isCommitted() || work.inputs().isEmpty()) {
            return;
        }
        Instant until = work.inputsCountUntil();
        work.inputs().forEach(input -> {
            long late = input.overdue().within(Instant.EPOCH, until).toSeconds();
            if (late > 0) {
                to.accept(work.item(Side.COUNTS, null, input.due(), late, () -> refs(work, input)));
            }
        });
    }

    /** What made it as late as it was. */
    static Stream<EventRef> refs(WorkAsOf work, AgreedDue.Input input) {
        return Stream.concat(
                Stream.of(input.owed().ref()), work.turns(input.owed()).stream().map(InputTurn::ref));
    }
}
