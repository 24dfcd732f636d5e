package io.engagements.query.pages.engagement;

import io.engagements.events.terms.Terms;
import io.engagements.events.time.Deadline;
import io.engagements.query.answer.Page;
import io.engagements.query.engagement.AgreementView.Proposed;
import io.engagements.query.engagement.EngagementView;
import io.engagements.query.engagement.EngagementView.DeliverableView;
import io.engagements.query.engagement.OnboardingView.Confidentiality;
import io.engagements.query.history.EventSummaries;
import io.engagements.query.pages.engagement.Work.Piece;
import io.engagements.query.pages.frame.Sides.Side;
import io.engagements.query.pages.frame.View;
import io.engagements.query.pages.proposals.ProposalWords;
import io.engagements.rules.proposal.Proposal;
import io.engagements.rules.work.Deliverable;
import io.engagements.rules.work.DueStanding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** All that lies in the folder of an engagement, in words; each list as short as a page can be read. */
@Component
@ConditionalOnBooleanProperty("engagements.pages")
class Folder {

    /** So many open pieces, the first to fall due first. */
    static final int MOST_OPEN = 20;

    private static final int MOST_OVER = 8;
    private static final int MOST_BESIDE = 10;
    private static final int MOST_HAPPENED = 8;
    private static final int MOST_LISTED = 30;
    private static final String LIST = "work-of-engagement";

    private final EventSummaries events;

    Folder(EventSummaries events) {
        this.events = events;
    }

    /**
     * @param open how many pieces somebody still has to do something about, with those that do not stand here
     * @param done how many are over, likewise
     */
    record Pieces(List<Piece> items, int open, List<Piece> over, int done) {

        public boolean isWhole() {
            return items.size() == open && over.size() == done;
        }
    }

    /** @param left how long it can be answered still */
    record Open(String what, @Nullable String reason, String left) {}

    /** @param further how many there are besides */
    record Opens(List<Open> items, int further) {}

    record Row(String name, String value) {}

    /** @param more what the VA says of its conditions besides */
    record InForce(List<Row> rows, List<Row> more) {}

    /** @param until absent where it is not in force, or has no end */
    record Nda(boolean inForce, View.@Nullable Due until, String words) {}

    record Entrusted(String icon, String title, String stands) {}

    /** @param further how many there are besides */
    record EntrustedList(List<Entrusted> items, int further) {}

    record Event(@Nullable Long sequence, String at, String utc, String sentence) {}

    /** @param before from where the earlier ones are; absent when these are the first */
    record Happened(List<Event> items, @Nullable Long before) {}

    /** An engagement as it stands, with as many of its pieces of work as are shown. */
    EngagementView shown(Side side, Set<String> pieces, View view) {
        return EngagementView.of(side.engagement(), view.now(), pieces);
    }

    /**
     * Which pieces there are.
     *
     * @param open the first to fall due first
     * @param over the one that ended last first
     */
    record Ids(List<String> open, List<String> over) {

        /** As many as one page shows. */
        Set<String> shown() {
            return Stream.concat(open.stream().limit(MOST_OPEN), over.stream().limit(MOST_OVER))
                    .collect(Collectors.toSet());
        }
    }

    Ids ids(Side side, View view) {
        boolean over = Work.isOver(side, view);
        List<Deliverable> all = side.engagement().deliverables().stream()
                .map(kept -> kept.at(view.now()))
                .toList();
        return new Ids(
                all.stream()
                        .filter(piece -> Work.isOpen(piece.state(), over))
                        .sorted(Comparator.comparing(
                                piece -> DueStanding.of(piece, view.now()).due().instant()))
                        .map(Deliverable::deliverableId)
                        .toList(),
                all.stream()
                        .filter(piece -> !Work.isOpen(piece.state(), over))
                        .sorted(Comparator.comparing(
                                        (Deliverable piece) -> piece.since().version())
                                .reversed())
                        .map(Deliverable::deliverableId)
                        .toList());
    }

    Pieces pieces(EngagementView shown, Ids ids, Side side, View view) {
        Map<String, Piece> known = shown.deliverables().stream()
                .collect(Collectors.toMap(
                        DeliverableView::deliverableId,
                        work -> Work.piece(work, side, ids.open().contains(work.deliverableId()), view)));
        Function<List<String>, List<Piece>> told = all ->
                all.stream().flatMap(id -> Stream.ofNullable(known.get(id))).toList();
        return new Pieces(
                told.apply(ids.open()),
                ids.open().size(),
                told.apply(ids.over()),
                ids.over().size());
    }

    /** Every piece, the one asked for last first. @throws ProblemException when the cursor is none of this list */
    Page<Piece> all(Side side, @Nullable String after, View view) {
        List<String> ids = new ArrayList<>(side.engagement().deliverables().stream()
                .sorted(Comparator.comparing(
                                (Deliverable piece) -> piece.requested().version())
                        .reversed())
                .map(Deliverable::deliverableId)
                .toList());
        Page<String> page = Page.within(LIST, ids, MOST_LISTED, after);
        Map<String, DeliverableView> known = shown(side, Set.copyOf(page.items()), view).deliverables().stream()
                .collect(Collectors.toMap(DeliverableView::deliverableId, each -> each));
        return page.map(id -> Work.piece(Objects.requireNonNull(known.get(id)), side, true, view));
    }

