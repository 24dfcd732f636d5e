package io.engagements.report;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.engagements.rules.ground.Ground.State;
import io.engagements.rules.metrics.ChangePressure;
import io.engagements.rules.metrics.GroundsLedger;
import io.engagements.rules.metrics.Item;
import io.engagements.rules.metrics.Item.Side;
import io.engagements.rules.metrics.NdaCoverage;
import io.engagements.rules.metrics.Share;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Numbers as the interface shows them; {@code items} stands only where they are to be explained. */
public final class MetricView {

    private MetricView() {}

    /** {@code percent} is null below five items: the counts then say all there is to say. */
    public record Percentage(
            @JsonUnwrapped Share share,
            @Nullable BigDecimal percent,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Explanation items) {
        public static Percentage of(MetricSlice slice) {
            Share share = Share.of(slice.items());
            return new Percentage(share, share.percent(), Explanation.of(slice));
        }
    }

    /** {@code lapsedWithoutRound}: nobody asked for an improvement, and nobody accepted either. */
    public record FirstPass(
            @JsonUnwrapped Share share,
            @Nullable BigDecimal percent,
            int lapsedWithoutRound,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Explanation items) {
        public static FirstPass of(MetricSlice slice) {
            Share share = Share.of(slice.items());
            int lapsed = (int)
                    slice.items().stream().filter(Item::isLapsedWithoutRound).count();
            return new FirstPass(share, share.percent(), lapsed, Explanation.of(slice));
        }
    }

    /** {@code ratio} is null when there is nothing to divide by. */
    public record Ratio(
            @JsonUnwrapped Share share,
            @Nullable BigDecimal ratio,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Explanation items) {
        public static Ratio of(MetricSlice slice) {
            Share share = Share.of(slice.items());
            return new Ratio(share, share.ratio(), Explanation.of(slice));
        }
    }

    /** How elapsed hours are spread; null when there is none. */
    public record Distribution(
            int count,
            @Nullable BigDecimal medianHours,
            @Nullable BigDecimal p90Hours,
            @Nullable BigDecimal maxHours) {
        static Distribution of(MetricSlice slice) {
            var durations = io.engagements.rules.metrics.Durations.of(slice.items());
            return new Distribution(
                    durations.count(), durations.medianHours(), durations.p90Hours(), durations.maxHours());
        }
    }

    /** Elapsed hours. */
    public record Durations(
            @JsonUnwrapped Distribution distribution,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Explanation items) {
        public static Durations of(MetricSlice slice) {
            return new Durations(Distribution.of(slice), Explanation.of(slice));
        }
    }

    /** How late what came was, and beside it what is still owed. */
    public record Lateness(
            @JsonUnwrapped Distribution distribution,
            List<Overdue> openOverdue,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Explanation items) {
        public static Lateness of(MetricSlice slice) {
            List<Overdue> open = slice.items().stream()
                    .filter(item -> item.side() == Side.BESIDE)
                    .map(item ->
                            new Overdue(slice.idOf(item), io.engagements.rules.metrics.Durations.hours(item.amount())))
                    .toList();
            return new Lateness(Distribution.of(slice), open, Explanation.of(slice));
        }
    }

    /** Hours past the agreed due. */
    public record Overdue(String deliverableId, BigDecimal hours) {}

    /** Hours past the dues of the client's inputs; null when none was late. */
    public record InputDelay(
            int count,
            @Nullable BigDecimal sumHours,
            @Nullable BigDecimal medianHours,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Explanation items) {
        public static InputDelay of(MetricSlice slice) {
            var delay = io.engagements.rules.metrics.InputDelay.of(slice.items());
            return new InputDelay(
                    delay.count(), delay.sumHours(), delay.durations().medianHours(), Explanation.of(slice));
        }
    }

    /** What the client tried to change: its proposals of other terms, and what was {@code refused}, by rule. */
    public record Pressure(
            int proposed,
            int declined,
            int expired,
            Map<String, Integer> refused,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Explanation items) {
        public static Pressure of(MetricSlice slice) {
            return new Pressure(
                    count(slice, ChangePressure.PROPOSED),
                    count(slice, ChangePressure.DECLINED),
                    count(slice, ChangePressure.EXPIRED),
                    ChangePressure.counts(slice.items()),
                    Explanation.of(slice));
        }

        private static int count(MetricSlice slice, String label) {
            return (int) slice.items().stream().filter(item -> item.is(label)).count();
        }
    }

    /** Other dues agreed, by who asked. */
    public record Extensions(
            @JsonUnwrapped io.engagements.rules.metrics.Extensions counts,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Explanation items) {
        public static Extensions of(MetricSlice slice) {
            return new Extensions(io.engagements.rules.metrics.Extensions.of(slice.items()), Explanation.of(slice));
        }
    }

    /** What the VA took on. */
    public record Commitments(
            @JsonUnwrapped @JsonIgnoreProperties("leadSeconds")
            io.engagements.rules.metrics.Commitments counts,

            @Nullable BigDecimal medianLeadHours,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Explanation items) {
        public static Commitments of(MetricSlice slice) {
            var counts = io.engagements.rules.metrics.Commitments.of(slice.items());
            return new Commitments(counts, counts.leadSeconds().medianHours(), Explanation.of(slice));
        }
    }

    /** How many grounds stand how. */
    public record Grounds(
            int open,
            int noticed,
            int cured,
            int used,
            int withdrawn,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Explanation items) {
        public static Grounds of(MetricSlice slice) {
            List<Item> items = slice.items();
            return new Grounds(
                    GroundsLedger.count(items, State.OPEN),
                    GroundsLedger.count(items, State.NOTICED),
                    GroundsLedger.count(items, State.CURED),
                    GroundsLedger.count(items, State.USED),
                    GroundsLedger.count(items, State.WITHDRAWN),
                    Explanation.of(slice));
        }
    }

    /** Elapsed hours; {@code percent} is null when nothing was exposed. */
    public record Coverage(
            BigDecimal coveredHours,
            BigDecimal uncoveredHours,
            BigDecimal exposedHours,
            @Nullable BigDecimal percent,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Explanation items) {
        public static Coverage of(MetricSlice slice) {
            NdaCoverage coverage = NdaCoverage.of(slice.items());
            return new Coverage(
                    io.engagements.rules.metrics.Durations.hours(coverage.coveredSeconds()),
                    io.engagements.rules.metrics.Durations.hours(coverage.uncoveredSeconds()),
                    io.engagements.rules.metrics.Durations.hours(coverage.exposedSeconds()),
                    coverage.percent(),
                    Explanation.of(slice));
        }
    }

    /** Mean of ratings from 1 to 5; null when nothing was rated. */
    public record Rating(
            int count,
            @Nullable BigDecimal mean,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Explanation items) {
        public static Rating of(MetricSlice slice) {
            var rating = io.engagements.rules.metrics.Rating.of(slice.items());
            return new Rating(rating.count(), rating.mean(), Explanation.of(slice));
        }
    }
}
