package io.engagements.rules.engagement;

import static io.engagements.rules.Callers.CLIENT;
import static io.engagements.rules.Callers.LAWYER;
import static io.engagements.rules.Callers.VA;
import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.Caller;
import io.engagements.events.engagement.AnswerProposal;
import io.engagements.events.engagement.AnswerProposal.Verb;
import io.engagements.events.engagement.ContestCause;
import io.engagements.events.engagement.EngagementCommand;
import io.engagements.events.engagement.GuardCommand.ChangeTerms;
import io.engagements.events.engagement.GuardCommand.PrescribeMeans;
import io.engagements.events.engagement.MaterialKind;
import io.engagements.events.engagement.ProposalKind;
import io.engagements.events.engagement.ReviewCommand.RequestQualityImprovement;
import io.engagements.events.refusal.Refusal;
import io.engagements.rules.Callers;
import io.engagements.rules.Commands;
import io.engagements.rules.Decision;
import io.engagements.rules.EngagementScenario;
import io.engagements.rules.TermsMother;
import io.engagements.rules.contract.Contract;
import io.engagements.rules.ground.Ground;
import io.engagements.rules.proposal.Proposal;
import io.engagements.rules.tasks.Task;
import io.engagements.rules.work.Deliverable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * People do anything at any time. Whatever a refusal names next would not be refused, and whoever answers what stands on
 * the work list is not refused either: both are tried with commands made here.
 */
class NextStepsModelTest {

    private static final int TALES = Integer.getInteger("engagements.tales", 2_000) / 10;
    private static final int STEPS = 60;
    private static final Set<String> PIECES = Set.of("d1", "d2");

    private Random random = new Random();
    private EngagementScenario story = EngagementScenario.hired();
    private Instant now = Instant.EPOCH;
    private int ids;
    private List<String> log = new ArrayList<>();

    @Test
    void whatIsNamedNextAndWhatIsOnTheWorkListIsPossible() {
        long first = Long.getLong("engagements.seed", 1);
        for (long seed = first; seed < first + TALES; seed++) {
            begin(seed);
            for (int step = 0; step < STEPS; step++) {
                now = now.plus(
                        random.nextInt(3) == 0
                                ? Duration.ofHours(random.nextInt(90))
                                : Duration.ofMinutes(random.nextInt(300)));
                story.until(now.toString());
                act("-Dengagements.seed=" + seed + "L");
            }
        }
    }

    private void begin(long seed) {
        random = new Random(seed);
        ids = 0;
        now = Instant.parse(EngagementScenario.HIRED_AT);
        log = new ArrayList<>();
        TermsMother terms = TermsMother.terms()
                .rounds(random.nextInt(3))
                .noticeDays(random.nextInt(2) * 10)
                .cureDays(1 + random.nextInt(3))
                .lateness(2, 30);
        story = EngagementScenario.hiredOn(random.nextInt(3) == 0 ? terms.endsOn("2027-02-20") : terms);
        if (random.nextInt(3) > 0) {
            story.given(Commands.appoint("sol"), CLIENT, now.toString());
        }
        if (story.state().contract().parties().lawyerId() != null && random.nextBoolean()) {
            story.given(Commands.approve(), LAWYER, now.toString());
        }
    }

