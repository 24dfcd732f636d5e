package io.engagements.query.pages.operation;

import io.engagements.events.Caller;
import io.engagements.events.Role;
import io.engagements.events.VisibleText;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.log.BrokenEntryException;
import io.engagements.query.log.EntryLog;
import io.engagements.query.log.LoggedEntry;
import io.engagements.query.pages.frame.Form;
import io.engagements.query.pages.frame.Outcome.Wrong;
import io.engagements.query.pages.frame.Room;
import io.engagements.query.pages.frame.Screen;
import io.engagements.query.pages.frame.Sides;
import io.engagements.query.pages.frame.View;
import io.engagements.query.projection.Projections;
import io.engagements.query.projection.Projections.ProjectionStatus;
import io.engagements.query.proof.CheckpointRows;
import io.engagements.query.proof.CheckpointRows.Kept;
import io.engagements.query.proof.Findings;
import io.engagements.query.proof.Findings.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** Whether the installation keeps its promises, for the operator: health, the ledger, projections, what was found. */
@Screen
class OperationPage {

    static final String PATH = "/operation";

    private static final String PAGE = "operation/operation";

    /** Of what is parked, and of what was found. */
    private static final int MOST = 20;

    private final Wellbeing wellbeing;
    private final Projections projections;
    private final Standings standings;
    private final EntryLog log;
    private final CheckpointRows checkpoints;
    private final Findings findings;

    OperationPage(
            Wellbeing wellbeing,
            Projections projections,
            Standings standings,
            EntryLog log,
            CheckpointRows checkpoints,
            Findings findings) {
        this.wellbeing = wellbeing;
        this.projections = projections;
        this.standings = standings;
        this.log = log;
        this.checkpoints = checkpoints;
        this.findings = findings;
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBooleanProperty("engagements.pages")
    static class Ways {

        @Bean
        Room operationRoom() {
            return new Room(
                    List.of(),
                    List.of(
                            PATH,
                            ProjectionPage.PATH,
                            ProjectionPage.ACT,
                            KeysPage.PATH,
                            KeysPage.CHANGE,
                            ErasurePage.LIST,
                            ErasurePage.PATH,
                            InForcePage.PATH),
                    List.of(new Room.Entry(PATH, "bi-activity", "operation.nav", Set.of(Role.OPERATOR))));
        }
    }

    /**
     * How far the ledger goes.
     *
     * @param last when its last entry was stored, in the reader's zone; absent where there is none, or it cannot be read
     * @param shown the last entry that is in the rows of every projection
     * @param signed how many entries the last checkpoint is of; absent where nothing is signed
     * @param signedAt when that was signed; absent where no signature says so
     */
    record Ledger(
            long entries,
            @Nullable String last,
            long shown,
            @Nullable Long signed,
            @Nullable String signedAt) {}

    /** @param person the account that looked into it; absent until somebody has, as are when and what came of it */
    record Found(
            long number,
            String what,
            String at,
            @Nullable String person,
            @Nullable String looked,
            @Nullable String reason) {}

    @GetMapping(PATH)
    String desk(Form form) {
        requireOperator(form.who().caller());
        return show(form);
    }

    /** @param form {@code finding}: a number, and the {@code reason} for which it is acknowledged */
    @PostMapping(PATH)
    String acknowledge(Form form) {
        requireOperator(form.who().caller());
        Long number = Sides.version(form.typed().text("finding"));
        String reason = form.typed().text("reason");
        View view = form.view();
        String wrong = VisibleText.isMissing(reason)
                ? "not-done.missing"
                : reason.codePointCount(0, reason.length()) > Findings.LONGEST ? "not-done.413" : null;
        if (wrong != null) {
            return show(form.refused(form.unfit(
                    List.of(new Wrong("reason-" + number, view.say("operation.found.reason"), view.say(wrong))))));
        }
        findings.acknowledge(
                number == null ? 0 : number, reason, form.who().caller().person());
        return "redirect:" + PATH + "#found";
    }

    private String show(Form form) {
        View view = form.view();
        Model model = form.model();
        // Before anything is read: whoever waits for it holds no connection.
        Wellbeing.Whole health = wellbeing.tell(view);
        List<ProjectionStatus> all = projections.statuses();
        model.addAttribute("health", health);
        model.addAttribute("projections", standings.of(all, view));
        model.addAttribute("parked", standings.parked(all, MOST, view));
        model.addAttribute(
                "parkedCount", all.stream().mapToInt(ProjectionStatus::parked).sum());
        model.addAttribute("ledger", ledger(all, view));
        model.addAttribute(
                "publishes",
                health.rows().stream().anyMatch(row -> row.name().equals("publisher"))
                        ? "here"
                        : health.elsewhere().isEmpty() ? "nowhere" : "elsewhere");
        model.addAttribute(
                "found",
                findings.latest(MOST).stream().map(each -> found(each, view)).toList());
        return form.show(PAGE);
    }

    private Ledger ledger(List<ProjectionStatus> all, View view) {
        long head = log.head();
        Optional<Kept> signed = checkpoints.last();
        return new Ledger(
                head,
                last(head)
                        .flatMap(LoggedEntry::recordedAt)
                        .map(at -> second(at, view))
                        .orElse(null),
                all.stream().mapToLong(ProjectionStatus::position).min().orElse(0),
                signed.map(kept -> kept.checkpoint().size()).orElse(null),
                signed.flatMap(checkpoints::signedAt)
                        .map(at -> second(at, view))
                        .orElse(null));
    }

    private Optional<LoggedEntry> last(long head) {
        try {
            return head == 0 ? Optional.empty() : log.at(List.of(head)).stream().findFirst();
        } catch (BrokenEntryException broken) {
            return Optional.empty();
        }
    }

    private static Found found(Finding finding, View view) {
        return Optional.ofNullable(finding.acknowledged())
                .map(by -> new Found(
                        finding.number(),
                        finding.what(),
                        second(finding.foundAt(), view),
                        by.person(),
                        second(by.at(), view),
                        by.reason()))
                .orElseGet(() ->
                        new Found(finding.number(), finding.what(), second(finding.foundAt(), view), null, null, null));
    }

    static String second(Instant at, View view) {
        return view.second(at, view.zone());
    }

    static void requireOperator(Caller caller) {
        if (!caller.has(Role.OPERATOR)) {
            throw ProblemException.unknown();
        }
    }
}
