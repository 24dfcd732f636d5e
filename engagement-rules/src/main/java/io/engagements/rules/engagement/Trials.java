package io.engagements.rules.engagement;

import io.engagements.events.engagement.AcceptanceCriterion;
import io.engagements.events.engagement.AnswerProposal;
import io.engagements.events.engagement.ContestCause;
import io.engagements.events.engagement.ContractCommand.AppointLawyer;
import io.engagements.events.engagement.ContractCommand.ResumeEngagement;
import io.engagements.events.engagement.CriterionDraft;
import io.engagements.events.engagement.DocumentKind;
import io.engagements.events.engagement.EngagementCommand;
import io.engagements.events.engagement.EngagementCommand.OfDeliverable;
import io.engagements.events.engagement.Item;
import io.engagements.events.engagement.MaterialKind;
import io.engagements.events.engagement.OnboardingCommand.ProvideDocument;
import io.engagements.events.engagement.OnboardingCommand.ShareMaterial;
import io.engagements.events.engagement.OnboardingCommand.SignNda;
import io.engagements.events.engagement.ProposalCommand.ProposeCancellation;
import io.engagements.events.engagement.ProposalCommand.ProposeDueDate;
import io.engagements.events.engagement.ProposalCommand.ProposeEnd;
import io.engagements.events.engagement.ProposalCommand.ProposeInput;
import io.engagements.events.engagement.ProposalCommand.ProposePause;
import io.engagements.events.engagement.ProposalCommand.ProposeReopening;
import io.engagements.events.engagement.ProposalCommand.ProposeResume;
import io.engagements.events.engagement.ProposalCommand.ProposeTermsChange;
import io.engagements.events.engagement.ReviewCommand.AcceptDeliverable;
import io.engagements.events.engagement.ReviewCommand.ConcedeImprovement;
import io.engagements.events.engagement.ReviewCommand.ContestImprovement;
import io.engagements.events.engagement.ReviewCommand.ContestRejection;
import io.engagements.events.engagement.ReviewCommand.RejectDeliverable;
import io.engagements.events.engagement.ReviewCommand.RequestQualityImprovement;
import io.engagements.events.engagement.ReviewCommand.WithdrawImprovement;
import io.engagements.events.engagement.TerminationCommand.EndByNotice;
import io.engagements.events.engagement.TerminationCommand.GiveBreachNotice;
import io.engagements.events.engagement.TerminationCommand.RequestTerminationApproval;
import io.engagements.events.engagement.TerminationCommand.ResignEngagement;
import io.engagements.events.engagement.TerminationCommand.TerminateContract;
import io.engagements.events.engagement.WorkCommand.CancelDeliverable;
import io.engagements.events.engagement.WorkCommand.CommitToDeliverable;
import io.engagements.events.engagement.WorkCommand.DeclineDeliverable;
import io.engagements.events.engagement.WorkCommand.RequestDeliverable;
import io.engagements.events.engagement.WorkCommand.SubmitDeliverable;
import io.engagements.events.terms.Terms;
import io.engagements.events.terms.TermsDraft;
import io.engagements.events.time.Deadline;
import io.engagements.events.time.When;
import io.engagements.rules.Decision;
import io.engagements.rules.ground.Ground;
import io.engagements.rules.onboarding.Document;
import io.engagements.rules.review.Review;
import io.engagements.rules.work.Deliverable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Commands in place of a refused one, to be tried: about what that was about, else about anything, with the likeliest
 * contents. Nothing of them is ever done.
 */
final class Trials {

    /** No id that people give; taken neither. */
    private static final String ID = "?";

    private final Engagement engagement;
    private final EngagementCommand refused;
    private final Instant at;
    private final String id;
    private final Terms terms;

    Trials(Engagement engagement, EngagementCommand refused, Instant at) {
        this.engagement = engagement;
        this.refused = refused;
        this.at = at;
        id = engagement.contract().engagementId();
        terms = engagement.contract().terms();
    }

    /**
     * @param name of the command in the interface
     * @throws IllegalArgumentException when no refusal has named it so far
     */
    Stream<EngagementCommand> of(String name) {
        return switch (name) {
            case "appoint-lawyer" -> Stream.of(new AppointLawyer(id, ID));
            case "sign-nda" -> Stream.of(new SignNda(id, null, null, agreement()));
            case "share-material" ->
                Stream.of(new ShareMaterial(id, ID, MaterialKind.OTHER, ID, false, "https://example.org", null, null));
            case "request-deliverable" -> Stream.of(request());
            case "give-breach-notice" -> Stream.of(new GiveBreachNotice(id, open(), ID));
            case "request-termination-approval" -> Stream.of(new RequestTerminationApproval(id, standing(), ID));
            case "terminate-contract" -> terminations();
            case "resign-engagement" -> Stream.of(new ResignEngagement(id, dayAfter(terms.noticeDays()), null));
            case "end-by-notice" -> Stream.of(new EndByNotice(id, dayAfter(terms.clientNoticeDays()), null));
            case "propose-end" -> Stream.of(new ProposeEnd(id, ID, today(), null));
            case "propose-pause" -> Stream.of(new ProposePause(id, ID, when(at), when(tomorrow()), null));
            case "propose-resume" -> Stream.of(new ProposeResume(id, ID, null));
            case "resume-engagement" -> Stream.of(new ResumeEngagement(id));
            case "provide-document" ->
                Stream.of(new ProvideDocument(
                        id, DocumentKind.CONTRACT, ID, "0".repeat(64), "https://example.org", null));
            case "propose-terms-change" -> Stream.of(new ProposeTermsChange(id, ID, draft(), when(at.plusSeconds(1))));
            default -> subjects().flatMap(deliverable -> of(name, deliverable));
        };
    }

