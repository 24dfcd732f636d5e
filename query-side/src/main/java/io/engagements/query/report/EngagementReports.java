package io.engagements.query.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.engagements.events.Caller;
import io.engagements.events.Stamp;
import io.engagements.proof.evidence.TableCell;
import io.engagements.query.answer.Accesses;
import io.engagements.query.answer.AsOf;
import io.engagements.query.answer.Exports;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.answer.Reader;
import io.engagements.query.answer.ReviewView;
import io.engagements.query.answer.Viewer;
import io.engagements.query.compliance.MetricsQuery;
import io.engagements.query.engagement.AgreementView.TermsVersion;
import io.engagements.query.engagement.EngagementView;
import io.engagements.query.engagement.Engagements;
import io.engagements.query.history.Callings;
import io.engagements.query.history.EventSummaries;
import io.engagements.query.history.EventSummaries.EventSummary;
import io.engagements.query.proof.Cited;
import io.engagements.query.proof.CitedEntries;
import io.engagements.query.replay.Replay;
import io.engagements.query.report.EngagementReport.Became;
import io.engagements.query.report.EngagementReport.How;
import io.engagements.query.report.EngagementReport.Rejected;
import io.engagements.query.report.EngagementReport.Request;
import io.engagements.query.report.EngagementReport.Stops;
import io.engagements.rules.clock.Pauses;
import io.engagements.rules.contract.Contract;
import io.engagements.rules.engagement.Engagement;
import io.engagements.rules.metrics.Durations;
import io.engagements.rules.metrics.Metric;
import io.engagements.rules.proposal.Proposal;
import io.engagements.rules.review.Review;
import io.engagements.rules.review.Round;
import io.engagements.rules.work.Clocks;
import io.engagements.rules.work.Deliverable;
import io.engagements.rules.work.Input;
import io.engagements.support.access.AccessKind;
import io.engagements.support.access.AccessTo;
import io.engagements.support.problem.Language;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Reports of engagements as of any moment, for whoever sees the engagement. */
@Component
public class EngagementReports {

    /** So many pieces of work stand in a table, those asked for last. */
    static final int MOST_LINES = 10_000;

    private static final Set<Metric> ALL = EnumSet.allOf(Metric.class);

    private final Engagements engagements;
    private final Replay replay;
    private final MetricsQuery metrics;
    private final EventSummaries summaries;
    private final Readers readers;
    private final Reader reader;
    private final Accesses accesses;
    private final CitedEntries cited;
    private final ReportPrint print;
    private final AsOf clock;
    private final Exports exports;

    EngagementReports(
            Engagements engagements,
            Replay replay,
            MetricsQuery metrics,
            EventSummaries summaries,
            Readers readers,
            Reader reader,
            Accesses accesses,
            CitedEntries cited,
            ReportPrint print,
            AsOf clock,
            Exports exports) {
        this.engagements = engagements;
        this.replay = replay;
        this.metrics = metrics;
        this.summaries = summaries;
        this.readers = readers;
        this.reader = reader;
        this.accesses = accesses;
        this.cited = cited;
        this.print = print;
        this.clock = clock;
        this.exports = exports;
    }

    /**
     * A report to be read on a page.
     *
     * @param client what the client is called
     * @param va what the VA is called
     * @param zone the contract's
     * @param html what it says, in elements with the classes and the anchors of the print
     */
    public record Shown(String client, String va, ZoneId zone, String html) {}

    /**
     * When the caller's turn comes.
     *
     * @param at a whole second that is not later than now; now when absent
     * @throws ProblemException 404 when the caller does not see the engagement; 422 when it had not begun then; 429 when too
     *     many wait, too many of the caller's party do, or the turn does not come; 503 when it cannot be put on record
     */
    public ResponseEntity<InputStreamResource> pdf(
            String engagementId, @Nullable Instant at, Language language, Caller caller) {
        return exports.handOut(caller, () -> print.pdf(of(engagementId, at, language, true, caller), language));
    }

    /** As above, to be read where one is. */
    public Shown shown(String engagementId, @Nullable Instant at, Language language, Caller caller) {
        return exports.handOut(caller, () -> {
            Report report = of(engagementId, at, language, false, caller);
            EngagementReport told = (EngagementReport) report.told();
            return new Shown(told.client(), told.va(), report.zone(), print.contents(report, language));
        });
    }

