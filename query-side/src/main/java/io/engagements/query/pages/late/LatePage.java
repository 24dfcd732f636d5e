package io.engagements.query.pages.late;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.engagements.events.Role;
import io.engagements.proof.evidence.TableCell;
import io.engagements.query.answer.Accesses;
import io.engagements.query.answer.AsOf;
import io.engagements.query.answer.Page;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.answer.Viewer;
import io.engagements.query.engagement.EngagementRows;
import io.engagements.query.pages.frame.AskedMoment;
import io.engagements.query.pages.frame.Room;
import io.engagements.query.pages.frame.Screen;
import io.engagements.query.pages.frame.Sides;
import io.engagements.query.pages.frame.SignedIn;
import io.engagements.query.pages.frame.View;
import io.engagements.query.pages.frame.Wanted;
import io.engagements.query.pages.frame.Who;
import io.engagements.query.replay.Moment;
import io.engagements.query.replay.Replay;
import io.engagements.query.replay.Replay.Past;
import io.engagements.rules.contract.Contract;
import io.engagements.rules.engagement.Engagement;
import io.engagements.rules.work.Deliverable;
import io.engagements.rules.work.Overdue;
import io.engagements.rules.work.Overdue.Whose;
import io.engagements.support.access.AccessKind;
import io.engagements.support.access.AccessTo;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** What was late at a moment, the worst first, and whose delay it was: for auditors, over as many engagements as one page reads. */
@Screen
class LatePage {

    private static final String PATH = "/late";
    private static final String TABLE = PATH + "/table";

    /** So many engagements are looked at, in the order in which they began. */
    private static final int MOST = 50;

    private final EngagementRows engagements;
    private final Replay replay;
    private final Sides sides;
    private final AsOf clock;
    private final Accesses accesses;

    LatePage(EngagementRows engagements, Replay replay, Sides sides, AsOf clock, Accesses accesses) {
        this.engagements = engagements;
        this.replay = replay;
        this.sides = sides;
        this.clock = clock;
        this.accesses = accesses;
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBooleanProperty("engagements.pages")
    static class Ways {

        @Bean
        Room lateRoom() {
            return new Room(List.of(), List.of(PATH, TABLE), List.of());
        }
    }

    /**
     * A piece of work that was late then.
     *
     * @param id the engagement's
     * @param client what it is called
     * @param va likewise
     * @param what what the VA was late with, or what the client owed, in words
     * @param late how late, in words
     * @param hours the same, with one decimal
     */
    record Row(
            String id,
            String clientId,
            String client,
            String vaId,
            String va,
            String deliverable,
            String title,
            Whose whose,
            String what,
            View.Due since,
            String late,
            String hours) {}

    /**
     * @param items the latest first
     * @param looked at so many engagements
     * @param next cursor of the next ones; absent when these were the last
     */
    record Report(List<Row> items, int looked, @Nullable String next) {

        /** @param whose the name of whose delay it is */
        public List<Row> of(String whose) {
            return items.stream()
                    .filter(row -> row.whose().name().equals(whose))
                    .toList();
        }
    }

    /**
     * @param asOf an instant, or a local time of the reader's; now when absent or empty
     * @param party only engagements of which it is a side or the lawyer, by its id
     * @param after cursor of the engagement looked at last
     */
    @GetMapping(PATH)
    String late(
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable String party,
            @RequestParam(required = false) @Nullable String after,
            SignedIn who,
            @ModelAttribute("view") View view,
            Model model,
            HttpServletResponse response) {
        requireAuditor(who);
        AskedMoment moment = AskedMoment.of(asOf, clock, view);
        response.setStatus(moment.status());
        View then = moment.then();
        String of = Wanted.text(party);
        Report report = report(of, after, who, then);
        model.addAttribute("moment", moment);
        model.addAttribute("then", then);
        model.addAttribute("party", of);
        model.addAttribute("looked", looked(report, of != null, after != null, view));
        model.addAttribute("report", report);
        model.addAttribute("table", same(then, of, after).address(TABLE));
        model.addAttribute(
                "next",
                report.next() == null ? null : same(then, of, report.next()).address(PATH));
        return "late/late";
    }

    private static String looked(Report report, boolean ofParty, boolean further, View view) {
        boolean part = further || report.next() != null;
        return view.say(
                part ? "late.looked.part" : ofParty ? "late.looked.party" : "late.looked",
                Map.of("count", report.looked()));
    }

    private static Wanted same(View then, @Nullable String party, @Nullable String after) {
        return new Wanted()
                .with("asOf", then.now().toString())
                .with("party", party)
                .with("after", after);
    }

    /** The same as a table (RFC 4180). */
    @GetMapping(TABLE)
    ResponseEntity<byte[]> table(
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable String party,
            @RequestParam(required = false) @Nullable String after,
            SignedIn who,
            @ModelAttribute("view") View view) {
        requireAuditor(who);
        String asked = Wanted.text(asOf);
        View then = asked == null ? view : view.asOf(asked, clock);
        List<String> lines = Stream.concat(
                        Stream.of(TableCell.line(
                                "engagement",
                                "client_id",
                                "client",
                                "va_id",
                                "va",
                                "deliverable",
                                "title",
                                "whose",
                                "what",
                                "since_utc",
                                "late_hours",
                                "as_of_utc")),
                        report(Wanted.text(party), after, who, then).items().stream()
                                .map(row -> TableCell.line(
                                        row.id(),
                                        row.clientId(),
                                        row.client(),
                                        row.vaId(),
                                        row.va(),
                                        row.deliverable(),
                                        row.title(),
                                        row.whose().name(),
                                        row.what(),
                                        row.since().utc(),
                                        row.hours(),
                                        then.now().toString())))
                .toList();
        accesses.exported(AccessTo.ledger());
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("late.csv")
                                .build()
                                .toString())
                .body(String.join("", lines).getBytes(UTF_8));
    }

