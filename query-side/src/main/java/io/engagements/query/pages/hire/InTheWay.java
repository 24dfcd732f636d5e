package io.engagements.query.pages.hire;

import io.engagements.events.Role;
import io.engagements.events.refusal.RuleId;
import io.engagements.query.pages.frame.View;
import io.engagements.query.pages.hire.Checks.Check;
import io.engagements.query.pages.hire.Checks.Stands;
import io.engagements.rules.Decision;
import io.engagements.rules.candidacy.Candidacy.Offer;
import io.engagements.rules.candidacy.Candidacy.Standing;
import io.engagements.rules.candidacy.MayHire;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the way of hiring, as the rules answer when it is tried: every one that fails, and those that hold.
 *
 * @param rules the ids of those that fail
 */
record InTheWay(List<Line> lines, List<String> rules) {

    /** Those that a hiring is held to, in the order in which they are told. */
    private static final List<RuleId> ASKED =
            List.of(RuleId.VETTING_COMPLETE, RuleId.TERMS_CURRENT, RuleId.SCOPE_STATED);

    private static final String CLEAR = "bi-check2 c-pine";

    /** @param where it is mended; absent where whoever looks cannot do anything about it, or nothing has to be done */
    record Line(String icon, String words, @Nullable String where) {

        public boolean isClear() {
            return icon.equals(CLEAR);
        }
    }

    /** Empty where there is nothing to hire any more. */
    static Optional<InTheWay> of(Considering considering, Checks checks, View view) {
        if (!considering.isOpen()) {
            return Optional.empty();
        }
        List<RuleId> failed = failed(
                MayHire.of(considering.candidacy(), Role.CLIENT, view.now()).hire());
        List<Line> lines = new ArrayList<>(failed.stream()
                .flatMap(rule -> bars(rule, considering, checks, view))
                .toList());
        ASKED.stream()
                .filter(rule -> !failed.contains(rule))
                .filter(rule -> rule != RuleId.SCOPE_STATED
                        || considering.candidacy().latestOffer().isPresent())
                .map(rule -> new Line(CLEAR, view.say("hire.clear." + rule), null))
                .forEach(lines::add);
        return Optional.of(
                new InTheWay(List.copyOf(lines), failed.stream().map(RuleId::id).toList()));
    }

    public boolean isFree() {
        return rules.isEmpty();
    }

    /** In one line, where there is no room for more. */
    public String words() {
        return lines.stream()
                .filter(line -> isFree() || !line.isClear())
                .map(Line::words)
                .collect(Collectors.joining(" · "));
    }

    private static List<RuleId> failed(Decision hiring) {
        return hiring instanceof Decision.Refused refused ? refused.refusal().rules() : List.of();
    }

    private static Stream<Line> bars(RuleId rule, Considering considering, Checks checks, View view) {
        return switch (rule) {
            case VETTING_COMPLETE ->
                Stream.of(Stands.OPEN, Stands.DOUBTFUL, Stands.NOT_SATISFIED)
                        .flatMap(stands -> checks(stands, considering, checks, view));
            case TERMS_CURRENT -> Stream.of(terms(considering, view));
            case SCOPE_STATED -> Stream.of(scope(considering, view));
            default ->
                Stream.of(new Line("bi-x-circle c-brick", view.say("hire.bar.other", Map.of("rule", rule.id())), null));
        };
    }

    private static Stream<Line> checks(Stands stands, Considering considering, Checks checks, View view) {
        List<Check> those = checks.that(stands);
        if (those.isEmpty()) {
            return Stream.empty();
        }
        String first = those.get(0).id();
        String where = considering.side() == Role.CLIENT
                ? considering.path() + "?check=" + first + "#check-" + first
                : considering.path() + "#checks";
        return Stream.of(new Line(
                stands == Stands.OPEN
                        ? "bi-circle muted"
                        : stands == Stands.DOUBTFUL ? "bi-question-circle c-ochre" : "bi-x-circle c-brick",
                view.say("hire.bar." + stands, Map.of("n", those.size())),
                where));
    }

    private static Line terms(Considering considering, View view) {
        Optional<Standing> standing =
                considering.candidacy().latestOffer().map((Offer offer) -> offer.standingAt(view.now()));
        String how = standing.map(Standing::name).orElse("NONE");
        return new Line(
                "bi-circle muted",
                view.say(
                        "hire.bar.terms." + how,
                        Map.of(
                                "mine",
                                considering.side() == Role.VA ? "yes" : "no",
                                "who",
                                considering.va().person())),
                considering.side() == Role.VA ? considering.path() + "/terms" : null);
    }

    private static Line scope(Considering considering, View view) {
        return new Line(
                "bi-circle muted",
                view.say("hire.bar.scope", Map.of("who", considering.va().person())),
                considering.path() + (considering.side() == Role.VA ? "/terms" : "/decline"));
    }
}
