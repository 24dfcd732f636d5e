package io.engagements.query.pages.ending;

import com.ibm.icu.text.ListFormatter;
import io.engagements.events.candidacy.Criterion;
import io.engagements.events.engagement.DocumentKind;
import io.engagements.events.terms.Terms;
import io.engagements.events.time.Deadline;
import io.engagements.query.candidacy.CandidacyRows;
import io.engagements.query.candidacy.CheckView;
import io.engagements.query.engagement.AgreementView.TermsVersion;
import io.engagements.query.engagement.EngagementView;
import io.engagements.query.pages.frame.View;
import io.engagements.query.pages.piece.Clauses;
import io.engagements.query.pages.piece.Versions;
import io.engagements.rules.contract.LastDays.Fixed;
import io.engagements.rules.contract.TermsInForce.Approval;
import io.engagements.rules.ground.Ground;
import io.engagements.rules.onboarding.Document;
import io.engagements.rules.onboarding.Nda;
import io.engagements.rules.time.Deadlines;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** What lies beside a lawyer's question: the clocks, the documents, the terms as they were approved and are, the vetting. */
@Component
@ConditionalOnBooleanProperty("engagements.pages")
class Dossier {

    private static final int MOST_VERSIONS = 5;

    private final CandidacyRows candidacies;

    Dossier(CandidacyRows candidacies) {
        this.candidacies = candidacies;
    }

    /**
     * @param icon its class
     * @param left in words; absent where it has run out, or would run
     * @param what it is the end of, in words
     */
    record Clock(String icon, @Nullable String left, String what, View.Due due) {}

    /**
     * Documents of one kind.
     *
     * @param stands what the lawyer or the VA said to the latest version, in words
     * @param tone class of that tag's colour
     * @param versions the latest, the last one first
     */
    record Papers(String name, String stands, String tone, List<CounselPage.Text> versions) {}

    /**
     * The terms in force against those that were approved.
     *
     * @param head which version it is
     * @param words how they compare
     * @param clauses with what was approved where they say something else
     */
    record Compared(String head, String words, Clauses clauses) {}

    /**
     * A check that was not simply passed.
     *
     * @param waiver why it was done without; absent where it was not
     */
    record Deviation(String name, String stands, @Nullable String waiver, String by) {}

    /** @param counts in words */
    record Vetting(String counts, List<Deviation> deviations) {}

    List<Clock> clocks(Matter matter, List<Ground> asked, @Nullable Deadline holds) {
        View view = matter.view();
        List<Clock> clocks = new ArrayList<>();
        Map<Deadline, List<Ground>> cures = new LinkedHashMap<>();
        asked.forEach(ground -> Optional.ofNullable(ground.cureEnd(matter.contract()))
                .ifPresent(end ->
                        cures.computeIfAbsent(end, each -> new ArrayList<>()).add(ground)));
        cures.entrySet().stream()
                .sorted(Comparator.comparing(each -> each.getKey().instant()))
                .forEach(each -> {
                    boolean runs = each.getKey().isMetAt(view.now());
                    clocks.add(new Clock(
                            runs ? "bi-hourglass-split c-ochre" : "bi-hourglass-bottom",
                            runs ? view.left(each.getKey()) : null,
                            matter.say(
                                    runs ? "docket.cure" : "docket.cure.over",
                                    Map.of("grounds", matter.titles(each.getValue()))),
                            view.due(each.getKey())));
                });
        Optional<Fixed> ends = matter.contract().endingTermination();
        ends.ifPresent(fixed -> clocks.add(new Clock(
                "bi-calendar-event",
                fixed.lastDay().isMetAt(view.now()) ? view.left(fixed.lastDay()) : null,
                matter.say("law.clock.last-day"),
                view.due(fixed.lastDay()))));
        if (ends.isEmpty() && !asked.isEmpty() && !matter.isOver()) {
            Terms terms = matter.contract().terms();
            clocks.add(new Clock(
                    "bi-calendar-event",
                    null,
                    matter.say("law.clock.notice", Map.of("days", terms.noticeDays())),
                    view.due(Deadlines.afterDays(view.now(), terms.noticeDays(), terms.zone()))));
        }
        if (holds != null) {
            clocks.add(new Clock("bi-patch-check", view.left(holds), matter.say("law.clock.holds"), view.due(holds)));
        }
        return clocks;
    }

    List<Papers> papers(Matter matter) {
        return Stream.of(DocumentKind.CONTRACT, DocumentKind.NDA)
                .map(kind -> papers(matter, kind))
                .toList();
    }

    private static Papers papers(Matter matter, DocumentKind kind) {
        List<Document> all = documents(matter, kind);
        String stands = kind == DocumentKind.CONTRACT ? contract(matter, all) : nda(matter, all);
        return new Papers(
                matter.say("terms.paper." + kind),
                matter.say("law.paper." + stands),
                Set.of("approved", "signed").contains(stands) ? "pine" : stands.equals("none") ? "" : "ochre",
                all.stream()
                        .limit(MOST_VERSIONS)
                        .map(each -> text(matter, each))
                        .toList());
    }

    /** The latest first. */
    static List<Document> documents(Matter matter, DocumentKind kind) {
        return matter.contract().onboarding().documents().all().stream()
                .filter(each -> each.kind() == kind)
                .sorted(Comparator.comparing(Document::version).reversed())
                .toList();
    }

