package io.engagements.query.pages.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.engagements.events.Role;
import io.engagements.events.candidacy.Criterion;
import io.engagements.events.candidacy.Outcome;
import io.engagements.events.engagement.ChannelKind;
import io.engagements.events.engagement.ContestCause;
import io.engagements.events.engagement.DocumentKind;
import io.engagements.events.engagement.EndReason;
import io.engagements.events.engagement.MaterialKind;
import io.engagements.events.engagement.ProposalKind;
import io.engagements.events.refusal.RuleId;
import io.engagements.events.terms.Fee;
import io.engagements.events.terms.TermsDraft;
import io.engagements.events.time.Resolution;
import io.engagements.query.compliance.Change;
import io.engagements.rules.agreement.EngagementStatus;
import io.engagements.rules.candidacy.Candidacy.Standing;
import io.engagements.rules.candidacy.Candidacy.Status;
import io.engagements.rules.candidacy.FeeAdvice;
import io.engagements.rules.contract.LegalOpinions;
import io.engagements.rules.engagement.MayTerminate;
import io.engagements.rules.ground.Ground;
import io.engagements.rules.guard.Means;
import io.engagements.rules.metrics.Item;
import io.engagements.rules.metrics.Metric;
import io.engagements.rules.onboarding.Entrusted;
import io.engagements.rules.proposal.Proposal;
import io.engagements.rules.review.DeliverableState;
import io.engagements.rules.tasks.Task;
import io.engagements.rules.work.Input;
import io.engagements.support.access.AccessKind;
import io.engagements.support.problem.Language;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.NoSuchMessageException;

class TextsTest {

    private static final Texts TEXTS = new Texts(List.of(new Texts.Bundle("pages/pages")));

    /** Whose turn it is about the contract is the lawyer's alone, and a candidacy is no engagement yet. */
    private static final Set<Task.Kind> NOT_OF_A_SIDE = Set.of(
            Task.Kind.APPROVE_CONTRACT,
            Task.Kind.DECIDE_ON_TERMINATION,
            Task.Kind.DECIDE_ON_CANDIDACY,
            Task.Kind.OFFER_TERMS);

    private static final Set<AccessKind> NOT_OF_AN_ENGAGEMENT =
            Set.of(AccessKind.CANDIDACY, AccessKind.PARTY, AccessKind.LOST);

