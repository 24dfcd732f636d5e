package io.engagements.query.report;

import io.engagements.events.Caller;
import io.engagements.events.DomainEvent;
import io.engagements.events.Role;
import io.engagements.events.candidacy.CandidacyEvent.TermsOffered;
import io.engagements.events.engagement.ContractEvent.VAHired;
import io.engagements.events.engagement.EngagementEvent;
import io.engagements.events.refusal.RuleId;
import io.engagements.events.terms.Terms;
import io.engagements.query.answer.Accesses;
import io.engagements.query.answer.AsOf;
import io.engagements.query.answer.Exports;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.answer.Viewer;
import io.engagements.query.engagement.EngagementRows;
import io.engagements.query.engagement.EngagementRows.Some;
import io.engagements.query.history.Callings;
import io.engagements.query.history.HistoryRows;
import io.engagements.query.history.ManyHistories;
import io.engagements.query.history.ManyHistories.Attempt;
import io.engagements.query.history.ManyHistories.Placed;
import io.engagements.query.history.ManyHistories.Span;
import io.engagements.query.history.ManyHistories.Times;
import io.engagements.query.proof.Cited;
import io.engagements.query.proof.CitedEntries;
import io.engagements.query.report.IndependenceReport.Act;
import io.engagements.query.report.IndependenceReport.Attempted;
import io.engagements.query.report.IndependenceReport.Change;
import io.engagements.query.report.IndependenceReport.Changed;
import io.engagements.query.report.IndependenceReport.Engaged;
import io.engagements.query.report.IndependenceReport.Judged;
import io.engagements.query.report.IndependenceReport.Refused;
import io.engagements.query.report.IndependenceReport.Rejected;
import io.engagements.query.report.IndependenceReport.Setting;
import io.engagements.query.report.IndependenceReport.Side;
import io.engagements.rules.EventRef;
import io.engagements.rules.RecordedEvent;
import io.engagements.rules.contract.Contract;
import io.engagements.rules.contract.Parties;
import io.engagements.rules.independence.Independence;
import io.engagements.rules.independence.Independence.OfYear;
import io.engagements.rules.independence.Judgement;
import io.engagements.rules.independence.Judgement.Kind;
import io.engagements.rules.independence.Part;
import io.engagements.rules.independence.TermsChange;
import io.engagements.rules.metrics.Share;
import io.engagements.support.access.AccessTo;
import io.engagements.support.problem.Language;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Whether a VA worked as an independent business in a year, as far as that is on record: for that VA, and for auditors. */
@Component
public class IndependenceReports {

    /** So many engagements are looked at at most. */
    static final int MOST = 200;

    /** So many refused attempts are listed at most, the latest. */
    static final int MOST_ATTEMPTS = 500;

    /** So many receipts go with a print. */
    private static final int MOST_RECEIPTS = 50;

    /** Of so many entries the leaf hash is said, the latest. */
    private static final int MOST_CITED = 500;

    /** No zone's year begins further from that of UTC. */
    private static final Duration ZONES = Duration.ofDays(1);

    private final EngagementRows engagements;
    private final ManyHistories histories;
    private final CitedEntries cited;
    private final Readers readers;
    private final Accesses accesses;
    private final Exports exports;
    private final AsOf clock;
    private final ReportPrint print;

    IndependenceReports(
            EngagementRows engagements,
            ManyHistories histories,
            CitedEntries cited,
            Readers readers,
            Accesses accesses,
            Exports exports,
            AsOf clock,
            ReportPrint print) {
        this.engagements = engagements;
        this.histories = histories;
        this.cited = cited;
        this.readers = readers;
        this.accesses = accesses;
        this.exports = exports;
        this.clock = clock;
        this.print = print;
    }

    /**
     * Which report is wanted.
     *
     * @param vaId a party's
     * @param year of each engagement's contract zone
     * @param zone in which the moment of the report is told
     */
    public record Wish(String vaId, int year, ZoneId zone, Language language) {}

    /**
     * To be read on a page.
     *
     * @param called what the VA is called
     * @param html in which what people typed is escaped
     */
    public record Shown(String called, String html) {}

    /**
     * Of now, with links.
     *
     * @throws ProblemException 404 when the caller may not see it, or there is no such VA; 429 when too many wait
     */
    public Shown shown(Wish wish, Caller caller) {
        return exports.handOut(caller, () -> {
            Report report = of(wish, Medium.PAGE, caller);
            return new Shown(
                    ((IndependenceReport) report.told()).va().called(), print.contents(report, wish.language()));
        });
    }

