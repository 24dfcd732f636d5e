package io.engagements.query.report;

import io.engagements.events.Caller;
import io.engagements.events.Role;
import io.engagements.events.time.Deadline;
import io.engagements.proof.evidence.TableCell;
import io.engagements.query.answer.Accesses;
import io.engagements.query.answer.Exports;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.answer.Viewer;
import io.engagements.query.compliance.MetricsQuery;
import io.engagements.query.engagement.EngagementRows;
import io.engagements.query.engagement.EngagementRows.Some;
import io.engagements.query.history.ManyHistories;
import io.engagements.query.history.ManyHistories.Last;
import io.engagements.query.proof.Cited;
import io.engagements.query.proof.CitedEntries;
import io.engagements.query.replay.Moment;
import io.engagements.query.replay.Replay;
import io.engagements.query.replay.Replay.Past;
import io.engagements.query.report.Measure.Unit;
import io.engagements.report.MetricReport;
import io.engagements.report.MetricSlice;
import io.engagements.rules.contract.Contract;
import io.engagements.rules.engagement.Engagement;
import io.engagements.rules.metrics.Item;
import io.engagements.rules.metrics.Metric;
import io.engagements.rules.metrics.Share;
import io.engagements.support.access.AccessTo;
import io.engagements.support.problem.Language;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** The record of a party as client or as VA: for members of it who are that, and for auditors. */
@Component
public class PartyRecords {

    /** So many engagements are listed at most. */
    static final int MOST = 200;

    private static final Set<Metric> ALL = EnumSet.allOf(Metric.class);

    private final MetricsQuery metrics;
    private final EngagementRows engagements;
    private final Replay replay;
    private final ManyHistories histories;
    private final CitedEntries cited;
    private final Readers readers;
    private final Accesses accesses;
    private final Exports exports;
    private final ReportPrint print;

    PartyRecords(
            MetricsQuery metrics,
            EngagementRows engagements,
            Replay replay,
            ManyHistories histories,
            CitedEntries cited,
            Readers readers,
            Accesses accesses,
            Exports exports,
            ReportPrint print) {
        this.metrics = metrics;
        this.engagements = engagements;
        this.replay = replay;
        this.histories = histories;
        this.cited = cited;
        this.readers = readers;
        this.accesses = accesses;
        this.exports = exports;
        this.print = print;
    }

    /**
     * Which record is wanted.
     *
     * @param side client or VA
     * @param asOf an instant that has come
     * @param asked whether somebody asked for that instant, and not for now
     * @param zone in which the moment of the report is told
     */
    public record Wish(String partyId, Role side, Instant asOf, boolean asked, ZoneId zone, Language language) {}

    /**
     * To be read on a page.
     *
     * @param called what the party is called
     * @param html in which what people typed is escaped
     */
    public record Shown(String called, String html) {}

    /**
     * As below, with links.
     *
     * @throws ProblemException 404 when the caller may not see it, or there is no such record; 429 when too many wait
     */
    public Shown shown(Wish wish, Caller caller) {
        return exports.handOut(caller, () -> {
            Report report = of(wish, Medium.PAGE, caller);
            PartyRecord told = (PartyRecord) report.told();
            return new Shown(told.party().called(), print.contents(report, wish.language()));
        });
    }

    /** Tagged, with the checkpoint as a file within it. @throws ProblemException as above */
    public ResponseEntity<InputStreamResource> pdf(Wish wish, Caller caller) {
        return exports.handOut(caller, () -> print.pdf(of(wish, Medium.PRINT, caller), wish.language()));
    }

    /** Its engagements as a table (RFC 4180), times in UTC and in the contract zone. @throws ProblemException as above */
    public String table(Wish wish, Caller caller) {
        return exports.handOut(caller, () -> {
            Report report = of(wish, Medium.TABLE, caller);
            return Stream.concat(
                            Stream.of(TableCell.line(
                                    "engagement",
                                    "with",
                                    "state",
                                    "since_utc",
                                    "since_local",
                                    "until_utc",
                                    "until_local",
                                    "zone",
                                    "reason",
                                    "accepted",
                                    "late",
                                    "late_of",
                                    "late_hours",
                                    "as_of_utc")),
                            ((PartyRecord) report.told()).engagements().stream().map(each -> line(each, report)))
                    .collect(Collectors.joining());
        });
    }

    private static String line(PartyRecord.Engaged each, Report report) {
        return TableCell.line(
                each.id(),
                report.called().getOrDefault(each.with(), each.with()),
                each.state().name(),
                each.since().toString(),
                local(each.since(), each.zone()),
                text(each.until()),
                each.until() == null ? "" : local(each.until(), each.zone()),
                each.zone().getId(),
                text(each.reason()),
                Integer.toString(each.accepted()),
                text(each.late().count()),
                text(each.late().of()),
                each.late().unit() == Unit.SUM ? text(each.late().value()) : "",
                report.asOf().toString());
    }

    private static String text(@Nullable Object cell) {
        return Objects.toString(cell, "");
    }

