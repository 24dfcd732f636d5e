package io.engagements.query.pages.numbers;

import io.engagements.query.compliance.MetricGroup;
import io.engagements.query.pages.frame.View;
import io.engagements.report.MetricView.Commitments;
import io.engagements.report.MetricView.Coverage;
import io.engagements.report.MetricView.Durations;
import io.engagements.report.MetricView.Extensions;
import io.engagements.report.MetricView.FirstPass;
import io.engagements.report.MetricView.Grounds;
import io.engagements.report.MetricView.Lateness;
import io.engagements.report.MetricView.Percentage;
import io.engagements.report.MetricView.Pressure;
import io.engagements.report.MetricView.Rating;
import io.engagements.report.MetricView.Ratio;
import io.engagements.rules.metrics.Metric;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every number in a row of its own: the VA's results, the client's part and what is between them, apart. */
final class Rows {

    /** What is said of these has no room beside the value. */
    private static final Set<Metric> WORDY = EnumSet.of(
            Metric.LATENESS,
            Metric.COMMITMENTS,
            Metric.REVIEW_TURNAROUND,
            Metric.CHANGE_PRESSURE,
            Metric.EXTENSIONS,
            Metric.GROUNDS,
            Metric.NDA_COVERAGE);

    private final Measured measured;
    private final Eyes eyes;
    private final View view;

    Rows(Measured measured, Eyes eyes, View view) {
        this.measured = measured;
        this.eyes = eyes;
        this.view = view;
    }

    /**
     * @param how what it counts, shortly, and what is said of it at length
     * @param notes beside the value, shortly
     * @param href of the list that made it
     * @param open whether that list stands beside
     */
    record Row(String key, String name, List<String> how, Told told, List<String> notes, String href, boolean open) {}

    record Section(String head, List<Row> rows) {}

    List<Section> sections(Address address, @Nullable Metric open) {
        return Stream.of(MetricGroup.values())
                .map(group -> section(group, address, open))
                .toList();
    }

    private Section section(MetricGroup group, Address address, @Nullable Metric open) {
        return new Section(
                view.say("numbers.section." + group.name().toLowerCase(Locale.ROOT), eyes.words()),
                group.metrics().stream()
                        .map(metric -> row(metric, address, metric == open))
                        .toList());
    }

    private Row row(Metric metric, Address address, boolean open) {
        Told told = told(metric);
        String how = view.say("numbers." + metric.key() + ".how", eyes.words());
        List<String> notes = Stream.of(told.of(), beside(metric), leftOut(metric))
                .filter(Objects::nonNull)
                .toList();
        boolean wordy = WORDY.contains(metric);
        return new Row(
                metric.key(),
                name(metric),
                wordy ? Stream.concat(Stream.of(how), notes.stream()).toList() : List.of(how),
                told,
                wordy ? List.of() : notes,
                address.why(metric.key()),
                open);
    }

    String name(Metric metric) {
        return view.say("numbers." + metric.key(), eyes.words());
    }

    Told told(Metric metric) {
        var compliance = measured.compliance();
        var quality = measured.quality();
        return switch (metric) {
            case ON_TIME_AGREED -> share(compliance.onTimeAgreed(), "nb-on", "nb-off");
            case ON_TIME_ORIGINAL -> share(compliance.onTimeOriginal(), "nb-on", "nb-off");
            case MISSED -> share(compliance.missed(), "nb-off", "nb-on");
            case LATENESS -> lateness(compliance.lateness());
            case IMPROVEMENT_ON_TIME -> share(compliance.improvementOnTime(), "nb-on", "nb-off");
            case INPUT_DELAY ->
                Told.clientHours(
                        compliance.inputDelay().count(), compliance.inputDelay().sumHours(), view);
            case CHANGE_PRESSURE -> pressure(compliance.changePressure());
            case EXTENSIONS -> extensions(compliance.extensions());
            case COMMITMENTS -> commitments(compliance.commitments());
            case GROUNDS -> grounds(compliance.grounds());
            case NDA_COVERAGE -> coverage(compliance.ndaCoverage());
            case FIRST_PASS_ACCEPTANCE -> firstPass(quality.firstPassAcceptance());
            case ON_TIME_FIRST_PASS -> share(quality.onTimeFirstPass(), "nb-on", "nb-none");
            case ROUNDS_PER_ACCEPTED -> ratio(quality.roundsPerAccepted());
            case REJECTED -> share(quality.rejected(), "nb-off", "nb-on");
            case RATING -> rating(quality.rating());
            case REVIEW_TURNAROUND -> turnaround(quality.reviewTurnaround());
            case REVIEW_LAPSE -> share(quality.reviewLapse(), "nb-client", "nb-none");
        };
    }

    private Told share(Percentage percentage, String kind, String rest) {
        return Told.share(percentage.share(), percentage.percent(), kind, rest, view);
    }