    private static void requireAuditor(SignedIn who) {
        if (!who.caller().has(Role.AUDITOR)) {
            throw ProblemException.unknown();
        }
    }

    private Report report(@Nullable String party, @Nullable String after, SignedIn who, View then) {
        Page<Contract> page = engagements.page(Viewer.of(who.caller()), null, party, MOST, after);
        Who names = sides.names(page.items(), then);
        Map<Past, Engagement> stood = replay.asOf(page.items().stream()
                .map(contract -> new Past(contract.engagementId(), Moment.of(then.now())))
                .toList());
        page.items()
                .forEach(contract ->
                        accesses.looked(AccessTo.engagement(AccessKind.ENGAGEMENT, contract.engagementId())));
        List<Row> rows = stood.values().stream()
                .flatMap(engagement -> rows(engagement, names, then))
                .sorted(Comparator.comparing(row -> row.since().utc()))
                .toList();
        return new Report(rows, page.items().size(), page.next());
    }

    private static Stream<Row> rows(Engagement engagement, Who names, View then) {
        View view = then.within(engagement.contract().terms().zone());
        return engagement.deliverables().stream().flatMap(work -> Overdue.of(work, then.now()).stream()
                .map(overdue -> row(engagement.contract(), work, overdue, names, view)));
    }

    private static Row row(Contract contract, Deliverable work, Overdue overdue, Who names, View view) {
        Instant since = overdue.since().instant();
        String what = overdue.whose() == Whose.VA
                ? view.say("late.what." + Objects.requireNonNull(overdue.of()))
                : Objects.requireNonNull(overdue.input()).description();
        return new Row(
                contract.engagementId(),
                contract.parties().clientId(),
                names.called(contract.parties().clientId()).business(),
                contract.parties().vaId(),
                names.called(contract.parties().vaId()).person(),
                work.deliverableId(),
                work.title(),
                overdue.whose(),
                what,
                view.due(overdue.since()),
                view.left(overdue.since()),
                hours(Duration.between(since, view.now())));
    }

    private static String hours(Duration late) {
        return BigDecimal.valueOf(late.toSeconds())
                .divide(BigDecimal.valueOf(Duration.ofHours(1).toSeconds()), 1, RoundingMode.HALF_UP)
                .toPlainString();
    }
}
