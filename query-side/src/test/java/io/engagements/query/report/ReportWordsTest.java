package io.engagements.query.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.engagement.ProposalKind;
import io.engagements.query.compliance.MetricGroup;
import io.engagements.query.print.PrintedWords;
import io.engagements.rules.agreement.EngagementStatus;
import io.engagements.rules.metrics.Metric;
import io.engagements.rules.proposal.Proposal;
import io.engagements.rules.review.DeliverableState;
import io.engagements.rules.work.Overdue;
import java.io.IOException;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every word that a report needs is there in both languages, and no other. */
class ReportWordsTest {

    private static final String PLACE = "/io/engagements/query/report/";

    private static final Map<String, Enum<?>[]> CODES = Map.ofEntries(
            Map.entry("Part", IndependenceReport.Changed.values()),
            Map.entry("Became", EngagementReport.How.values()),
            Map.entry("None", Measure.None.values()),
            Map.entry("Group", MetricGroup.values()),
            Map.entry("Metric", Metric.values()),
            Map.entry("Unit", Measure.Unit.values()),
            Map.entry("Proposed", ProposalKind.values()),
            Map.entry("Answer", Proposal.State.values()),
            Map.entry("Whose", Overdue.Whose.values()),
            Map.entry("Status", EngagementStatus.values()),
            Map.entry("Work", DeliverableState.values()));

    private static Set<String> needed() throws IOException {
        Set<String> needed = PrintedWords.neededBy(PrintedWords.templatesBeside(PLACE + "parts.html"));
        CODES.forEach((name, codes) ->
                Stream.of(codes).map(code -> name + '.' + code.name()).forEach(needed::add));
        needed.remove("Unit.COUNT");
        return needed;
    }

    @Test
    void everyWordIsThereInBothLanguagesAndNoOther() throws IOException {
        PrintedWords.areThose(PLACE + "report", needed());
    }

    /** Who reads a report has the page with the numbers beside it; there the client is named. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void numbersAreCalledAsThePagesCallThem(String language) throws IOException {
        Properties printed = PrintedWords.of(PLACE + "report", language);
        Properties pages = PrintedWords.of("/pages/pages", language);

        for (Metric metric : Metric.values()) {
            String onPages = pages.getProperty("numbers." + metric.key());
            if (!onPages.contains("{")) {
                assertThat(printed.getProperty("Metric." + metric.name()))
                        .as(metric.key())
                        .isEqualTo(onPages);
            }
        }
    }

    /** Of the same number, where there is none. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void whatIsNoNumberIsSaidAsThePagesSayIt(String language) throws IOException {
        Properties printed = PrintedWords.of(PLACE + "report", language);
        Properties pages = PrintedWords.of("/pages/pages", language);
        Map<Measure.None, String> said = Map.of(
                Measure.None.NO_NUMBER, "numbers.none",
                Measure.None.NONE_LATE, "numbers.lateness.none",
                Measure.None.NO_DELAY, "numbers.no-delay",
                Measure.None.NOTHING_OPEN, "numbers.ndaCoverage.none");

        assertThat(said).containsOnlyKeys(Measure.None.values());
        said.forEach((none, key) ->
                assertThat(printed.getProperty("None." + none)).as(key).isEqualTo(pages.getProperty(key)));
    }
}
