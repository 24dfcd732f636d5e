package io.engagements.query.pages.ending;

import com.ibm.icu.text.ListFormatter;
import io.engagements.events.Role;
import io.engagements.events.Stamp;
import io.engagements.events.time.Deadline;
import io.engagements.query.pages.frame.Sides.Called;
import io.engagements.query.pages.frame.Sides.Side;
import io.engagements.query.pages.frame.View;
import io.engagements.rules.agreement.EngagementStatus;
import io.engagements.rules.contract.Contract;
import io.engagements.rules.contract.Ending.Notice;
import io.engagements.rules.engagement.Engagement;
import io.engagements.rules.engagement.MayEnd;
import io.engagements.rules.ground.Ground;
import io.engagements.rules.onboarding.Entrusted;
import io.engagements.rules.review.Round;
import io.engagements.rules.work.Deliverable;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An engagement whose end somebody asks about, as it is at that moment, and how its grounds are called. */
record Matter(Side side, MayEnd may, View view) {

    private static final int MOST_NAMED = 3;

    static Matter of(Side side, View view) {
        return new Matter(side, MayEnd.of(side.engagement(), view.now()), view.within(side.zone()));
    }

    Engagement now() {
        return may.now();
    }

    Contract contract() {
        return now().contract();
    }

    /** Whether the last day has passed, and it ends as soon as all that was handed over is back. */
    boolean waitsForExitList() {
        return isOver()
                && contract().state() != EngagementStatus.ENDED
                && contract().onboarding().all().anyMatch(Entrusted::isOwed);
    }

    /** Whether the last day has passed: then it is told what was, not what may be done. */
    boolean isOver() {
        return contract().isClosedAt(at());
    }

    Instant at() {
        return may.at();
    }

    /** First part of every address of this room. */
    String path() {
        return "/engagements/" + contract().engagementId() + "/end";
    }

    boolean isOf(Role role) {
        return side.side() == role;
    }

    /** Those on which a termination may rest, in the order in which they arose. */
    List<Ground> standing() {
        return now().grounds().values().stream()
                .filter(ground -> ground.standsAt(at()))
                .toList();
    }

    List<Ground> grounds(Collection<String> ids) {
        return ids.stream().flatMap(id -> now().grounds().get(id).stream()).toList();
    }

    /** Who is who, for a sentence, and as whom one reads it. */
    Map<String, Object> words() {
        Map<String, Object> words = new HashMap<>();
        words.put("side", side.side().name());
        words.put("client", side.client().person());
        words.put("va", side.va().person());
        words.put("lawyer", lawyer());
        words.put("over", isOver() ? "yes" : "no");
        return words;
    }

    String say(String key) {
        return view.say(key, words());
    }

    String say(String key, Map<String, ?> more) {
        Map<String, Object> words = words();
        words.putAll(more);
        return view.say(key, words);
    }

    String lawyer() {
        Called called = side.lawyer();
        return called == null ? view.say("ending.lawyer") : called.person();
    }

    boolean hasLawyer() {
        return contract().parties().lawyerId() != null;
    }

    /** What somebody did, with who that was as the viewer reads it. */
    String say(String key, Stamp by, Map<String, ?> more) {
        Map<String, Object> words = new HashMap<>(more);
        words.putAll(side.who().doer(by).words());
        return say(key, words);
    }

    /** Who did something; the clock has no name. */
    String name(Stamp by) {
        return side.who().actor(by).orElse("");
    }

    /** An end in the viewer's zone with its name, and in the contract's where clocks differ. */
    String time(Deadline end) {
        View.Due due = view.due(end);
        String here = due.local() + " " + due.zone();
        return due.other() == null ? here : here + " (" + due.other() + ")";
    }

    String moment(Instant at) {
        return view.moment(at, view.zone()) + " " + view.city(view.zone());
    }

    /** The work that a ground is about; empty where it is about several. */
    Optional<Deliverable> work(Ground ground) {
        return ground.kind() == Ground.Kind.REPEATED_LATENESS
                ? Optional.empty()
                : now().deliverables().get(ground.deliverableIds().get(0)).map(kept -> kept.at(at()));
    }

    /** What a ground is called: by its work. */
    String title(Ground ground) {
        return work(ground)
                .map(Deliverable::title)
                .orElseGet(() -> say(
                        "ending.ground.repeated",
                        Map.of("n", ground.deliverableIds().size())));
    }

    /** Titles of all that a ground is about, where it is about several. */
    List<String> about(Ground ground) {
        return work(ground).isPresent()
                ? List.of()
                : ground.deliverableIds().stream()
                        .map(id -> now().deliverables()
                                .get(id)
                                .map(Deliverable::title)
                                .orElse(id))
                        .toList();
    }

    /** The names of grounds by their ids, for refusals that name these. */
    Map<String, String> called() {
        return now().grounds().values().stream().collect(Collectors.toMap(Ground::groundId, this::title));
    }

    /** What people called it stands in quotation marks. */
    private String quoted(Ground ground) {
        return work(ground).map(work -> view.quoted(work.title())).orElseGet(() -> title(ground));
    }

    /** The first few in a sentence, and how many besides. */
    String titles(List<Ground> grounds) {
        List<String> named =
                grounds.stream().limit(MOST_NAMED).map(this::quoted).collect(Collectors.toList());
        if (grounds.size() > MOST_NAMED) {
            named.add(view.say("ending.more", Map.of("n", grounds.size() - MOST_NAMED)));
        }
        return ListFormatter.getInstance(view.locale()).format(named);
    }

    /** What happened, in a few words. */
    String what(Ground ground) {
        Optional<Deliverable> work = work(ground);
        return switch (ground.kind()) {
            case REPEATED_LATENESS ->
                say(
                        "ending.what.repeated",
                        Map.of(
                                "n",
                                ground.deliverableIds().size(),
                                "days",
                                contract().terms().latenessWindowDays()));
            case INFERIOR_QUALITY ->
                work.flatMap(each -> each.review().lastRejection())
                        .map(each -> say(
                                "ending.what.rejected",
                                Map.of("at", moment(each.by().occurredAt()))))
                        .orElse("");
            case MISSED_DEADLINE ->
                work.map(each -> missed(each, ground.round())).orElse("");
        };
    }

    private String missed(Deliverable work, @Nullable Integer number) {
        if (number != null) {
            return work.review().rounds().stream()
                    .filter(round -> round.round() == number)
                    .findFirst()
                    .map(round -> missed(
                            "ending.what.round", Map.of("round", round.round()), due(round), round.resubmittedAt()))
                    .orElse("");
        }
        Deadline missed = work.delivery().missedDue();
        Deadline agreed = work.agreedDue();
        Deadline due = missed != null
                ? missed
                : agreed != null ? agreed : work.delivery().requestedDue();
        return missed("ending.what.missed", Map.of(), due, work.delivery().submittedAt());
    }

    private static Deadline due(Round round) {
        return Objects.requireNonNullElse(round.missedDue(), round.due());
    }

    private String missed(String key, Map<String, ?> more, Deadline due, @Nullable Instant handedIn) {
        Map<String, Object> words = new HashMap<>(more);
        words.put("due", time(due));
        if (handedIn == null) {
            return say(key, words);
        }
        words.put("at", moment(handedIn));
        return say(key + "-late", words);
    }

    /** The notice that began a ground's cure period. */
    Optional<Notice> notice(Ground ground) {
        return contract().ending().notices().stream()
                .filter(notice -> notice.groundIds().contains(ground.groundId())
                        && notice.cureUntil().equals(ground.cureUntil()))
                .reduce((earlier, later) -> later);
    }
}