    /** Of now, tagged, with the checkpoint as a file within it. @throws ProblemException as above */
    public ResponseEntity<InputStreamResource> pdf(Wish wish, Caller caller) {
        return exports.handOut(caller, () -> print.pdf(of(wish, Medium.PRINT, caller), wish.language()));
    }

    /** What was set, proposed, answered and refused, as a table (RFC 4180) in the ledger's order. @throws ProblemException as above */
    public String table(Wish wish, Caller caller) {
        return exports.handOut(caller, () -> IndependenceTable.of(of(wish, Medium.TABLE, caller)));
    }

    /** One engagement, and what its events say. */
    private record Read(Contract contract, Independence independence, OfYear year) {

        Span span() {
            return new Span(contract.engagementId(), year.from(), year.until());
        }
    }

    private Report of(Wish wish, Medium medium, Caller caller) {
        boolean linked = medium == Medium.PAGE;
        Viewer va = Viewer.on(Role.VA, wish.vaId());
        boolean auditor = caller.has(Role.AUDITOR);
        if (!caller.is(Role.VA, wish.vaId()) && !(auditor && engagements.hasAny(va))) {
            throw ProblemException.unknown();
        }
        Instant now = clock.now();
        Some some = engagements.between(va, begin(wish.year()).minus(ZONES), latest(wish.year(), now), MOST);
        Map<String, Long> positions = new HashMap<>();
        List<Read> read = read(some.listed(), wish.year(), now, positions);
        List<Span> spans = read.stream().map(Read::span).toList();
        List<Attempt> attempts = histories.refused(spans, MOST_ATTEMPTS);
        List<Times> times = histories.countRefused(spans);
        Links links = new Links(linked, auditor, positions);
        TreeSet<Long> told = told(read, attempts, positions);
        List<Long> rests = List.copyOf(told).subList(Math.max(0, told.size() - MOST_CITED), told.size());
        Cited entries = cited.cited(rests, medium == Medium.PRINT ? rests : List.of(), MOST_RECEIPTS);
        TreeSet<String> parties = new TreeSet<>(Set.of(wish.vaId()));
        read.forEach(each -> parties.addAll(each.contract().parties().ids()));
        Readers.Named named = readers.of(parties, caller);
        Map<String, Contract> contracts =
                read.stream().collect(Collectors.toMap(each -> each.span().subject(), Read::contract));
        Callings callings = Callings.of(named.called());
        IndependenceReport report = new IndependenceReport(
                wish.year(),
                named.parties().stream()
                        .filter(name -> name.partyId().equals(wish.vaId()))
                        .findFirst()
                        .orElseThrow(),
                read.stream().map(each -> engaged(each, links)).toList(),
                some.inAll() > MOST,
                (int) read.stream()
                        .map(each -> each.contract().parties().clientId())
                        .distinct()
                        .count(),
                largest(read),
                read.stream().map(each -> judged(each.year())).reduce(NOTHING, Judged::and),
                refused(times, contracts),
                attempts.stream()
                        .map(attempt ->
                                attempted(attempt, read, links, histories.told(attempt, wish.language(), callings)))
                        .toList(),
                times.stream().mapToLong(Times::times).sum());
        accesses.exported(AccessTo.reportOfParty(wish.vaId()));
        return new Report(
                "independence",
                "independence-" + wish.vaId() + "-" + wish.year(),
                now,
                wish.zone(),
                named.reader(),
                named.called(),
                entries,
                links.numbers(),
                report);
    }

    private static final Judged NOTHING = new Judged(0, 0, 0, 0, 0, 0);

