package io.engagements.query.pages.hire;

import io.engagements.events.candidacy.Criterion;
import io.engagements.query.pages.frame.View;
import io.engagements.rules.candidacy.Candidacy;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The ten checks, in words.
 *
 * @param settled how many of them stand in no hiring's way
 * @param counts how many there are of each kind
 */
record Checks(List<Check> all, long settled, String counts) {

    /** How a check stands, from the best on: with the mark of its word, and of its part of the picture. */
    enum Stands {
        SATISFIED("pine", "bi-check2", "nb-on"),
        WAIVED("plum", "bi-slash-circle", "sp-w"),
        DOUBTFUL("ochre", "bi-question-lg", "nb-ochre"),
        NOT_SATISFIED("brick", "bi-x-lg", "nb-off"),
        OPEN("", "bi-circle", "nb-none");

        private final String tag;
        private final String icon;
        private final String cell;

        Stands(String tag, String icon, String cell) {
            this.tag = tag;
            this.icon = icon;
            this.cell = cell;
        }

        public String tag() {
            return tag;
        }

        public String icon() {
            return icon;
        }

        public String cell() {
            return cell;
        }

        private static Stands of(Candidacy.@Nullable Check check) {
            if (check == null) {
                return OPEN;
            }
            return check.waiver() != null || check.outcome() == null
                    ? WAIVED
                    : valueOf(check.outcome().name());
        }
    }

    /**
     * @param id of what is looked at, as commands name it
     * @param passes whether it stands in no hiring's way
     * @param evidence what was seen; absent where nothing was
     * @param seen what it had shown, where that was waived afterwards
     * @param waiver why it is done without; absent where it is not
     * @param by who said so last, and when; absent where nobody did
     */
    record Check(
            String id,
            String name,
            boolean passes,
            Stands stands,
            @Nullable String evidence,
            @Nullable String seen,
            @Nullable String waiver,
            @Nullable String by,
            @Nullable String utc) {}

    static Checks of(Considering considering, View view) {
        Map<Criterion, Candidacy.Check> made = considering.candidacy().checks();
        List<Check> all = Stream.of(Criterion.values())
                .map(criterion -> check(criterion, made.get(criterion), considering, view))
                .toList();
        return new Checks(all, all.stream().filter(Check::passes).count(), counts(all, view));
    }

    private static Check check(
            Criterion criterion, Candidacy.@Nullable Check made, Considering considering, View view) {
        String name = view.say("hire.check." + criterion);
        if (made == null) {
            return new Check(criterion.name(), name, false, Stands.OPEN, null, null, null, null, null);
        }
        return new Check(
                criterion.name(),
                name,
                made.passes(),
                Stands.of(made),
                made.evidence(),
                made.waiver() == null || made.outcome() == null ? null : view.say("hire.stands." + made.outcome()),
                made.waiver(),
                view.say(
                        "hire.by",
                        Map.of(
                                "who",
                                considering.who().actor(made.by()).orElse(""),
                                "at",
                                view.moment(made.by().occurredAt(), view.zone()))),
                made.by().occurredAt().toString());
    }

    private static String counts(List<Check> all, View view) {
        return Arrays.stream(Stands.values())
                .map(stands -> Map.entry(
                        stands,
                        all.stream().filter(each -> each.stands() == stands).count()))
                .filter(counted -> counted.getValue() > 0)
                .map(counted -> view.say("hire.count." + counted.getKey(), Map.of("n", counted.getValue())))
                .collect(Collectors.joining(", "));
    }

    /** Those that stand in this way. */
    List<Check> that(Stands stands) {
        return all.stream().filter(each -> each.stands() == stands).toList();
    }

    /** The parts of the picture, the best first. */
    public List<String> cells() {
        return all.stream().map(Check::stands).sorted().map(Stands::cell).toList();
    }
}