    private Told firstPass(FirstPass firstPass) {
        return Told.share(firstPass.share(), firstPass.percent(), "nb-on", "nb-blue", view);
    }

    private Told ratio(Ratio ratio) {
        return Told.ratio(ratio.share(), ratio.ratio(), view);
    }

    private Told lateness(Lateness lateness) {
        var spread = lateness.distribution();
        BigDecimal median = spread.medianHours();
        BigDecimal most = spread.maxHours();
        return median == null || most == null
                ? Told.words("numbers.lateness.none", view)
                : new Told(
                        Told.hours(median, view),
                        false,
                        say("numbers.lateness.of", Map.of("n", spread.count(), "most", Told.hours(most, view))),
                        List.of());
    }

    private Told turnaround(Durations durations) {
        var spread = durations.distribution();
        BigDecimal median = spread.medianHours();
        BigDecimal most = spread.p90Hours();
        return median == null || most == null
                ? Told.none(view)
                : new Told(
                        Told.hours(median, view),
                        false,
                        say("numbers.reviewTurnaround.of", Map.of("n", spread.count(), "p90", Told.hours(most, view))),
                        List.of());
    }

    private Told rating(Rating rating) {
        BigDecimal mean = rating.mean();
        return mean == null
                ? Told.none(view)
                : new Told(
                        Told.number(mean, 2, view),
                        false,
                        say("numbers.rating.of", Map.of("n", rating.count())),
                        List.of());
    }

    private Told commitments(Commitments commitments) {
        var counts = commitments.counts();
        return counts.requested() + counts.committed() + counts.declined() + counts.unanswered() == 0
                ? Told.none(view)
                : Told.count(
                        counts.committed(),
                        say(
                                "numbers.commitments.of",
                                Map.of(
                                        "requested",
                                        counts.requested(),
                                        "declined",
                                        counts.declined(),
                                        "unanswered",
                                        counts.unanswered())));
    }

    private Told pressure(Pressure pressure) {
        int refused =
                pressure.refused().values().stream().mapToInt(Integer::intValue).sum();
        return Told.count(
                refused,
                pressure.proposed() == 0
                        ? null
                        : say(
                                "numbers.changePressure.of",
                                Map.of(
                                        "proposed",
                                        pressure.proposed(),
                                        "declined",
                                        pressure.declined(),
                                        "expired",
                                        pressure.expired())));
    }

    private Told extensions(Extensions extensions) {
        var counts = extensions.counts();
        return Told.count(
                counts.byVa() + counts.byClient(),
                say("numbers.extensions.of", Map.of("byVa", counts.byVa(), "byClient", counts.byClient())));
    }

    private Told grounds(Grounds grounds) {
        return Told.count(
                grounds.open() + grounds.noticed(),
                say(
                        "numbers.grounds.of",
                        Map.of(
                                "noticed",
                                grounds.noticed(),
                                "cured",
                                grounds.cured(),
                                "used",
                                grounds.used(),
                                "withdrawn",
                                grounds.withdrawn())));
    }

    private Told coverage(Coverage coverage) {
        BigDecimal percent = coverage.percent();
        return percent == null
                ? Told.words("numbers.ndaCoverage.none", view)
                : new Told(
                        Told.number(percent, 1, view) + " %",
                        false,
                        say(
                                "numbers.ndaCoverage.of",
                                Map.of(
                                        "covered",
                                        Told.hours(coverage.coveredHours(), view),
                                        "exposed",
                                        Told.hours(coverage.exposedHours(), view))),
                        List.of());
    }

    /** What stands beside a number and is no part of it. */
    private @Nullable String beside(Metric metric) {
        if (metric == Metric.LATENESS) {
            int owed = measured.compliance().lateness().openOverdue().size();
            return owed == 0 ? null : say("numbers.lateness.owed", Map.of("n", owed));
        } else if (metric == Metric.FIRST_PASS_ACCEPTANCE) {
            int lapsed = measured.quality().firstPassAcceptance().lapsedWithoutRound();
            return say("numbers.firstPassAcceptance.beside", Map.of("n", lapsed));
        } else if (metric == Metric.COMMITMENTS) {
            BigDecimal lead = measured.compliance().commitments().medianLeadHours();
            return lead == null ? null : say("numbers.commitments.lead", Map.of("lead", Told.hours(lead, view)));
        } else if (metric == Metric.INPUT_DELAY) {
            BigDecimal median = measured.compliance().inputDelay().medianHours();
            return median == null ? null : say("numbers.inputDelay.median", Map.of("median", Told.hours(median, view)));
        }
        return null;
    }

    private @Nullable String leftOut(Metric metric) {
        int leftOut = measured.leftOut().getOrDefault(metric, 0);
        return leftOut == 0 ? null : say("numbers.left-out", Map.of("n", leftOut));
    }

    private String say(String key, Map<String, ?> more) {
        Map<String, Object> words = new HashMap<>(eyes.words());
        words.putAll(more);
        return view.say(key, words);
    }
}