    private static Instant begin(int year) {
        return LocalDate.of(year, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static Instant latest(int year, Instant now) {
        Instant end = begin(year + 1).plus(ZONES);
        return end.isBefore(now) ? end : now;
    }

    /** @param positions of events by their ids, to be filled */
    private List<Read> read(List<Contract> contracts, int year, Instant now, Map<String, Long> positions) {
        Map<String, List<Placed>> events =
                placed(contracts.stream().map(Contract::engagementId).toList(), Independence.EVENTS, now, positions);
        Map<String, List<Placed>> offers = placed(
                contracts.stream().map(Contract::candidacyId).toList(), Set.of(TermsOffered.class), now, positions);
        return contracts.stream()
                .flatMap(contract -> Independence.of(
                        engagementEvents(events.getOrDefault(contract.engagementId(), List.of())),
                        offer(
                                events.getOrDefault(contract.engagementId(), List.of()),
                                offers.getOrDefault(contract.candidacyId(), List.of())))
                        .filter(independence -> independence.isActiveIn(year))
                        .map(independence -> new Read(contract, independence, independence.in(year)))
                        .stream())
                .toList();
    }

    private Map<String, List<Placed>> placed(
            List<String> subjects,
            Set<? extends Class<? extends DomainEvent>> types,
            Instant now,
            Map<String, Long> positions) {
        List<Placed> placed = histories.events(subjects, types, now);
        placed.forEach(each -> positions.put(each.recorded().id(), each.position()));
        return placed.stream().collect(Collectors.groupingBy(Placed::subject));
    }

    private static List<RecordedEvent<EngagementEvent>> engagementEvents(List<Placed> placed) {
        return placed.stream()
                .map(each -> new RecordedEvent<>(
                        each.recorded().id(), each.recorded().sequence(), (EngagementEvent)
                                each.recorded().event()))
                .toList();
    }

    /** The offer that the hiring names. */
    private static @Nullable RecordedEvent<TermsOffered> offer(List<Placed> events, List<Placed> offers) {
        Optional<VAHired> hired = events.stream()
                .map(each -> each.recorded().event())
                .filter(VAHired.class::isInstance)
                .map(VAHired.class::cast)
                .findFirst();
        return offers.stream()
                .map(Placed::recorded)
                .map(each -> new RecordedEvent<>(each.id(), each.sequence(), (TermsOffered) each.event()))
                .filter(each -> hired.filter(
                                of -> of.termsVersion() == each.event().version())
                        .isPresent())
                .findFirst()
                .orElse(null);
    }

    private static TreeSet<Long> told(List<Read> read, List<Attempt> attempts, Map<String, Long> positions) {
        TreeSet<Long> told = attempts.stream().map(Attempt::position).collect(Collectors.toCollection(TreeSet::new));
        read.stream()
                .map(Read::year)
                .flatMap(year -> Stream.of(
                                year.settings().stream()
                                        .flatMap(setting -> Stream.of(setting.proposed(), setting.agreed())),
                                year.changes().stream()
                                        .flatMap(change ->
                                                Stream.of(change.proposed(), change.answered(), change.effect())))
                        .flatMap(acts -> acts))
                .filter(Objects::nonNull)
                .map(act -> Objects.requireNonNull(positions.get(act.ref().eventId())))
                .forEach(told::add);
        read.stream()
                .flatMap(IndependenceReports::rejections)
                .map(each -> Objects.requireNonNull(positions.get(each.ref().eventId())))
                .forEach(told::add);
        return told;
    }

    /** Where what is told can be looked at. @param numbers sequences by position, filled as they are told */
    private record Links(boolean linked, boolean auditor, Map<String, Long> positions, Map<Long, Long> numbers) {

        Links(boolean linked, boolean auditor, Map<String, Long> positions) {
            this(linked, auditor, positions, new HashMap<>());
        }

        Ref to(EventRef event, String page) {
            long position = Objects.requireNonNull(positions.get(event.eventId()));
            numbers.put(position, event.sequence());
            return at(position, page);
        }

        Ref at(long position, String page) {
            return new Ref(position, !linked ? null : auditor ? "/ledger/" + position : page);
        }
    }

    private static Engaged engaged(Read read, Links links) {
        Contract contract = read.contract();
        String replay = "/engagements/" + contract.engagementId() + "/replay?at=";
        String candidacy = "/candidacies/" + contract.candidacyId();
        Instant hired = read.independence().begun();
        return new Engaged(
                contract.engagementId(),
                contract.parties().clientId(),
                zone(read, read.year().until().minusSeconds(1)),
                hired,
                read.independence().ended().orElse(null),
                read.year().settings().stream()
                        .map(setting -> new Setting(
                                setting.part(),
                                setting.terms(),
                                setting.proposed() == null
                                        ? null
                                        : act(
                                                setting.proposed(),
                                                setting.since().equals(hired)
                                                        ? candidacy
                                                        : replay
                                                                + setting.proposed()
                                                                        .ref()
                                                                        .sequence(),
                                                links),
                                act(
                                        setting.agreed(),
                                        replay + setting.agreed().ref().sequence(),
                                        links),
                                setting.since()))
                        .toList(),
                read.year().changes().stream()
                        .map(change -> new Change(
                                changed(change),
                                change.before(),
                                change.terms(),
                                act(
                                        change.proposed(),
                                        replay + change.proposed().ref().sequence(),
                                        links),
                                change.answer(),
                                change.answered() == null
                                        ? null
                                        : act(
                                                change.answered(),
                                                replay + change.answered().ref().sequence(),
                                                links),
                                change.effect() == null
                                        ? null
                                        : act(
                                                change.effect(),
                                                replay + change.effect().ref().sequence(),
                                                links)))
                        .toList(),
                judged(read.year()),
                rejections(read)
                        .map(each -> new Rejected(
                                each.deliverableId(),
                                new Act(
                                        Side.CLIENT,
                                        each.ref().at(),
                                        links.to(each.ref(), replay + each.ref().sequence()))))
                        .toList());
    }

    /** The zone apart from the periods that are counted in it. */
    private static Set<Changed> changed(TermsChange change) {
        Set<Changed> changed = EnumSet.noneOf(Changed.class);
        change.parts().stream()
                .filter(part ->
                        part != Part.PERIODS || !periods(change.before()).equals(periods(change.terms())))
                .map(part -> Changed.valueOf(part.name()))
                .forEach(changed::add);
        if (!change.before().zone().equals(change.terms().zone())) {
            changed.add(Changed.ZONE);
        }
        return changed;
    }

    private static List<Object> periods(Terms terms) {
        return Arrays.asList(
                terms.reviewWindowDays(),
                terms.improvementTurnaroundDays(),
                terms.improvementRounds(),
                terms.noticeDays(),
                terms.clientNoticeDays(),
                terms.cureDays(),
                terms.latenessThreshold(),
                terms.latenessWindowDays(),
                terms.offerValidDays(),
                terms.startsOn(),
                terms.endsOn());
    }

    private static Stream<Judgement> rejections(Read read) {
        return read.year().judged().stream().filter(each -> each.kind() == Kind.REJECTED);
    }

    private static ZoneId zone(Read read, Instant at) {
        return read.independence().zoneAt(at);
    }

    private static Act act(io.engagements.rules.independence.Act act, String page, Links links) {
        Side side = act.by() == null ? Side.TIME : act.by() == Role.CLIENT ? Side.CLIENT : Side.VA;
        return new Act(side, act.ref().at(), links.to(act.ref(), page));
    }

    private static Judged judged(OfYear year) {
        Predicate<Judgement> cites = each -> each.kind() == Kind.REJECTED || each.kind() == Kind.IMPROVEMENT;
        return new Judged(
                year.count(Kind.ACCEPTED),
                year.count(Kind.LAPSED),
                year.count(Kind.IMPROVEMENT),
                year.count(Kind.REJECTED),
                (int) year.judged().stream()
                        .filter(cites.and(each -> each.cited() > 0 && each.agreed()))
                        .count(),
                (int) year.judged().stream().filter(Judgement::contestedAsMeans).count());
    }

    private static Share largest(List<Read> read) {
        Map<String, Integer> accepted = read.stream()
                .collect(Collectors.groupingBy(
                        each -> each.contract().parties().clientId(),
                        Collectors.summingInt(each -> each.year().accepted())));
        return new Share(
                accepted.isEmpty() ? 0 : Collections.max(accepted.values()),
                accepted.values().stream().mapToInt(Integer::intValue).sum());
    }

    private static Side side(@Nullable String party, Parties parties) {
        return parties.clientId().equals(party) ? Side.CLIENT : parties.vaId().equals(party) ? Side.VA : Side.OTHER;
    }

    private static List<Refused> refused(List<Times> times, Map<String, Contract> contracts) {
        Map<List<RuleId>, Map<Side, Long>> by = new TreeMap<>(HistoryRows.RULES);
        times.forEach(each -> by.computeIfAbsent(each.rules(), rules -> new TreeMap<>())
                .merge(
                        side(
                                each.party(),
                                Objects.requireNonNull(contracts.get(each.subject()))
                                        .parties()),
                        each.times(),
                        Long::sum));
        List<Refused> refused = new ArrayList<>();
        for (boolean concerns : new boolean[] {true, false}) {
            by.forEach((rules, sides) -> sides.entrySet().stream()
                    .map(each -> new Refused(rules, each.getKey(), each.getValue()))
                    .filter(each -> each.concerns() == concerns)
                    .forEach(refused::add));
        }
        return List.copyOf(refused);
    }

    private static Attempted attempted(Attempt attempt, List<Read> read, Links links, String sentence) {
        String id = attempt.event().subjectId();
        Instant at = attempt.event().stamp().occurredAt();
        Read in = read.stream()
                .filter(each -> each.contract().engagementId().equals(id))
                .findFirst()
                .orElseThrow();
        return new Attempted(
                id,
                zone(in, at),
                at,
                side(attempt.event().stamp().party(), in.contract().parties()),
                attempt.event().rules(),
                attempt.event().command(),
                sentence,
                links.at(attempt.position(), "/engagements/" + id + "/replay?at=" + at));
    }
}
