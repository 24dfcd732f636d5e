package io.engagements.query.pages.ending;

import io.engagements.events.engagement.EngagementEvent.LastDayFixed;
import io.engagements.events.engagement.TerminationEvent.BreachNoticeGiven;
import io.engagements.events.engagement.TerminationEvent.ContractTerminated;
import io.engagements.events.engagement.TerminationEvent.TerminationApproved;
import io.engagements.events.stored.ContractJson;
import io.engagements.events.time.When;
import io.engagements.query.engagement.EngagementView;
import io.engagements.query.engagement.OnboardingView.ExitItem;
import io.engagements.query.history.Sentences;
import io.engagements.query.pages.frame.Typed;
import io.engagements.rules.Decision;
import io.engagements.rules.engagement.Engagement;
import io.engagements.rules.engagement.MayEnd;
import io.engagements.rules.ground.Ground;
import io.engagements.rules.work.Deliverable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What somebody is about to do, in words, before it is done: what the rules would make of it. Nothing is sent yet.
 *
 * @param head of the page
 * @param lead what of it can be undone
 * @param rows name and value of each thing that counts
 * @param refused why it would be refused as things stand; absent where it would be done
 * @param send what the button says
 * @param stops whether that button ends something
 * @param hidden what was typed and chosen, by the names of the form's fields
 */
record Check(
        String head,
        String lead,
        List<Row> rows,
        @Nullable String refused,
        String send,
        boolean stops,
        Map<String, String> hidden) {

    /** Fields that every form of its own has. */
    private static final Set<String> OF_THE_FORM = Set.of("_csrf", "key", "step");

    private static final int MOST_OPEN = 5;

    /** @param typed whether people typed it */
    record Row(String name, List<String> lines, boolean typed) {}

    /** @param key first part of the keys of its words: {@code head}, {@code lead}, {@code send} and {@code act} below it */
    static Check of(
            String key, Matter matter, Decision decision, List<Ground> grounds, Typed typed, Sentences sentences) {
        List<Row> rows = new ArrayList<>();
        Map<String, String> hidden = new TreeMap<>(typed.fields());
        hidden.keySet().removeAll(OF_THE_FORM);
        Function<String, Row> said = text -> new Row(matter.say("ending.check.words"), List.of(text), true);
        rows.add(row(matter, "act", List.of(matter.say(key + ".act"))));
        if (!grounds.isEmpty()) {
            rows.add(row(
                    matter,
                    "grounds",
                    grounds.stream()
                            .map(ground -> matter.title(ground) + ": " + matter.what(ground))
                            .toList()));
        }
        if (MayEnd.event(decision, ContractTerminated.class).isPresent()) {
            rows.add(row(
                    matter, "lawyer", Steps.approval(matter, grounds).stream().toList()));
        }
        rows.addAll(comesTo(matter, decision));
        Stream.of("statement", "reason")
                .flatMap(field -> Stream.ofNullable(typed.value(field)))
                .map(said)
                .forEach(rows::add);
        return new Check(
                matter.say(key + ".check"),
                matter.say(key + ".check.lead"),
                List.copyOf(rows),
                decision instanceof Decision.Refused no
                        ? sentences
                                .in(matter.view().language())
                                .say(no.refusal().rule())
                        : null,
                matter.say(key + ".send", lastDay(matter, decision)),
                !key.equals("ending.decision.approve"),
                hidden);
    }

    private static Map<String, ?> lastDay(Matter matter, Decision decision) {
        return MayEnd.event(decision, LastDayFixed.class)
                .map(event -> matter.view()
                        .shortDay(event.lastDay().instant(), matter.view().zone()))
                .map(day -> Map.of("dated", "yes", "until", day))
                .orElse(Map.of("dated", "no", "until", ""));
    }

    private static Row row(Matter matter, String name, List<String> lines) {
        return new Row(matter.say("ending.check." + name), lines, false);
    }

    private static List<Row> comesTo(Matter matter, Decision decision) {
        List<Row> rows = new ArrayList<>();
        MayEnd.event(decision, BreachNoticeGiven.class)
                .ifPresent(given -> rows.add(row(
                        matter,
                        "cure",
                        List.of(matter.time(given.cureUntil()), matter.say("ending.check.cure.then")))));
        MayEnd.event(decision, TerminationApproved.class)
                .ifPresent(yes -> rows.add(row(
                        matter,
                        "holds",
                        List.of(matter.time(yes.holdsUntil()), matter.say("ending.check.holds.then")))));
        MayEnd.event(decision, LastDayFixed.class).ifPresent(fixed -> {
            rows.add(row(matter, "last-day", List.of(matter.time(fixed.lastDay()))));
            Engagement after = matter.may().after(decision);
            rows.add(row(matter, "until-then", untilThen(matter, after)));
            rows.add(row(matter, "then", List.of(then(matter, after))));
        });
        return rows;
    }

    /** What stays due and what does not, by name. */
    private static List<String> untilThen(Matter matter, Engagement after) {
        List<Deliverable> owed = owed(matter.now(), matter);
        Set<String> still =
                owed(after, matter).stream().map(Deliverable::deliverableId).collect(Collectors.toSet());
        List<String> stays = titles(owed, work -> still.contains(work.deliverableId()), matter);
        List<String> released = titles(owed, work -> !still.contains(work.deliverableId()), matter);
        List<String> lines = new ArrayList<>();
        lines.add(
                stays.isEmpty()
                        ? matter.say("ending.check.stays.none")
                        : matter.say("ending.check.stays", Map.of("titles", few(stays))));
        if (!released.isEmpty()) {
            lines.add(matter.say("ending.check.released", Map.of("titles", few(released))));
        }
        return lines;
    }

    /** Also what is late already, and what is to be improved. */
    private static List<Deliverable> owed(Engagement engagement, Matter matter) {
        return engagement.deliverables().stream()
                .map(kept -> kept.at(matter.at()))
                .filter(Deliverable::isOwed)
                .toList();
    }

    private static List<String> titles(List<Deliverable> works, Predicate<Deliverable> which, Matter matter) {
        return works.stream()
                .filter(which)
                .map(work -> matter.view().quoted(work.title()))
                .toList();
    }

    private static String few(List<String> titles) {
        String named = String.join(", ", titles.subList(0, Math.min(MOST_OPEN, titles.size())));
        return titles.size() > MOST_OPEN ? named + ", …" : named;
    }

    private static String then(Matter matter, Engagement after) {
        long back = EngagementView.of(after, matter.at(), Set.of()).onboarding().exitList().stream()
                .filter(item -> item.state() == ExitItem.State.OPEN)
                .count();
        return matter.say("ending.check.back", Map.of("n", back));
    }

    /** Read as the command is; absent where nothing was typed. What cannot be read does not get here. */
    static @Nullable When when(Typed typed, String field) {
        return ContractJson.mapper().convertValue(typed.value(field), When.class);
    }

    /** As above. */
    static @Nullable LocalDate day(Typed typed, String field) {
        return ContractJson.mapper().convertValue(typed.value(field), LocalDate.class);
    }
}
