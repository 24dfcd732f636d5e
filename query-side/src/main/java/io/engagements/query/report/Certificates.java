package io.engagements.query.report;

import io.engagements.events.Caller;
import io.engagements.events.engagement.ReviewEvent;
import io.engagements.events.time.Deadline;
import io.engagements.query.answer.Accesses;
import io.engagements.query.answer.AsOf;
import io.engagements.query.answer.Exports;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.answer.Reader;
import io.engagements.query.answer.Viewer;
import io.engagements.query.compliance.MetricsQuery;
import io.engagements.query.engagement.EngagementView;
import io.engagements.query.engagement.EngagementView.DeliverableView;
import io.engagements.query.engagement.Engagements;
import io.engagements.query.history.Callings;
import io.engagements.query.history.EventLine;
import io.engagements.query.history.EventSummaries;
import io.engagements.query.history.EventSummaries.EventSummary;
import io.engagements.query.party.PartyName;
import io.engagements.query.proof.Cited;
import io.engagements.query.proof.CitedEntries;
import io.engagements.query.report.Certificate.Accepted;
import io.engagements.rules.contract.Parties;
import io.engagements.rules.engagement.Engagement;
import io.engagements.rules.metrics.Item;
import io.engagements.rules.metrics.Metric;
import io.engagements.rules.review.Review;
import io.engagements.rules.work.Deliverable;
import io.engagements.rules.work.DueStanding;
import io.engagements.support.access.AccessKind;
import io.engagements.support.access.AccessTo;
import io.engagements.support.problem.Language;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Certificates of accepted work, for whoever sees the engagement. */
@Component
public class Certificates {

    /** So many events are cited at most: the order, and the latest. */
    private static final int MOST_CITED = 100;

    /** So many events of a piece of work are looked through for what was said of it. */
    private static final int MOST_SAID = 200;

    /** So many receipts go with a print. */
    private static final int MOST_RECEIPTS = 50;

    private final Engagements engagements;
    private final MetricsQuery metrics;
    private final EventSummaries summaries;
    private final EventLine line;
    private final Readers readers;
    private final Reader reader;
    private final Accesses accesses;
    private final CitedEntries cited;
    private final ReportPrint print;
    private final AsOf asOf;
    private final Exports exports;

    Certificates(
            Engagements engagements,
            MetricsQuery metrics,
            EventSummaries summaries,
            EventLine line,
            Readers readers,
            Reader reader,
            Accesses accesses,
            CitedEntries cited,
            ReportPrint print,
            AsOf asOf,
            Exports exports) {
        this.engagements = engagements;
        this.metrics = metrics;
        this.summaries = summaries;
        this.line = line;
        this.readers = readers;
        this.reader = reader;
        this.accesses = accesses;
        this.cited = cited;
        this.print = print;
        this.asOf = asOf;
        this.exports = exports;
    }

    /**
     * A certificate to be read on a page.
     *
     * @param work the title of what was accepted
     * @param client what the client is called
     * @param va what the VA is called
     * @param html what it says, in elements with the classes and the anchors of the print
     */
    public record Shown(String work, String client, String va, String html) {}

    /**
     * Of now, when the caller's turn comes.
     *
     * @throws ProblemException 404 when the caller does not see the engagement, or the work is not accepted; 429 when too
     *     many wait, too many of the caller's party do, or the turn does not come; 503 when it cannot be put on record
     */
    public ResponseEntity<InputStreamResource> pdf(
            String engagementId, String deliverableId, Language language, Caller caller) {
        return exports.handOut(
                caller, () -> print.pdf(of(engagementId, deliverableId, language, true, caller), language));
    }

    /** As above, to be read where one is. */
    public Shown shown(String engagementId, String deliverableId, Language language, Caller caller) {
        return exports.handOut(caller, () -> {
            Report report = of(engagementId, deliverableId, language, false, caller);
            Certificate told = (Certificate) report.told();
            return new Shown(
                    told.work().title(), told.client().called(), told.va().called(), print.contents(report, language));
        });
    }