    private void act(String seed) {
        List<EngagementCommand> all = anything().toList();
        EngagementCommand command = all.get(random.nextInt(all.size()));
        Caller by = one(Stream.of(CLIENT, VA, LAWYER)
                .filter(caller -> command.roles().stream().anyMatch(caller.roles()::contains))
                .toList());
        Decision decision = story.when(command, by, now.toString()).decision();
        log.add(now + " " + by.party() + " " + command + " "
                + decision.getClass().getSimpleName());
        String about = seed + "\n" + String.join("\n", log);
        if (decision instanceof Decision.Refused refused) {
            isPossible(refused.refusal(), by, about);
        }
        theWorkListIsPossible(about);
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private void isPossible(Refusal refusal, Caller by, String about) {
        for (String next : refusal.next()) {
            assertThat(anything()
                            .filter(command -> command.commandName().equals(next))
                            .map(command -> decide(command, by))
                            .anyMatch(decision ->
                                    decision instanceof Decision.Done || decision instanceof Decision.Invalid))
                    .as("%s, refused by %s, in\n%s", next, refusal.rules(), about)
                    .isTrue();
        }
    }

    private Decision decide(EngagementCommand command, Caller by) {
        return EngagementDecisions.decide(story.state(), command, by, now, Callers.DIRECTORY);
    }

    private void theWorkListIsPossible(String about) {
        Contract contract = story.state().contract();
        for (Proposal proposal : contract.proposals().all()) {
            Deliverable piece = Optional.ofNullable(proposal.deliverableId())
                    .flatMap(story.state().deliverables()::get)
                    .orElse(null);
            Optional<Task> task = EngagementTasks.of(contract, piece, proposal)
                    .filter(each -> each.until() == null || !each.until().isBefore(now));
            if (task.isPresent()) {
                Caller by = proposal.by() == io.engagements.events.Role.CLIENT ? VA : CLIENT;
                assertThat(decide(accept(proposal), by))
                        .as("%s in\n%s", proposal, about)
                        .isInstanceOf(Decision.Done.class);
            }
        }
    }

    private static EngagementCommand accept(Proposal proposal) {
        String id = proposal.proposalId();
        String piece = Objects.requireNonNullElse(proposal.deliverableId(), "");
        return switch (proposal.change().kind()) {
            case TERMS_CHANGE -> new AnswerProposal(Verb.ACCEPT, ProposalKind.TERMS_CHANGE, "e1", null, id, null);
            case DUE_DATE -> new AnswerProposal(Verb.ACCEPT, ProposalKind.DUE_DATE, "e1", piece, id, null);
            case CANCELLATION -> new AnswerProposal(Verb.ACCEPT, ProposalKind.CANCELLATION, "e1", piece, id, null);
            case INPUT -> new AnswerProposal(Verb.ACCEPT, ProposalKind.INPUT, "e1", piece, id, null);
            case PAUSE -> new AnswerProposal(Verb.ACCEPT, ProposalKind.PAUSE, "e1", null, id, null);
            case RESUME -> new AnswerProposal(Verb.ACCEPT, ProposalKind.RESUME, "e1", null, id, null);
            case END -> new AnswerProposal(Verb.ACCEPT, ProposalKind.END, "e1", null, id, null);
            case EXTRA_ROUND -> new AnswerProposal(Verb.ACCEPT, ProposalKind.EXTRA_ROUND, "e1", piece, id, null);
            case REOPENING -> new AnswerProposal(Verb.ACCEPT, ProposalKind.REOPENING, "e1", piece, id, null);
        };
    }

    private String id() {
        return "i" + ++ids;
    }

    private String in(Duration later) {
        return now.plus(later).toString();
    }

    private String day(int later) {
        return LocalDate.ofInstant(now, ZoneId.of("Europe/Madrid"))
                .plusDays(later)
                .toString();
    }

    private Stream<EngagementCommand> anything() {
        Stream<String> others = story.state().deliverables().values().stream()
                .map(Deliverable::deliverableId)
                .filter(id -> !PIECES.contains(id));
        return Stream.of(PIECES.stream().sorted().flatMap(this::aboutWork), others.flatMap(this::aboutWork), aboutAll())
                .flatMap(commands -> commands);
    }

    private Stream<EngagementCommand> aboutWork(String piece) {
        Stream<EngagementCommand> dues = Stream.of(0, 1, 24, 100).flatMap(hours -> {
            String due = in(Duration.ofHours(hours));
            return Stream.of(
                    Commands.request(piece, due),
                    Commands.request(id(), due),
                    Commands.proposeDue(id(), piece, due),
                    Commands.proposeInput(id(), piece, due));
        });
        Stream<EngagementCommand> reviews = Stream.of(1, 2, 3)
                .flatMap(number -> Stream.of(
                        Commands.accept(piece, number),
                        new RequestQualityImprovement("e1", piece, number, List.of("1"), "Not so", null, id()),
                        Commands.reject(piece, number, "1"),
                        Commands.reject(piece, number),
                        Commands.contestImprovement(piece, number, ContestCause.MEANS),
                        Commands.withdrawImprovement(piece, number),
                        Commands.concedeImprovement(piece, number)));
        Stream<EngagementCommand> others = Stream.of(
                Commands.commit(piece),
                Commands.commit(piece),
                Commands.decline(piece),
                Commands.cancel(piece),
                Commands.submit(piece),
                Commands.submit(piece),
                Commands.contest(piece),
                Commands.proposeCancellation(id(), piece),
                Commands.proposeReopening(id(), piece),
                Commands.acceptDue(piece),
                Commands.declineDue(piece),
                Commands.withdrawDue(piece),
                Commands.acceptInput(piece),
                Commands.declineInput(piece),
                Commands.withdrawInput(piece),
                Commands.acceptCancellation(piece),
                Commands.declineCancellation(piece),
                Commands.withdrawCancellation(piece),
                Commands.acceptReopening(piece),
                Commands.declineReopening(piece),
                Commands.withdrawReopening(piece),
                Commands.acceptExtraRound(piece),
                Commands.declineExtraRound(piece),
                Commands.withdrawExtraRound(piece));
        return Stream.of(dues, reviews, others).flatMap(commands -> commands);
    }

    private Stream<EngagementCommand> aboutAll() {
        List<String> known =
                story.state().grounds().values().stream().map(Ground::groundId).toList();
        Stream<EngagementCommand> grounds = Stream.concat(
                        Stream.of(List.<String>of(), known), known.stream().map(List::of))
                .flatMap(cited -> {
                    String[] each = cited.toArray(String[]::new);
                    return Stream.of(
                            Commands.notice(each),
                            Commands.terminate(each),
                            Commands.terminateAt(in(Duration.ofDays(2)), each),
                            Commands.requestApproval(each),
                            Commands.approveTermination(each));
                });
        Stream<EngagementCommand> days = Stream.of(0, 2, 10, 15)
                .flatMap(later -> Stream.of(
                        Commands.resign(day(later)),
                        Commands.endByNotice(day(later)),
                        Commands.proposeEnd(id(), day(later)),
                        Commands.proposePause(id(), in(Duration.ZERO), in(Duration.ofDays(later)))));
        Stream<EngagementCommand> others = Stream.of(
                Commands.appoint("sol"),
                Commands.refuseTermination(),
                Commands.withdrawTermination(),
                Commands.acceptEnd(),
                Commands.declineEnd(),
                Commands.withdrawEnd(),
                Commands.acceptPause(),
                Commands.declinePause(),
                Commands.withdrawPause(),
                Commands.resume(),
                Commands.proposeResume(id()),
                Commands.acceptResume(),
                Commands.declineResume(),
                Commands.withdrawResume(),
                Commands.proposeTerms(id(), TermsMother.terms(), in(Duration.ofSeconds(1))),
                Commands.proposeTerms(id(), TermsMother.terms(), in(Duration.ofDays(3))),
                Commands.acceptTerms(),
                Commands.declineTerms(),
                Commands.withdrawTerms(),
                Commands.share(id(), MaterialKind.OTHER, false),
                Commands.share(id(), MaterialKind.OTHER, true),
                Commands.grant(id()),
                Commands.divert(id()),
                new ChangeTerms("e1", "Cheaper"),
                new PrescribeMeans("e1", "From nine to five"));
        return Stream.of(grounds, days, others).flatMap(commands -> commands);
    }
}
