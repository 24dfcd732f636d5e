package io.engagements.query.pages.numbers;

import io.engagements.query.answer.Page;
import io.engagements.query.answer.Viewer;
import io.engagements.query.engagement.EngagementRows;
import io.engagements.query.pages.frame.Sides;
import io.engagements.query.pages.frame.Sides.Pair;
import io.engagements.query.pages.frame.SignedIn;
import io.engagements.query.pages.frame.View;
import io.engagements.report.MetricReport;
import io.engagements.report.MetricSlice;
import io.engagements.report.MetricView.FirstPass;
import io.engagements.report.MetricView.InputDelay;
import io.engagements.report.MetricView.Percentage;
import io.engagements.rules.contract.Contract;
import io.engagements.rules.metrics.Item;
import io.engagements.rules.metrics.Item.Subject;
import io.engagements.rules.metrics.Metric;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** With whom numbers came about that go across engagements: what of them belongs to each, and what their things are called. */
@Component
@ConditionalOnBooleanProperty("engagements.pages")
class Partners {

    private static final int MOST = 10;

    private final EngagementRows engagements;
    private final Sides sides;

    Partners(EngagementRows engagements, Sides sides) {
        this.engagements = engagements;
        this.sides = sides;
    }

    /** @param href of the numbers of that engagement alone, as of the same moment */
    record Partner(String name, String business, String href, Told kept, Told first, Told late) {}

    /** @param next where the following ones are; absent when these are the last */
    record Each(List<Partner> items, @Nullable String next) {}

    /** Those with whom somebody has engagements, those that have ended last. */
    Listed list(Address address, SignedIn who, View view) {
        return new Listed(
                engagements.runningFirst(Viewer.of(who.caller()), null, MOST, address.get(Address.WITH)), who, view);
    }

    /** What is listed of them is known already when things are named. */
    final class Listed {

        private final Page<Contract> page;
        private final SignedIn who;
        private final View view;

        private Listed(Page<Contract> page, SignedIn who, View view) {
            this.page = page;
            this.who = who;
            this.view = view;
        }

        /** What the things are called that are to be shown. */
        Known known(Metric metric, Set<Subject> subjects) {
            Map<String, List<String>> ids = subjects.stream()
                    .collect(Collectors.groupingBy(
                            Subject::engagementId, Collectors.mapping(Subject::id, Collectors.toList())));
            Map<String, Contract> contracts =
                    page.items().stream().collect(Collectors.toMap(Contract::engagementId, contract -> contract));
            Set<String> others = new HashSet<>(ids.keySet());
            others.removeAll(contracts.keySet());
            contracts.putAll(engagements.find(others, Viewer.of(who.caller())));
            return Known.of(
                    Things.isOfWork(metric) ? engagements.titles(ids) : Map.of(),
                    contracts.values(),
                    sides.of(contracts.values(), who, view));
        }

        Each of(MetricReport report, Asked asked) {
            Address address = asked.address();
            Map<String, Pair> pairs = sides.of(page.items(), who, view);
            Function<Function<Metric, MetricSlice>, Apart> apart = Apart::of;
            Apart each = (asked.isLately() ? report.lately(apart) : report.whole(apart)).metrics();
            List<Partner> partners = page.items().stream()
                    .map(contract -> partner(
                            contract.engagementId(),
                            Objects.requireNonNull(pairs.get(contract.engagementId())),
                            each,
                            address,
                            view))
                    .toList();
            return new Each(partners, page.next() == null ? null : address.with(Address.WITH, page.next()) + "#with");
        }
    }

    /** The same numbers, engagement by engagement. */
    private record Apart(Map<String, List<Item>> kept, Map<String, List<Item>> first, Map<String, List<Item>> late) {

        static Apart of(Function<Metric, MetricSlice> slices) {
            return new Apart(
                    each(slices.apply(Metric.ON_TIME_AGREED)),
                    each(slices.apply(Metric.FIRST_PASS_ACCEPTANCE)),
                    each(slices.apply(Metric.INPUT_DELAY)));
        }

        private static Map<String, List<Item>> each(MetricSlice slice) {
            return slice.items().stream()
                    .collect(Collectors.groupingBy(item -> item.subject().engagementId()));
        }

        static MetricSlice slice(Map<String, List<Item>> of, String engagement) {
            return new MetricSlice(of.getOrDefault(engagement, List.of()), false, true);
        }
    }

    private static Partner partner(String id, Pair pair, Apart apart, Address address, View view) {
        Percentage kept = Percentage.of(Apart.slice(apart.kept(), id));
        FirstPass first = FirstPass.of(Apart.slice(apart.first(), id));
        InputDelay late = InputDelay.of(Apart.slice(apart.late(), id));
        Address own = new Address("/engagements/" + id + "/numbers", address.asked())
                .closed()
                .without(Address.MONTHS, Address.WITH);
        return new Partner(
                pair.other().person(),
                pair.other().business(),
                own.toString(),
                Told.share(kept.share(), kept.percent(), "nb-on", "nb-off", view),
                Told.share(first.share(), first.percent(), "nb-on", "nb-blue", view),
                Told.clientHours(late.count(), late.sumHours(), view));
    }
}