    private Report of(
            String engagementId, String deliverableId, Language language, boolean withReceipts, Caller caller) {
        Instant at = asOf.now();
        Engagement engagement = reader.read(
                AccessTo.engagement(AccessKind.ENGAGEMENT, engagementId),
                null,
                () -> engagements.find(engagementId, Viewer.of(caller)),
                found -> found.contract().version());
        Deliverable work = engagement
                .deliverables()
                .get(deliverableId)
                .map(kept -> kept.at(at))
                .filter(Deliverable::isAccepted)
                .orElseThrow(ProblemException::unknown);
        Parties parties = engagement.contract().parties();
        Readers.Named named = readers.of(List.of(parties.clientId(), parties.vaId()), caller);
        List<EventSummary> events = events(engagement, work, at, language, named);
        List<Long> positions = events.stream().map(EventSummary::position).toList();
        Cited proof = cited.cited(positions, withReceipts ? positions : List.of(), MOST_RECEIPTS);
        Certificate told = told(
                work,
                view(engagement, deliverableId, at),
                named.parties().get(0),
                named.parties().get(1),
                besides(work, events),
                at);
        // What follows is printing, which takes its time, and no connection.
        accesses.exported(AccessTo.engagement(AccessKind.REPORT, engagementId));
        Map<Long, Long> numbers = new HashMap<>();
        events.forEach(event -> numbers.put(event.position(), Objects.requireNonNull(event.sequence())));
        return new Report(
                "certificate",
                "certificate-" + engagementId + "-" + deliverableId,
                at,
                engagement.contract().terms().zone(),
                named.reader(),
                named.called(),
                proof,
                numbers,
                told);
    }

    private static DeliverableView view(Engagement engagement, String deliverableId, Instant at) {
        return EngagementView.of(engagement, at, Set.of(deliverableId))
                .deliverables()
                .get(0);
    }

    private static Certificate told(
            Deliverable work,
            DeliverableView shown,
            PartyName client,
            PartyName va,
            List<EventSummary> besides,
            Instant at) {
        DueStanding standing = DueStanding.ofItself(work, at);
        Deadline due = standing.due();
        Instant handedIn = Objects.requireNonNull(standing.handedInAt());
        boolean inTime = standing.kind() == DueStanding.Kind.KEPT;
        return new Certificate(
                client,
                va,
                shown,
                due,
                handedIn,
                inTime,
                inTime ? Duration.between(handedIn, due.instant()).toSeconds() : work.lateBySeconds(),
                work.review().askedRounds().size(),
                accepted(work.review()),
                besides);
    }

    /** What the certificate does not tell in its own words. */
    private static List<EventSummary> besides(Deliverable work, List<EventSummary> events) {
        Review review = work.review();
        Set<Long> told = Stream.concat(
                        Stream.concat(
                                Stream.of(work.requested()),
                                review.submissions().stream().map(each -> each.summary())),
                        Stream.ofNullable(review.acceptance()).map(Review.Acceptance::summary))
                .map(summary -> summary.version())
                .collect(Collectors.toSet());
        return events.stream().filter(event -> !told.contains(event.sequence())).toList();
    }

    private static Accepted accepted(Review review) {
        Review.Acceptance given = review.acceptance();
        if (given != null) {
            return new Accepted(
                    given.by().party(),
                    given.by().occurredAt(),
                    given.submissionVersion(),
                    given.remarks(),
                    given.rating());
        }
        Review.Lapse silence = review.lapses().stream()
                .filter(lapse -> !lapse.superseded())
                .reduce((one, later) -> later)
                .orElseThrow();
        return new Accepted(null, silence.at(), silence.submissionVersion(), null, null);
    }

    /** What was ordered, handed in and said of it, and what decided whether it was in time. */
    private List<EventSummary> events(
            Engagement engagement, Deliverable work, Instant at, Language language, Readers.Named named) {
        Review review = work.review();
        Set<String> ids = metrics
                .of(engagement.contract(), Set.of(Metric.ON_TIME_AGREED))
                .asOf(at, true)
                .items(Metric.ON_TIME_AGREED)
                .stream()
                .filter(item -> item.subject().id().equals(work.deliverableId()))
                .map(Item::because)
                .flatMap(List::stream)
                .collect(Collectors.toCollection(HashSet::new));
        review.lapses().forEach(lapse -> ids.add(lapse.eventId()));
        Set<Long> sequences = Stream.of(
                        Stream.of(work.requested()),
                        review.submissions().stream().map(each -> each.summary()),
                        review.acceptances().stream().map(each -> each.summary()))
                .flatMap(each -> each)
                .map(summary -> summary.version())
                .collect(Collectors.toCollection(HashSet::new));
        said(engagement, work, at, language, named).forEach(sequences::add);
        List<EventSummary> all = summaries.of(engagement, ids, sequences, language, Callings.of(named.called()));
        return all.size() <= MOST_CITED
                ? all
                : Stream.concat(all.stream().limit(1), all.stream().skip(all.size() - MOST_CITED + 1L))
                        .toList();
    }

    /** What either side said and decided about it: a complaint is never told without its reply. */
    private Stream<Long> said(
            Engagement engagement, Deliverable work, Instant at, Language language, Readers.Named named) {
        return line.of(engagement, work.deliverableId(), MOST_SAID, language, Callings.of(named.called())).stream()
                .filter(each -> each.event() instanceof ReviewEvent)
                .filter(each -> !each.occurredAt().isAfter(at))
                .map(EventLine.Placed::sequence);
    }
}