    /** As above, its pieces of work as a table (RFC 4180), in UTF-8. */
    public ResponseEntity<byte[]> table(String engagementId, @Nullable Instant at, Caller caller) {
        return exports.handOut(caller, () -> {
            Instant asOf = at == null ? clock.now() : at;
            Engagement engagement = stood(found(engagementId, caller), at);
            List<Piece> pieces = pieces(engagement, asOf);
            String table = Stream.concat(
                            Stream.of(TableCell.line(
                                    "engagement",
                                    "deliverable",
                                    "title",
                                    "state",
                                    "due_utc",
                                    "due_local",
                                    "handed_in_utc",
                                    "handed_in_local",
                                    "in_time",
                                    "late_seconds",
                                    "whose_delay",
                                    "improvement_rounds",
                                    "local_zone",
                                    "as_of_utc")),
                            pieces.stream()
                                    .skip(Math.max(0, pieces.size() - MOST_LINES))
                                    .map(piece -> line(engagementId, piece, asOf)))
                    .collect(Collectors.joining());
            accesses.exported(AccessTo.engagement(AccessKind.REPORT, engagementId));
            return ResponseEntity.ok()
                    .contentType(new MediaType("text", "csv", UTF_8))
                    .cacheControl(CacheControl.noStore())
                    .header(
                            HttpHeaders.CONTENT_DISPOSITION,
                            ContentDisposition.attachment()
                                    .filename("report-" + engagementId + ".csv")
                                    .build()
                                    .toString())
                    .body(table.getBytes(UTF_8));
        });
    }

    /** Both local times in the zone that is stored with the due: they are there to be compared. */
    private static String line(String engagementId, Piece piece, Instant asOf) {
        ZoneId zone = piece.due().zone();
        return TableCell.line(
                engagementId,
                piece.id(),
                piece.title(),
                piece.state().name(),
                piece.due().instant().toString(),
                local(piece.due().instant(), zone),
                text(piece.handedIn()),
                piece.handedIn() == null ? "" : local(piece.handedIn(), zone),
                text(piece.inTime()),
                Long.toString(piece.lateBy()),
                text(piece.whose()),
                Integer.toString(piece.rounds()),
                zone.getId(),
                asOf.toString());
    }

    private static String text(@Nullable Object value) {
        return Objects.toString(value, "");
    }

    private static String local(Instant at, ZoneId zone) {
        return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(LocalDateTime.ofInstant(at, zone));
    }

    private Engagement found(String engagementId, Caller caller) {
        return reader.read(
                AccessTo.engagement(AccessKind.ENGAGEMENT, engagementId),
                null,
                () -> engagements.find(engagementId, Viewer.of(caller)),
                found -> found.contract().version());
    }

    private Engagement stood(Engagement now, @Nullable Instant at) {
        return at == null
                ? now
                : replay.asOf(now.contract().engagementId(), at)
                        .orElseThrow(() -> ProblemException.parameter("asOf", "is before the engagement began"));
    }

    private static List<Piece> pieces(Engagement engagement, Instant at) {
        return inOrder(engagement).map(work -> Piece.of(work, at)).toList();
    }

    private static Stream<Deliverable> inOrder(Engagement engagement) {
        return engagement.deliverables().stream()
                .sorted(Comparator.comparing(work -> work.requested().version()));
    }

    private Report of(
            String engagementId, @Nullable Instant moment, Language language, boolean withReceipts, Caller caller) {
        Engagement now = found(engagementId, caller);
        Instant at = moment == null ? clock.now() : moment;
        Engagement engagement = stood(now, moment);
        Contract contract = engagement.contract();
        Readers.Named named = readers.of(contract.parties().ids(), caller);
        List<EventSummary> last =
                summaries.of(engagement, Set.of(), Set.of(contract.version()), language, Callings.of(named.called()));
        List<Long> head = last.stream().map(EventSummary::position).toList();
        EngagementView view = EngagementView.of(engagement, at, Set.of());
        EngagementReport told = new EngagementReport(
                replay.count(engagementId, at),
                view,
                named.parties(),
                inForce(view),
                agreed(contract),
                Measure.grouped(Measure.of(metrics.of(now.contract(), ALL).asOf(at, false))),
                pieces(engagement, at),
                inOrder(engagement).collect(Collectors.toMap(Deliverable::deliverableId, Deliverable::title)),
                stops(engagement, at),
                requests(engagement, at),
                rejections(engagement, at),
                summaries.refused(engagementId, at));
        Cited proof = cited.cited(head, withReceipts ? head : List.of(), 1);
        // What follows is printing, which takes its time, and no connection.
        accesses.exported(AccessTo.engagement(AccessKind.REPORT, engagementId));
        Map<Long, Long> numbers = new HashMap<>();
        last.forEach(event -> numbers.put(event.position(), Objects.requireNonNull(event.sequence())));
        return new Report(
                "engagement",
                "report-" + engagementId,
                at,
                contract.terms().zone(),
                named.reader(),
                named.called(),
                proof,
                numbers,
                told);
    }