    /** A field that does not fit is another matter: a trial cannot know, for example, a lawyer's id. */
    static boolean isTaken(Decision decision) {
        return decision instanceof Decision.Done || decision instanceof Decision.Invalid;
    }

    /** The one that there is to sign; where the client has provided none, any. */
    private String agreement() {
        return engagement
                .contract()
                .onboarding()
                .documents()
                .latestAt(DocumentKind.NDA, at)
                .map(Document::sha256)
                .orElse("0".repeat(64));
    }

    private Stream<EngagementCommand> of(String name, Deliverable deliverable) {
        String about = deliverable.deliverableId();
        Review review = deliverable.review();
        return switch (name) {
            case "commit-to-deliverable" -> Stream.of(new CommitToDeliverable(id, about));
            case "decline-deliverable" -> Stream.of(new DeclineDeliverable(id, about, ID));
            case "submit-deliverable" ->
                Stream.of(new SubmitDeliverable(
                        id,
                        about,
                        List.of(new Item(ID, "0".repeat(64), "https://example.org", null, null)),
                        null,
                        false));
            case "propose-due-date" -> Stream.of(new ProposeDueDate(id, about, ID, when(lastSecond()), null));
            case "propose-input" -> Stream.of(new ProposeInput(id, about, ID, ID, when(at), false));
            case "cancel-deliverable" -> Stream.of(new CancelDeliverable(id, about, null));
            case "contest-improvement" ->
                review.openRound().stream()
                        .map(round -> new ContestImprovement(id, about, round.round(), ContestCause.NEW_SCOPE, null));
            case "contest-rejection" -> Stream.of(new ContestRejection(id, about, null, ID));
            case "propose-cancellation" -> Stream.of(new ProposeCancellation(id, about, ID, null));
            case "propose-reopening" -> Stream.of(new ProposeReopening(id, about, ID, ID));
            case "concede-improvement" ->
                review.openRound().stream().map(round -> new ConcedeImprovement(id, about, round.round(), null));
            case "withdraw-improvement" ->
                review.openRound().stream().map(round -> new WithdrawImprovement(id, about, round.round(), ID));
            case "accept-deliverable" ->
                review.latest().stream().map(latest -> new AcceptDeliverable(id, about, latest.version(), null, null));
            case "request-quality-improvement" ->
                review.latest().stream()
                        .map(latest -> new RequestQualityImprovement(
                                id, about, latest.version(), agreed(deliverable), ID, null, ID));
            case "reject-deliverable" ->
                review.latest().stream().flatMap(latest -> Stream.of(agreed(deliverable), cited(review))
                        .map(criteria -> new RejectDeliverable(id, about, latest.version(), criteria, ID)));
            default -> throw new IllegalArgumentException("nothing to try for " + name);
        };
    }

    private Stream<Deliverable> subjects() {
        if (refused instanceof AnswerProposal answer && answer.about().isPresent()) {
            return answer.about().flatMap(about -> engagement.deliverableAt(about, at)).stream();
        }
        return refused instanceof OfDeliverable about
                ? engagement.deliverableAt(about.deliverableId(), at).stream()
                : engagement.deliverables().values().stream();
    }

    private static List<String> agreed(Deliverable deliverable) {
        return deliverable.criteria().stream().map(AcceptanceCriterion::id).toList();
    }

    private static List<String> cited(Review review) {
        return review.askedRounds().stream()
                .flatMap(round -> round.criteria().stream())
                .distinct()
                .toList();
    }

    private RequestDeliverable request() {
        List<CriterionDraft> criteria = List.of(new CriterionDraft(ID, ID));
        return new RequestDeliverable(id, ID, ID, null, criteria, when(lastSecond()), null);
    }

    /** On the grounds cited, and on each alone that stands. */
    private Stream<EngagementCommand> terminations() {
        return Stream.concat(
                        Stream.of(standing()),
                        Ground.standing(engagement.grounds(), at).stream().map(List::of))
                .map(grounds -> new TerminateContract(id, grounds, ID, null));
    }

    private List<String> cited() {
        List<String> named = refused instanceof TerminateContract terminate ? terminate.groundIds() : null;
        return named == null || named.isEmpty() ? Ground.standing(engagement.grounds(), at) : named;
    }

    /** Those cited that stand; where none of them does, all that do. */
    private List<String> standing() {
        List<String> all = Ground.standing(engagement.grounds(), at);
        List<String> own = cited().stream().filter(all::contains).toList();
        return own.isEmpty() ? all : own;
    }

    /** Those cited of which no notice was given. */
    private List<String> open() {
        return cited().stream()
                .filter(ground -> engagement
                        .grounds()
                        .get(ground)
                        .filter(each -> each.stateAt(at) == Ground.State.OPEN && each.needsNotice())
                        .isPresent())
                .toList();
    }

    private LocalDate today() {
        return at.atZone(terms.zone()).toLocalDate();
    }

    /** The first day whose end comes after the notice. */
    private LocalDate dayAfter(@Nullable Integer days) {
        return today().plusDays(days == null ? 0 : days);
    }

    private Instant tomorrow() {
        return at.plus(Duration.ofDays(1));
    }

    /** The last second of the engagement; where it is open-ended some time ahead. */
    private Instant lastSecond() {
        return engagement.contract().lastDay().map(Deadline::instant).orElseGet(this::tomorrow);
    }

    private static When when(Instant instant) {
        return When.parse(instant.toString());
    }

    private TermsDraft draft() {
        return new TermsDraft(
                terms.fee(),
                terms.zone(),
                terms.servicesOffered(),
                terms.servicesExcluded(),
                terms.hours(),
                terms.contact(),
                terms.policies(),
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
                null);
    }
}