    Opens proposals(EngagementView shown, Side side, View view) {
        List<Proposed> open = shown.agreement().proposals().stream()
                .filter(each -> each.state() == Proposal.State.OPEN)
                .toList();
        List<Open> told = open.stream()
                .limit(MOST_BESIDE)
                .map(each -> new Open(
                        view.say("engagement.proposal." + each.kind(), ProposalWords.of(each, side, view)),
                        each.reason(),
                        view.left(each.lapsesAt())))
                .toList();
        return new Opens(told, open.size() - told.size());
    }

    private static String time(Deadline end, View view) {
        View.Due due = view.due(end);
        return due.local() + " " + due.zone();
    }

    InForce terms(EngagementView shown, View view) {
        var inForce = shown.termsInForce();
        Terms terms = inForce.terms();
        String since = inForce.termsVersions().stream()
                .filter(each -> each.version() == inForce.termsVersion())
                .map(each -> view.day(each.effectiveFrom(), terms.zone()))
                .findFirst()
                .orElse("");
        List<Row> rows = new ArrayList<>();
        rows.add(row("version", Map.of("version", inForce.termsVersion(), "since", since), view));
        rows.add(row(
                "fee",
                Map.of(
                        "amount",
                        terms.fee().amount(),
                        "currency",
                        terms.fee().currency(),
                        "per",
                        terms.fee().per().name()),
                view));
        rows.add(row("review", Map.of("days", terms.reviewWindowDays()), view));
        rows.add(row(
                "improvement",
                Map.of("rounds", terms.improvementRounds(), "days", terms.improvementTurnaroundDays()),
                view));
        rows.add(row("notice", Map.of("days", terms.noticeDays(), "cure", terms.cureDays()), view));
        rows.add(row(
                "ends",
                Map.of(
                        "open",
                        shown.lifeCycle().lastDay() == null ? "yes" : "no",
                        "end",
                        shown.lifeCycle().lastDay() == null
                                ? ""
                                : time(shown.lifeCycle().lastDay(), view)),
                view));
        rows.add(row("zone", Map.of("zone", view.city(terms.zone())), view));
        return new InForce(List.copyOf(rows), more(terms, view));
    }

    private static List<Row> more(Terms terms, View view) {
        Map<String, @Nullable String> said = new LinkedHashMap<>();
        said.put("offered", String.join(" · ", terms.servicesOffered()));
        said.put("excluded", String.join(" · ", terms.servicesExcluded()));
        said.put("hours", terms.hours());
        said.put("contact", terms.contact());
        said.put("policies", terms.policies());
        return said.entrySet().stream()
                .filter(each -> each.getValue() != null && !each.getValue().isBlank())
                .map(each ->
                        new Row(view.say("engagement.terms." + each.getKey()), Objects.requireNonNull(each.getValue())))
                .toList();
    }

    private static Row row(String name, Map<String, ?> words, View view) {
        String key = "engagement.terms." + name;
        return new Row(view.say(key), view.say(key + ".is", words));
    }

    Nda nda(EngagementView shown, View view) {
        Confidentiality nda = shown.onboarding().nda();
        var until = nda.validUntil();
        String key = !nda.inForce() ? "none" : until == null ? "open" : "until";
        return new Nda(nda.inForce(), until == null ? null : view.due(until), view.say("engagement.nda." + key));
    }

    EntrustedList entrusted(EngagementView shown, View view) {
        var onboarding = shown.onboarding();
        List<Entrusted> all = Stream.of(
                        onboarding.materials().stream()
                                .map(each -> new Entrusted(
                                        each.acknowledgedAt() == null ? "bi-file-earmark" : "bi-check2",
                                        each.material().title(),
                                        view.say(
                                                !each.open()
                                                        ? "engagement.entrusted.back"
                                                        : each.acknowledgedAt() == null
                                                                ? "engagement.entrusted.unread"
                                                                : "engagement.entrusted.read"))),
                        onboarding.accesses().stream()
                                .map(each -> new Entrusted(
                                        "bi-key",
                                        each.access().title(),
                                        view.say(
                                                each.open()
                                                        ? "engagement.entrusted.access"
                                                        : "engagement.entrusted.back"))),
                        onboarding.channels().stream()
                                .map(each -> new Entrusted(
                                        "bi-envelope",
                                        each.channel().title(),
                                        view.say(
                                                each.open()
                                                        ? "engagement.entrusted.channel"
                                                        : "engagement.entrusted.back"))))
                .flatMap(each -> each)
                .toList();
        return new EntrustedList(all.stream().limit(MOST_BESIDE).toList(), Math.max(0, all.size() - MOST_BESIDE));
    }

    /** @param before a place in the engagement; absent for the latest */
    Happened happened(Side side, @Nullable Long before, View view) {
        long end = side.contract().version() + 1;
        long from = before == null ? end : Math.min(before, end);
        var found = events.before(side.engagement(), from, MOST_HAPPENED, view.language(), side.who());
        List<Event> told = found.stream()
                // An event that was stored before one that counts may have occurred after that moment.
                .filter(each -> !view.past() || !each.occurredAt().isAfter(view.now()))
                .map(each -> new Event(
                        each.sequence(),
                        view.moment(each.occurredAt(), view.zone()),
                        each.occurredAt().toString(),
                        each.sentence()))
                .toList();
        Long earliest = found.isEmpty() ? null : found.get(found.size() - 1).sequence();
        return new Happened(told, earliest == null || earliest <= 0 ? null : earliest);
    }
}