    @ParameterizedTest
    @EnumSource(Language.class)
    void everythingThatAPageCanNameHasWords(Language language) {
        Set<String> names = Stream.of(
                        Stream.of(Task.Kind.values())
                                .flatMap(kind -> Stream.of("", ".why", ".act").map(part -> "todo." + kind + part)),
                        Stream.of(Task.Kind.values())
                                .filter(kind -> !NOT_OF_A_SIDE.contains(kind))
                                .map(kind -> "others." + kind),
                        Stream.of(Role.values()).map(role -> "role." + role),
                        Stream.of(EngagementStatus.values()).map(status -> "state." + status),
                        Stream.of(DeliverableState.values())
                                .flatMap(state -> Stream.of("engagement.is.", "code.", "review.state.")
                                        .map(of -> of + state)),
                        Stream.of(EngagementStatus.values()).map(status -> "code." + status),
                        Stream.of(ProposalKind.values()).map(kind -> "engagement.proposal." + kind),
                        Stream.of(ProposalKind.values()).flatMap(kind -> Stream.of("head", "accepted", "accept", "past")
                                .map(part -> "proposals." + part + "." + kind)),
                        Stream.of(Proposal.State.values()).map(state -> "proposals.state." + state),
                        Stream.of("DUE_DATE", "INPUT", "REOPENING", "CANCELLATION", "CANCEL")
                                .flatMap(what -> Stream.of(
                                        "proposals.way." + what,
                                        "proposals.propose." + what,
                                        "proposals.propose." + what + ".means",
                                        "proposals.propose." + what + ".act")),
                        Stream.of(
                                        "contest-improvement",
                                        "concede-improvement",
                                        "withdraw-improvement",
                                        "contest-rejection")
                                .flatMap(act -> Stream.of(
                                        "proposals.way." + act,
                                        "contest." + act,
                                        "contest." + act + ".means",
                                        "contest." + act + ".act")),
                        Stream.of(ContestCause.values())
                                .flatMap(cause ->
                                        Stream.of("contest.because." + cause, "contest.because." + cause + ".how")),
                        Stream.of(AccessKind.values())
                                .filter(kind -> !NOT_OF_AN_ENGAGEMENT.contains(kind))
                                .map(kind -> "looks.what." + kind),
                        Stream.of(Role.values())
                                .filter(role -> role != Role.QUERY_SIDE)
                                .map(role -> "looks.who." + role),
                        Stream.of(MaterialKind.values()).map(kind -> "handover.material." + kind),
                        Stream.of(ChannelKind.values()).map(kind -> "handover.channel." + kind),
                        Stream.of(Entrusted.State.values()).flatMap(state -> Stream.of("material", "access", "channel")
                                .filter(kind -> kind.equals("material") || state != Entrusted.State.ACKNOWLEDGED)
                                .map(kind -> "handover.stands." + kind + "." + state)),
                        Stream.of(Input.State.values()).map(state -> "code." + state),
                        Stream.of(Entrusted.State.values()).map(state -> "code." + state),
                        Stream.of(Input.State.values()).map(state -> "engagement.input." + state),
                        Stream.of(Resolution.values())
                                .filter(resolution -> resolution != Resolution.EXACT)
                                .flatMap(resolution -> Stream.of("engagement.resolution.", "ask.clock.")
                                        .map(of -> of + resolution)),
                        hiring(),
                        terms(),
                        Stream.of("round", "proposal", "not-now").map(kind -> "review.improve." + kind),
                        Stream.of(Means.values()).map(means -> "ask.means." + means),
                        Stream.of("open", "resubmitted", "contested", "withdrawn", "extra")
                                .map(how -> "review.turn.round." + how),
                        Stream.of("kept", "open", "late", "free", "refused").map(how -> "deliver.if." + how),
                        Stream.of(Ground.State.values())
                                .flatMap(state ->
                                        Stream.of("ending.stands.", "code.").map(of -> of + state))
                                .filter(key -> !key.equals("ending.stands.NOTICED")),
                        Stream.of("SUFFICES", "CONTESTED", "CURE_RUNS", "CURE_OVER")
                                .map(how -> "ending.stands." + how),
                        Stream.of(
                                        "CURED.MISSED_DEADLINE",
                                        "CURED.REPEATED_LATENESS",
                                        "CURED.INFERIOR_QUALITY",
                                        "USED",
                                        "WITHDRAWN")
                                .map(how -> "ending.gone." + how),
                        Stream.of(Ground.Kind.values()).map(kind -> "ending.cures." + kind),
                        Stream.of("submit-deliverable", "contest-rejection").map(act -> "ending.cures.may." + act),
                        Stream.of("todo.ANSWER_REQUEST.beyond", "todo.ANSWER_REQUEST.beyond.act"),
                        Stream.of("", ".why", ".act", ".ground").map(part -> "today.may.end" + part),
                        Stream.of("engagement.is.REJECTED.contested", "ending.since.stands"),
                        Stream.of("rejected", "round", "besides").map(how -> "ending.said.work." + how),
                        Stream.of("rejection.contested", "round.no", "round.conceded", "round.back")
                                .map(how -> "review.turn." + how),
                        Stream.of(EndReason.values()).map(reason -> "ending.head.over." + reason),
                        Stream.of(
                                        EndReason.AGREED,
                                        EndReason.BY_NOTICE,
                                        EndReason.RESIGNED,
                                        EndReason.TERMINATED_FOR_CAUSE)
                                .flatMap(reason -> Stream.of("ending.last.", "ending.said.last.")
                                        .map(of -> of + reason)),
                        Stream.of(LegalOpinions.Kind.values()).map(kind -> "ending.said." + kind),
                        Stream.of(MayTerminate.Missing.values())
                                .flatMap(what -> Stream.of("ending.head.not-yet.", "ending.missing.")
                                        .map(of -> of + what)),
                        Stream.of("agreement", "by-notice", "notice", "approval", "terminate", "withdraw", "statement")
                                .flatMap(act -> Stream.of(".head", ".lead", ".not-now", ".send")
                                        .map(part -> "ending." + act + part)),
                        Stream.of("by-notice", "notice", "terminate", "decision.approve", "decision.refuse")
                                .flatMap(act -> Stream.of(".act", ".check", ".check.lead", ".send")
                                        .map(part -> "ending." + act + part)),
                        Stream.of(Metric.values()).flatMap(metric -> Stream.of("", ".how", ".about")
                                .map(part -> "numbers." + metric.key() + part)),
                        Stream.of(Item.Reason.values())
                                .flatMap(reason -> Stream.of("numbers.reason.", "numbers.because.")
                                        .map(of -> of + reason)),
                        Stream.of(Change.Kind.values()).map(kind -> "numbers.change." + kind),
                        Stream.of(Ground.State.values())
                                .map(state ->
                                        "numbers.list.grounds." + state.name().toLowerCase(Locale.ROOT)),
                        Stream.of(RuleId.TERMS_SET_BY_VA, RuleId.TIMESHEETS_NOT_OWED, RuleId.RESULT_NOT_MEANS)
                                .map(rule -> "numbers.list.changePressure." + rule.id()),
                        Stream.of(EngagementStatus.values()).map(status -> "numbers.engagements." + status),
                        Stream.of(400, 422).map(status -> "numbers.wrong." + status),
                        Stream.of(401, 403, 404, 409, 412, 413, 429, 503).map(status -> "not-done." + status),
                        Stream.of(400, 401, 403, 404, 413, 429, 500, 503)
                                .flatMap(status ->
                                        Stream.of("", ".why", ".then").map(part -> "refused." + status + part)))
                .flatMap(each -> each)
                .collect(Collectors.toSet());

        assertThat(TEXTS.keys(language)).containsAll(names);
    }