    private static String local(Instant at, ZoneId zone) {
        return LocalDateTime.ofInstant(at, zone).truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private Report of(Wish wish, Medium medium, Caller caller) {
        boolean linked = medium == Medium.PAGE;
        Viewer party = Viewer.on(wish.side(), wish.partyId());
        boolean own = caller.is(wish.side(), wish.partyId());
        if (!own && !(caller.has(Role.AUDITOR) && engagements.hasAny(party))) {
            throw ProblemException.unknown();
        }
        MetricReport report = metrics.ofParty(wish.partyId(), ALL, caller)
                .asOf(List.of(wish.asOf()), false)
                .get(wish.asOf());
        Some some = engagements.between(party, Instant.EPOCH, wish.asOf(), MOST);
        List<Contract> then = asOf(some.listed(), wish);
        Optional<Last> found = histories.lastUntil(
                some.listed().stream().map(Contract::engagementId).toList(), wish.asOf());
        long last = found.map(Last::position).orElse(0L);
        Map<Long, Long> numbers = new HashMap<>();
        found.filter(entry -> entry.sequence() != null)
                .ifPresent(entry -> numbers.put(entry.position(), Objects.requireNonNull(entry.sequence())));
        Set<Long> rests = last == 0 ? Set.of() : Set.of(last);
        Cited entries = cited.cited(rests, medium == Medium.PRINT ? rests : Set.of(), 1);
        Set<String> parties = new TreeSet<>(Set.of(wish.partyId()));
        then.forEach(contract -> parties.add(other(contract, wish.side())));
        Readers.Named named = readers.of(parties, caller);
        PartyRecord told = new PartyRecord(
                named.parties().stream()
                        .filter(name -> name.partyId().equals(wish.partyId()))
                        .findFirst()
                        .orElseThrow(),
                wish.side(),
                numbers(Objects.requireNonNull(report), wish, own, linked),
                ByMonth.of(report),
                engaged(then, report, wish, linked),
                some.inAll(),
                last);
        accesses.exported(AccessTo.reportOfParty(wish.partyId()));
        return new Report(
                "record",
                "record-" + wish.partyId(),
                wish.asOf(),
                wish.zone(),
                named.reader(),
                named.called(),
                entries,
                numbers,
                told);
    }

    private List<Contract> asOf(List<Contract> contracts, Wish wish) {
        if (!wish.asked()) {
            return contracts;
        }
        Map<Past, Engagement> stood = replay.asOf(
                contracts.stream().map(contract -> past(contract, wish)).toList());
        return contracts.stream()
                .map(contract -> stood.get(past(contract, wish)))
                .filter(Objects::nonNull)
                .map(Engagement::contract)
                .toList();
    }

    private static Past past(Contract contract, Wish wish) {
        return new Past(contract.engagementId(), Moment.of(wish.asOf()));
    }

    private static String other(Contract contract, Role side) {
        return side == Role.VA
                ? contract.parties().clientId()
                : contract.parties().vaId();
    }

    private static List<PartyRecord.Group> numbers(MetricReport report, Wish wish, boolean own, boolean linked) {
        List<Measure.Group> whole = Measure.grouped(Measure.of(report));
        List<Measure.Group> lately = Measure.grouped(Measure.lately(report));
        return IntStream.range(0, whole.size())
                .mapToObj(place -> new PartyRecord.Group(
                        whole.get(place).of(),
                        rows(
                                whole.get(place).measures(),
                                lately.get(place).measures(),
                                metric -> !linked ? null : own ? why(metric, wish) : "#record-engagements")))
                .toList();
    }

    private static List<PartyRecord.Row> rows(
            List<Measure> whole, List<Measure> lately, Function<Metric, @Nullable String> href) {
        return IntStream.range(0, whole.size())
                .mapToObj(place -> new PartyRecord.Row(
                        whole.get(place),
                        lately.get(place),
                        href.apply(whole.get(place).metric())))
                .toList();
    }

    private static String why(Metric metric, Wish wish) {
        return "/numbers?why=" + metric.key() + (wish.asked() ? "&asOf=" + wish.asOf() : "") + "#why";
    }

    private static List<PartyRecord.Engaged> engaged(
            List<Contract> contracts, MetricReport report, Wish wish, boolean linked) {
        Map<String, List<Item>> accepted = apart(report, Metric.FIRST_PASS_ACCEPTANCE);
        Metric delay = wish.side() == Role.VA ? Metric.MISSED : Metric.INPUT_DELAY;
        Map<String, List<Item>> late = apart(report, delay);
        return contracts.stream()
                .map(contract -> {
                    String id = contract.engagementId();
                    return new PartyRecord.Engaged(
                            id,
                            other(contract, wish.side()),
                            contract.terms().zone(),
                            contract.stateAt(wish.asOf()),
                            contract.hired().occurredAt(),
                            contract.lastDay().map(Deadline::instant).orElse(null),
                            contract.ending().reason(),
                            Share.of(accepted.getOrDefault(id, List.of())).denominator(),
                            Measure.of(delay, new MetricSlice(late.getOrDefault(id, List.of()), false, true)),
                            linked
                                    ? "/engagements/" + id + "/numbers" + (wish.asked() ? "?asOf=" + wish.asOf() : "")
                                    : null);
                })
                .toList();
    }

    /** What each engagement has in it, by its id. */
    private static Map<String, List<Item>> apart(MetricReport report, Metric metric) {
        return report.items(metric).stream()
                .collect(Collectors.groupingBy(item -> item.subject().engagementId()));
    }
}