    static CounselPage.Text text(Matter matter, Document each) {
        View view = matter.view();
        Approval approval = matter.contract().inForce().approval();
        boolean contract = each.kind() == DocumentKind.CONTRACT;
        return new CounselPage.Text(
                each.version(),
                each.title(),
                view.moment(each.since().at(), view.zone()),
                each.link() == null ? "/files/" + each.fileId() : each.link(),
                each.link() != null,
                each.sha256(),
                Versions.groups(each.sha256()),
                contract && approval != null && approval.documentSha256().equals(each.sha256()));
    }

    /** Whether what the client provided last is what was approved. */
    private static String contract(Matter matter, List<Document> all) {
        Approval approval = matter.contract().inForce().approval();
        if (approval == null) {
            return all.isEmpty() ? "none" : "not-approved";
        }
        boolean provided = all.stream().anyMatch(each -> each.sha256().equals(approval.documentSha256()));
        if (!provided) {
            return "approved-other";
        }
        return all.get(0).sha256().equals(approval.documentSha256()) ? "approved" : "approved-before";
    }

    /** Whether what the client provided last is signed, and in force. */
    private static String nda(Matter matter, List<Document> all) {
        List<Nda> signed = matter.contract().onboarding().ndas();
        List<Nda> holding =
                signed.stream().filter(each -> each.isInForceAt(matter.at())).toList();
        if (signed.isEmpty()) {
            return all.isEmpty() ? "none" : "not-signed";
        } else if (holding.isEmpty()) {
            return "lapsed";
        }
        boolean latest = !all.isEmpty()
                && holding.stream().anyMatch(each -> each.documentSha256()
                        .equals(all.get(0).sha256()));
        return latest ? "signed" : "signed-other";
    }

    Compared compared(Matter matter) {
        View view = matter.view();
        Approval approval = matter.contract().inForce().approval();
        String head =
                matter.say("law.terms", Map.of("version", matter.contract().termsVersion()));
        Clauses now = Clauses.of(matter.contract().terms(), view);
        Optional<Terms> then = Optional.ofNullable(approval).flatMap(each -> terms(matter, each.termsVersion()));
        if (approval == null || then.isEmpty()) {
            return new Compared(head, matter.say("law.terms.not-approved"), now);
        }
        Clauses compared = now.since(Clauses.of(then.get(), view));
        List<String> weighed = compared.changed().stream()
                .filter(clause -> WEIGHED.contains(clause.id()))
                .map(Clauses.Clause::name)
                .toList();
        String key = !weighed.isEmpty()
                ? "law.terms.weighed"
                : !approval.holds()
                        ? "law.terms.back"
                        : compared.changed().isEmpty() ? "law.terms.same" : "law.terms.others";
        return new Compared(
                head,
                matter.say(
                        key,
                        Map.of(
                                "version",
                                approval.termsVersion(),
                                "at",
                                matter.moment(approval.by().occurredAt()),
                                "clauses",
                                ListFormatter.getInstance(view.locale()).format(weighed))),
                compared);
    }

    /** Clauses about what {@code TermsInForce.Weighed} has. */
    private static final Set<String> WEIGHED =
            Set.of("noticeDays", "cureDays", "improvementRounds", "latenessThreshold");

    private static Optional<Terms> terms(Matter matter, int version) {
        return EngagementView.of(matter.now(), matter.at(), Set.of()).termsInForce().termsVersions().stream()
                .filter(each -> each.version() == version)
                .map(TermsVersion::terms)
                .findFirst();
    }

    /** Empty where nothing is known here of how the VA was chosen. */
    Optional<Vetting> vetting(Matter matter) {
        return Optional.of(candidacies.vetting(matter.contract()))
                .filter(checks -> !checks.isEmpty())
                .map(checks -> vetting(matter, checks));
    }

    private static Vetting vetting(Matter matter, List<CheckView> checks) {
        Map<String, Long> counts = checks.stream()
                .collect(Collectors.groupingBy(Dossier::stands, LinkedHashMap::new, Collectors.counting()));
        String told = ORDER.stream()
                .filter(counts::containsKey)
                .map(each -> matter.say("hire.count." + each, Map.of("n", counts.getOrDefault(each, 0L))))
                .collect(Collectors.joining(", "));
        return new Vetting(
                told,
                checks.stream()
                        .filter(each -> !stands(each).equals("SATISFIED"))
                        .map(each -> deviation(matter, each))
                        .toList());
    }

    private static final List<String> ORDER = List.of("SATISFIED", "WAIVED", "DOUBTFUL", "NOT_SATISFIED", "OPEN");

    private static String stands(CheckView check) {
        if (check.waiver() != null) {
            return "WAIVED";
        }
        return check.outcome() == null ? "OPEN" : check.outcome().name();
    }

    private static Deviation deviation(Matter matter, CheckView check) {
        Criterion criterion = check.criterion();
        return new Deviation(
                matter.say("hire.check." + criterion),
                matter.say("hire.stands." + stands(check)),
                check.waiver(),
                check.by() == null
                        ? ""
                        : matter.say(
                                "hire.by",
                                Map.of(
                                        "who",
                                        matter.name(check.by()),
                                        "at",
                                        matter.moment(check.by().occurredAt()))));
    }
}