    private static Stream<String> terms() {
        Stream<String> clauses = Stream.of(TermsDraft.class.getRecordComponents())
                .map(RecordComponent::getName)
                .filter(field -> !Set.of("latenessWindowDays", "startsOn").contains(field))
                .flatMap(field -> Stream.of("clause." + field, "clause." + field + ".means"));
        Stream<String> numbers = Stream.of(TermsDraft.class.getRecordComponents())
                .filter(field -> field.getType() == Integer.class)
                .map(field -> "terms.field." + field.getName());
        Stream<String> offers = Stream.concat(
                        Stream.of(Standing.values()).map(Standing::name),
                        Stream.of("replaced", Status.HIRED.name(), Status.WITHDRAWN.name()))
                .map(how -> "terms.offer." + how);
        Stream<String> papers = Stream.of(DocumentKind.values())
                .flatMap(kind -> Stream.of(
                        "terms.paper." + kind, "terms.provide.kind." + kind, "terms.provide.kind." + kind + ".how"));
        Stream<String> stands = Stream.of(
                "signature.in-force",
                "signature.ahead",
                "signature.over",
                "nda.in-force",
                "nda.unsigned",
                "nda.lapsed",
                "approval.no-lawyer.words",
                "approval.waits.words",
                "approval.holds.words",
                "approval.gone.words",
                "pause.runs",
                "pause.ahead",
                "pause.over",
                "move.due",
                "move.input",
                "move.round",
                "move.review",
                "move.cure");
        return Stream.of(
                        clauses,
                        numbers,
                        offers,
                        papers,
                        stands.map(key -> "terms." + key),
                        Stream.of(FeeAdvice.values()).map(advice -> "clause.advice." + advice),
                        Stream.of(Fee.Per.values()).map(per -> "terms.per." + per),
                        Stream.of(Status.values()).map(state -> "terms.offer.lead." + state))
                .flatMap(each -> each);
    }

    private static Stream<String> hiring() {
        Stream<String> sides = Stream.of("CLIENT", "VA").flatMap(side -> Stream.of(
                        "nav.*",
                        "head.*",
                        "lead.*",
                        "empty.*",
                        "empty.*.first",
                        "none-open.*",
                        "go.*",
                        "title.*",
                        "offer.NONE.*",
                        "checks.seen.*",
                        "bars.some.*",
                        "tried.*",
                        "terms.*")
                .map(key -> key.replace("*", side)));
        Stream<String> checks = Stream.of(Criterion.values())
                .flatMap(criterion -> Stream.of("check." + criterion, "check." + criterion + ".how"));
        Stream<String> stands = Stream.concat(
                        Stream.of(Outcome.values()).map(Outcome::name), Stream.of("WAIVED", "OPEN"))
                .flatMap(each -> Stream.of("stands." + each, "count." + each));
        Stream<String> offers = Stream.of(Standing.values()).map(each -> "offer." + each);
        Stream<String> bars = Stream.of(
                "bar.OPEN",
                "bar.DOUBTFUL",
                "bar.NOT_SATISFIED",
                "bar.terms.NONE",
                "bar.terms.DECLINED",
                "bar.terms.EXPIRED",
                "bar.terms.OVER");
        Stream<String> acts = Stream.of("hire", "decline", "withdraw")
                .flatMap(act ->
                        Stream.of("", ".lead", ".not", ".act", ".then", ".send").map(part -> "decide." + act + part));
        return Stream.concat(
                Stream.of(Criterion.values()).map(criterion -> "code." + criterion),
                Stream.of(sides, checks, stands, offers, bars, acts)
                        .flatMap(each -> each)
                        .map(key -> "hire." + key));
    }

    @Test
    void whatHasNoWordsIsNotToldInAnotherLanguage() {
        assertThatThrownBy(() -> TEXTS.say(Language.ENGLISH.locale(), "no.such.words", Map.of()))
                .isInstanceOf(NoSuchMessageException.class);
    }

