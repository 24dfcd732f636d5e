package io.engagements.query.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.refusal.RuleId;
import io.engagements.events.terms.Fee;
import io.engagements.events.terms.Terms;
import io.engagements.query.history.Wordings;
import io.engagements.query.party.PartyName;
import io.engagements.query.print.Printer;
import io.engagements.query.proof.Cited;
import io.engagements.query.proof.CitedEntries.Leaf;
import io.engagements.query.report.IndependenceReport.Act;
import io.engagements.query.report.IndependenceReport.Attempted;
import io.engagements.query.report.IndependenceReport.Change;
import io.engagements.query.report.IndependenceReport.Changed;
import io.engagements.query.report.IndependenceReport.Engaged;
import io.engagements.query.report.IndependenceReport.Judged;
import io.engagements.query.report.IndependenceReport.Refused;
import io.engagements.query.report.IndependenceReport.Setting;
import io.engagements.query.report.IndependenceReport.Side;
import io.engagements.rules.independence.Part;
import io.engagements.rules.metrics.Share;
import io.engagements.rules.proposal.Proposal.State;
import io.engagements.support.problem.Language;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.InputStreamResource;

/** A report is printed wherever its pages end. */
class ReportPrintTest {

    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");
    private static final Instant AT = Instant.parse("2027-02-01T09:00:00Z");
    private static final Judged JUDGED = new Judged(1, 0, 1, 0, 1, 1);

    private static Terms terms(String fee) {
        return new Terms(
                new Fee(new BigDecimal(fee), "USD", Fee.Per.HOUR),
                MADRID,
                List.of("Catalogues"),
                List.of("Sales"),
                null,
                null,
                null,
                7,
                3,
                2,
                10,
                null,
                5,
                3,
                90,
                30,
                null,
                null);
    }

    private static Act by(Side side, long position) {
        return new Act(side, AT, new Ref(position, null));
    }

    private static Engaged engaged(int number) {
        List<Setting> settings = List.of(
                new Setting(Part.FEE, terms("42.00"), by(Side.VA, 12), by(Side.CLIENT, 13), AT),
                new Setting(Part.HOURS, terms("42.00"), by(Side.VA, 12), by(Side.CLIENT, 13), AT),
                new Setting(Part.CONTACT, terms("42.00"), null, by(Side.CLIENT, 13), AT));
        List<Change> changes = List.of(
                change(by(Side.VA, 12), State.ACCEPTED, by(Side.CLIENT, 13), by(Side.TIME, 14)),
                change(by(Side.CLIENT, 13), State.DECLINED, by(Side.VA, 12), null));
        return new Engaged(
                "e" + number,
                "c",
                MADRID,
                AT,
                null,
                settings,
                number % 2 == 0 ? changes : List.of(),
                JUDGED,
                List.of());
    }

    private static Change change(Act proposed, State answer, Act answered, @Nullable Act effect) {
        return new Change(Set.of(Changed.FEE), terms("42.00"), terms("48.00"), proposed, answer, answered, effect);
    }

    /** With 39 and with 62 a page ended where heads that are repeated on the next one could not be tagged. */
    @ParameterizedTest
    @ValueSource(ints = {0, 9, 39, 62})
    void isPrintedWhereverItsPagesEnd(int size) throws IOException {
        List<Attempted> attempts = Collections.nCopies(
                size % 10,
                new Attempted(
                        "e0",
                        MADRID,
                        AT,
                        Side.CLIENT,
                        List.of(RuleId.TIMESHEETS_NOT_OWED),
                        "request-timesheet",
                        "He tried",
                        new Ref(15, null)));
        IndependenceReport told = new IndependenceReport(
                2027,
                new PartyName("lucia", null, "Lucía", "Despacho", false),
                IntStream.rangeClosed(0, size / 10)
                        .mapToObj(ReportPrintTest::engaged)
                        .toList(),
                false,
                1,
                new Share(1, 1),
                JUDGED,
                List.of(new Refused(List.of(RuleId.TIMESHEETS_NOT_OWED), Side.CLIENT, 1)),
                attempts,
                attempts.size());
        Cited cited = new Cited(
                LongStream.range(1, 4 + size)
                        .mapToObj(position -> new Leaf(position, "0123456789abcdef".repeat(4)))
                        .toList(),
                null,
                List.of());
        Report report = new Report(
                "independence",
                "independence",
                AT,
                ZoneId.of("UTC"),
                "me",
                Map.of("c", "Client SL"),
                cited,
                Map.of(),
                told);

        InputStreamResource body = Objects.requireNonNull(new ReportPrint(new Printer(), Wordings.sentences())
                .pdf(report, Language.ENGLISH)
                .getBody());
        try (InputStream printed = body.getInputStream();
                PDDocument pdf = Loader.loadPDF(printed.readAllBytes())) {
            assertThat(pdf.getNumberOfPages()).isPositive();
        }
    }
}
