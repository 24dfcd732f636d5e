package io.engagements.query.pages.ending;

import io.engagements.events.engagement.EndReason;
import io.engagements.events.engagement.TerminationEvent.ContractTerminated;
import io.engagements.events.time.Deadline;
import io.engagements.rules.Decision;
import io.engagements.rules.contract.LastDays.Fixed;
import io.engagements.rules.engagement.MayEnd;
import io.engagements.rules.engagement.MayTerminate;
import io.engagements.rules.engagement.MayTerminate.Missing;
import io.engagements.rules.ground.Ground;
import io.engagements.rules.time.Deadlines;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The answer to "May I end this?", as the rules give it.
 *
 * @param head the answer itself
 * @param lead what it rests on, in a sentence or two
 * @param focus the grounds that suffice; while none do, those that come nearest
 * @param missing what a termination on these lacks, the first rule's first
 * @param termination what ending the contract on these now would come to; empty where that is not asked any more
 * @param lastDay what has been fixed already, in words; absent while nothing is
 */
record Answer(
        Kind kind,
        String head,
        String lead,
        List<Ground> focus,
        List<Missing> missing,
        Optional<Decision> termination,
        @Nullable String lastDay) {

    enum Kind {
        /** The last day has passed. */
        OVER,
        /** The client ended it for cause; the last day is to come. */
        TERMINATED,
        YES,
        /** Time alone suffices. */
        LATER,
        /** There are grounds, and something is missing. */
        NOT_YET,
        NO_GROUND
    }

    /** While somebody still asks whether it may be ended for cause. */
    public boolean isOpen() {
        return kind != Kind.OVER && kind != Kind.TERMINATED;
    }

    boolean lacks(Missing what) {
        return missing.contains(what);
    }

    static Answer of(Matter matter) {
        String lastDay = lastDay(matter);
        if (matter.contract().isClosedAt(matter.at())) {
            return closed(matter);
        }
        Optional<Fixed> termination = matter.contract().ending().lastDays().termination();
        if (termination.isPresent()) {
            return terminated(matter, termination.get());
        }
        List<Ground> standing = matter.standing();
        if (standing.isEmpty()) {
            return noGround(matter, lastDay);
        }
        MayTerminate asked = MayTerminate.on(matter.now(), List.of(), matter.at());
        return asked(matter, matter.grounds(asked.groundIds()), asked, lastDay);
    }

    private static String over(Matter matter) {
        EndReason reason = matter.contract().ending().reason();
        String key = "ending.head.over." + (reason == null ? "PASSED" : reason.name());
        return matter.contract()
                .decisive()
                .map(fixed -> matter.say(key, fixed.by(), Map.of()))
                .orElseGet(() -> matter.say(key));
    }

    private static Answer closed(Matter matter) {
        return new Answer(
                Kind.OVER,
                over(matter),
                matter.contract()
                        .lastDay()
                        .map(end -> matter.say(
                                matter.waitsForExitList() ? "ending.lead.waits" : "ending.lead.over",
                                Map.of("until", matter.time(end))))
                        .orElse(""),
                List.of(),
                List.of(),
                Optional.empty(),
                null);
    }

    private static Answer terminated(Matter matter, Fixed termination) {
        Map<String, ?> words = Map.of("until", matter.time(termination.lastDay()));
        List<Ground> grounds = termination
                .grounds()
                .map(rests -> matter.grounds(rests.groundIds()))
                .orElse(List.of());
        return new Answer(
                Kind.TERMINATED,
                matter.say("ending.head.terminated", termination.by(), words),
                matter.say("ending.lead.terminated", Map.of("grounds", matter.titles(grounds))),
                grounds,
                List.of(),
                Optional.empty(),
                null);
    }

    private static Answer noGround(Matter matter, @Nullable String lastDay) {
        Map<String, ?> words = Map.of(
                "pieces",
                matter.now().deliverables().size(),
                "gone",
                matter.now().grounds().size());
        return new Answer(
                Kind.NO_GROUND,
                matter.say("ending.head.no-ground"),
                matter.say("ending.lead.no-ground", words),
                List.of(),
                List.of(),
                Optional.empty(),
                lastDay);
    }

    private static Answer asked(Matter matter, List<Ground> focus, MayTerminate asked, @Nullable String lastDay) {
        int others = matter.standing().size() - focus.size();
        Map<String, Object> words = new HashMap<>();
        words.put("n", focus.size());
        words.put("others", others);
        words.put("grounds", matter.titles(focus));
        Optional<ContractTerminated> yes = MayEnd.event(asked.decision(), ContractTerminated.class);
        yes.ifPresent(event -> words.put("until", matter.time(event.effectiveAt())));
        asked.from()
                .ifPresent(from -> words.put(
                        "from",
                        matter.time(Deadlines.at(from, matter.contract().terms().zone()))));
        Kind kind = yes.isPresent() ? Kind.YES : asked.from().isPresent() ? Kind.LATER : Kind.NOT_YET;
        String head =
                switch (kind) {
                    case YES -> matter.say("ending.head.yes", words);
                    case LATER -> matter.say("ending.head.later", words);
                    default ->
                        matter.say("ending.head.not-yet." + asked.missing().get(0), words);
                };
        words.put("besides", kind == Kind.NOT_YET ? besides(matter, asked.missing()) : "");
        return new Answer(
                kind,
                head,
                matter.say("ending.lead." + kind.name().toLowerCase(Locale.ROOT), words),
                focus,
                asked.missing(),
                Optional.of(asked.decision()),
                lastDay);
    }

    /** What is missing besides the first, which the head names. */
    private static String besides(Matter matter, List<Missing> missing) {
        return missing.size() < 2
                ? ""
                : matter.say(
                                "ending.lead.besides",
                                Map.of(
                                        "what",
                                        missing.stream()
                                                .skip(1)
                                                .map(each -> missing(matter, each))
                                                .collect(Collectors.joining(" "))))
                        + " ";
    }

    /** What a termination lacks, in a sentence. */
    static String missing(Matter matter, Missing missing) {
        return matter.say(
                "ending.missing." + missing,
                Map.of("days", matter.contract().terms().cureDays()));
    }

    /** What ends it anyway; for whatever reason. */
    private static @Nullable String lastDay(Matter matter) {
        Deadline until = matter.contract().lastDay().orElse(null);
        if (until == null) {
            return null;
        }
        Map<String, String> words = Map.of("until", matter.time(until));
        return matter.contract()
                .decisive()
                .map(fixed -> matter.say("ending.last." + fixed.reason(), fixed.by(), words))
                .orElseGet(() -> matter.say("ending.last.TERMS", words));
    }
}