    /** The second of two would hide the first. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void nothingIsSaidTwice(String language) throws IOException {
        try (InputStream file = TextsTest.class.getResourceAsStream("/pages/pages_" + language + ".properties")) {
            List<String> keys = new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && line.contains("="))
                    .map(line -> line.substring(0, line.indexOf('=')))
                    .toList();
            assertThat(keys).hasSizeGreaterThan(1000).doesNotHaveDuplicates();
        }
    }

    /** A block that is not closed swallows those that follow, and no browser says so. */
    @Test
    void everyBlockOfTheStyleSheetIsClosed() throws IOException {
        try (InputStream file = TextsTest.class.getResourceAsStream("/pages/assets/app.css")) {
            String style = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            int depth = 0;
            for (String line : style.lines().toList()) {
                assertThat(line.startsWith("@") || line.startsWith("/*") ? depth : 0)
                        .as(line)
                        .isZero();
                depth += (int) line.chars().filter(c -> c == '{').count()
                        - (int) line.chars().filter(c -> c == '}').count();
            }
            assertThat(depth).isZero();
        }
    }

    /** One sign for one thing: a language has its own quotation marks, and templates have none. */
    @Test
    void quotationMarksAreTheLanguages() throws IOException {
        assertThat(bundle("pages/pages_es.properties")).doesNotContain("“", "”");
        assertThat(bundle("pages/pages_en.properties")).doesNotContain("«", "»");
        assertThat(bundle("io/engagements/query/history/sentences_es.properties"))
                .doesNotContain("“", "”");
        for (String printed : List.of("casefile/case-file", "print/print", "report/report")) {
            assertThat(bundle("io/engagements/query/" + printed + "_es.properties"))
                    .as(printed)
                    .doesNotContain("“", "”");
        }
        Path pages = Path.of(
                Objects.requireNonNull(TextsTest.class.getResource("/pages")).getPath());
        try (Stream<Path> files = Files.walk(pages)) {
            assertThat(files.filter(file -> file.toString().endsWith(".html")))
                    .hasSizeGreaterThan(30)
                    .allSatisfy(file -> assertThat(Files.readString(file))
                            .as(file.toString())
                            .doesNotContain("|“", "”|"));
        }
    }

    private static String bundle(String name) throws IOException {
        try (InputStream texts = TextsTest.class.getResourceAsStream("/" + name)) {
            return new String(Objects.requireNonNull(texts).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** No number of things is in words for one and in digits for two. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void aNumberOfThingsIsInWordsUpToTenOrInDigits(String language) throws IOException {
        Pattern mixed = Pattern.compile("(?:one|=1) \\{(?:[Oo]ne|[Uu]n[ao]?) [^{}]*\\} other \\{[^{}]*#");

        assertThat(bundle("pages/pages_" + language + ".properties").lines())
                .filteredOn(line -> mixed.matcher(line).find())
                .isEmpty();
        Locale locale = Locale.forLanguageTag(language);
        assertThat(Stream.of(0, 1, 4, 10, 11).map(late -> TEXTS.getMessage("today.late", new Object[] {late}, locale)))
                .containsExactly(
                        language.equals("en")
                                ? new String[] {
                                    "Nothing is late on your side.",
                                    "One is late.",
                                    "Four are late.",
                                    "Ten are late.",
                                    "11 are late."
                                }
                                : new String[] {
                                    "Nada va con retraso por su parte.",
                                    "Una va con retraso.",
                                    "Cuatro van con retraso.",
                                    "Diez van con retraso.",
                                    "11 van con retraso."
                                });
    }

    /** What stands beside a number agrees with it, and nobody is told as several. */
    @Test
    void whatIsCountedAgreesWithItsNumber() {
        Locale spanish = Language.SPANISH.locale();
        assertThat(TEXTS.say(spanish, "numbers.commitments.of", Map.of("requested", 1, "declined", 1, "unanswered", 0)))
                .isEqualTo("1 pedido, 1 declinado, 0 sin respuesta");
        assertThat(TEXTS.say(
                        spanish, "numbers.grounds.of", Map.of("noticed", 1, "cured", 1, "used", 1, "withdrawn", 2)))
                .isEqualTo("1 con aviso; 1 subsanada, 1 usada, 2 retiradas");
        assertThat(TEXTS.say(spanish, "numbers.changePressure.of", Map.of("proposed", 1, "declined", 1, "expired", 1)))
                .isEqualTo("1 propuesta, 1 declinada, 1 vencida");
        assertThat(TEXTS.say(spanish, "numbers.inputDelay", Map.of("side", "CLIENT", "client", "Carmen")))
                .isEqualTo("Sus retrasos");
        assertThat(TEXTS.getMessage(
                        "numbers.legend.late", new Object[] {"LAWYER", "Adam Stone"}, Language.ENGLISH.locale()))
                .isEqualTo("hours that Adam Stone was late");
    }
}