    private static TermsVersion inForce(EngagementView view) {
        return view.termsInForce().termsVersions().stream()
                .filter(each -> each.version() == view.termsInForce().termsVersion())
                .findFirst()
                .orElseThrow();
    }

    /** With the first terms one is hired. */
    private static @Nullable Stamp agreed(Contract contract) {
        return contract.proposals().terms().stream()
                .filter(each -> each.version() == contract.termsVersion())
                .findFirst()
                .flatMap(each -> each.proposalId() == null
                        ? Optional.of(contract.hired())
                        : contract.proposals().find(each.proposalId()).map(Proposal::answeredBy))
                .orElse(null);
    }

    private static Stops stops(Engagement engagement, Instant at) {
        Pauses pauses = engagement.contract().pauses();
        Instant begun = engagement.contract().hired().occurredAt();
        List<Deliverable> work =
                engagement.deliverables().stream().map(each -> each.at(at)).toList();
        return new Stops(
                pauses.all().stream().filter(each -> !each.begins().isAfter(at)).count(),
                Durations.hours(pauses.spans().within(begun, at).toSeconds()),
                work.stream().mapToInt(each -> each.inputs().size()).sum(),
                (int) work.stream()
                        .flatMap(each -> each.inputs().stream())
                        .filter(input -> input.state() == Input.State.PROVIDED)
                        .count(),
                (int) work.stream()
                        .flatMap(each -> each.inputs().stream().filter(input -> Clocks.isOverdueAt(each, input, at)))
                        .count());
    }

    private static List<Request> requests(Engagement engagement, Instant at) {
        return inOrder(engagement)
                .filter(work -> !work.review().rounds().isEmpty())
                .flatMap(kept -> requests(kept.at(at)))
                .toList();
    }

    private static Stream<Request> requests(Deliverable work) {
        return ReviewView.of(work.review(), work.standstill().pauses()).rounds().stream()
                .map(round -> new Request(work.title(), round, became(round, work.review())));
    }

    /** Of a round that the VA did not let stand. */
    private static @Nullable Became became(ReviewView.Round round, Review review) {
        Round.Contest contest = round.contest();
        if (contest == null) {
            return null;
        } else if (contest.conceded() != null) {
            return new Became(How.CONCEDED, contest.conceded().occurredAt());
        } else if (round.withdrawn() != null) {
            return new Became(How.WITHDRAWN, round.withdrawn().occurredAt());
        }
        return Stream.of(
                        review.acceptances().stream()
                                .map(each -> new Became(How.ACCEPTED, each.by().occurredAt())),
                        review.rejections().stream()
                                .map(each -> new Became(How.REJECTED, each.by().occurredAt())),
                        review.lapses().stream()
                                .filter(each -> !each.superseded())
                                .map(each -> new Became(How.LAPSED, each.at())))
                .flatMap(each -> each)
                .filter(each -> !each.at().isBefore(contest.by().occurredAt()))
                .min(Comparator.comparing(Became::at))
                .orElse(null);
    }

    private static List<Rejected> rejections(Engagement engagement, Instant at) {
        return inOrder(engagement)
                .map(kept -> kept.at(at))
                .flatMap(work -> work.review().rejections().stream()
                        .map(each -> new Rejected(work.title(), each, reopened(each, work.review()))))
                .toList();
    }

    private static @Nullable Stamp reopened(Review.Rejection rejection, Review review) {
        return review.reopenings().stream()
                .filter(each -> each.summary().version() > rejection.summary().version())
                .findFirst()
                .map(Review.Reopening::by)
                .orElse(null);
    }
}
