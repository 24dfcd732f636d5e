package io.engagements.rules.figures;

import io.engagements.events.engagement.AnswerProposal;
import io.engagements.events.engagement.AnswerProposal.Verb;
import io.engagements.events.engagement.ContestCause;
import io.engagements.events.engagement.DocumentKind;
import io.engagements.events.engagement.EngagementCommand;
import io.engagements.events.engagement.GuardCommand.ChangeTerms;
import io.engagements.events.engagement.GuardCommand.PrescribeMeans;
import io.engagements.events.engagement.GuardCommand.RequestTimesheet;
import io.engagements.events.engagement.InputDraft;
import io.engagements.events.engagement.MaterialKind;
import io.engagements.events.engagement.ProposalCommand.ProposeTermsChange;
import io.engagements.events.engagement.ProposalKind;
import io.engagements.events.engagement.ReviewCommand.AcceptDeliverable;
import io.engagements.events.engagement.ReviewCommand.RequestQualityImprovement;
import io.engagements.events.engagement.Subject;
import io.engagements.events.engagement.WorkCommand.SubmitDeliverable;
import io.engagements.events.time.When;
import io.engagements.rules.Anything;
import io.engagements.rules.Commands;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Makes an act the command it is in a situation. */
record ActCommands(Situation situation) {

    private static final LocalTime EVENING = LocalTime.of(18, 0);
    /** Exists twice, or not at all, when clocks change. */
    private static final LocalTime NIGHT = LocalTime.of(2, 30);

    private static final List<Integer> DAYS = List.of(1, 2, 3, 4, 7, 8, 15, 40);

    private static final Set<String> STANDING = Set.of("open", "noticed");

    EngagementCommand command(Act act) {
        String deliverable = act.deliverable();
        return switch (act.kind()) {
            case APPOINT -> Commands.appoint("sol");
            case APPROVE -> Commands.approve();
            case REQUEST -> Commands.request(deliverable, due(act.how()));
            case COMMIT -> Commands.commit(deliverable);
            case DECLINE -> Commands.decline(deliverable);
            case CANCEL -> Commands.cancel(deliverable);
            case CHANGE_TERMS -> new ChangeTerms("e1", "Cheaper");
            case REQUEST_TIMESHEET -> new RequestTimesheet("e1", "For May");
            case PRESCRIBE_MEANS -> new PrescribeMeans("e1", "From nine to five");
            case NOTICE -> Commands.notice(grounds(act.how(), Set.of("open")));
            case TERMINATE -> terminate(act.how());
            case WITHDRAW_TERMINATION -> Commands.withdrawTermination();
            case PROVIDE_DOCUMENT -> provide(act.how());
            case ANY -> anything(act.how());
            case SIGN_NDA -> sign(act.how());
            case SHARE -> Commands.share("m" + act.which(), briefing(act.which()), act.how() < 7);
            case ACKNOWLEDGE -> Commands.acknowledge("m" + act.which());
            case GRANT -> Commands.grant("a" + act.which());
            case REVOKE -> Commands.revoke("a" + act.which());
            case DIVERT -> Commands.divert("c" + act.which());
            case GIVE_BACK -> Commands.giveBack("c" + act.which());
            case COMPLETE -> Commands.complete("material-m" + act.which());
            case WAIVE ->
                Commands.waive(List.of("material-m", "access-a", "channel-c").get(act.how() % 3) + act.which());
            case REQUEST_APPROVAL -> Commands.requestApproval(grounds(act.how(), STANDING));
            case APPROVE_TERMINATION -> Commands.approveTermination(grounds(act.how(), STANDING));
            case REFUSE_TERMINATION -> Commands.refuseTermination(grounds(act.how(), STANDING));
            case RESIGN -> Commands.resign(day(act.how()));
            case END_BY_NOTICE -> Commands.endByNotice(day(act.how()));
            case PROPOSE_TERMS,
                    PROPOSE_DUE,
                    PROPOSE_CANCELLATION,
                    PROPOSE_INPUT,
                    PROPOSE_PAUSE,
                    PROPOSE_RESUME,
                    PROPOSE_END,
                    PROPOSE_REOPENING -> propose(act, deliverable);
            case REQUEST_WITH_INPUT -> Commands.request(deliverable, due(act.how()), owed(act.how()));
            case PROVIDE -> Commands.provide(deliverable, situation.anyInput(deliverable, act.how()));
            case RETURN -> Commands.returnInput(deliverable, situation.anyInput(deliverable, act.how()));
            case RESUME -> Commands.resume();
            case CONTEST_ROUND -> Commands.contestImprovement(deliverable, round(act), cause(act.how()));
            case WITHDRAW_ROUND -> Commands.withdrawImprovement(deliverable, round(act));
            case CONCEDE_ROUND -> Commands.concedeImprovement(deliverable, round(act));
            case ACCEPT_PROPOSAL, DECLINE_PROPOSAL, WITHDRAW_PROPOSAL -> answer(act, deliverable);
            default -> aboutWork(act, deliverable);
        };
    }

    /** Work is asked for by its number only, as the acts about it are told. */
    private EngagementCommand anything(int how) {
        Random random = new Random(how);
        List<String> names = Anything.names().stream()
                .filter(name -> !name.equals("request-deliverable"))
                .toList();
        return situation.anything().one(names.get(random.nextInt(names.size())), random);
    }

    /** Mostly what the VA signs or the lawyer approves; now and then something else. */
    private static EngagementCommand provide(int how) {
        DocumentKind kind = how % 2 == 0 ? DocumentKind.CONTRACT : DocumentKind.NDA;
        return Commands.provideDocument(kind, how > 7 ? "f".repeat(64) : Commands.HASH);
    }

    /** Mostly until some evening; also for a moment, later, for ever, or in vain. */
    private EngagementCommand sign(int how) {
        String soon = situation.now().plusSeconds(how == 6 ? 2 : 3_600).toString();
        return switch (how) {
            case 6 -> Commands.signNda(null, soon);
            case 7 -> Commands.signNda(soon, evening(how));
            case 8 -> Commands.signNda(null, null);
            case 9 -> Commands.signNda(null, situation.local().minusDays(1).toString());
            default -> Commands.signNda(null, evening(how));
        };
    }

    private static MaterialKind briefing(int which) {
        return which % 2 == 0 ? MaterialKind.COMPANY : MaterialKind.PRODUCT_LINE;
    }

    private String day(int how) {
        return situation
                .local()
                .toLocalDate()
                .plusDays(DAYS.get(how % DAYS.size()))
                .toString();
    }

    private EngagementCommand propose(Act act, String deliverable) {
        String id = proposalId();
        return switch (act.kind()) {
            case PROPOSE_TERMS ->
                new ProposeTermsChange("e1", id, situation.otherTerms(act.how()), When.parse(due(act.how())));
            case PROPOSE_DUE -> Commands.proposeDue(id, deliverable, due(act.how()));
            case PROPOSE_INPUT -> Commands.proposeInput(id, deliverable, soon(act.how()));
            case PROPOSE_PAUSE -> Commands.proposePause(id, soon(act.how() / 2), soon(act.how()));
            case PROPOSE_RESUME -> Commands.proposeResume(id);
            case PROPOSE_END -> Commands.proposeEnd(id, day(act.how()));
            case PROPOSE_REOPENING -> Commands.proposeReopening(id, deliverable);
            default -> Commands.proposeCancellation(id, deliverable);
        };
    }

    /** To the latest proposal there is, of whatever kind. */
    private EngagementCommand answer(Act act, String deliverable) {
        Optional<JsonNode> proposed = situation.lastProposal();
        String id =
                proposed.map(event -> event.at("/data/proposalId").asString()).orElse(null);
        String about = proposed.map(event -> event.at("/data/deliverableId").asString(deliverable))
                .orElse(deliverable);
        String type = proposed.map(event -> event.path("type").asString()).orElse("");
        ProposalKind kind = Arrays.stream(ProposalKind.values())
                .filter(each -> type.equals(each.kebab() + "-proposed"))
                .findFirst()
                .orElse(ProposalKind.TERMS_CHANGE);
        Verb verb = Verb.values()[act.kind().ordinal() - Act.Kind.ACCEPT_PROPOSAL.ordinal()];
        return new AnswerProposal(verb, kind, "e1", kind.isAboutDeliverable() ? about : null, id, null);
    }

    /** Mostly the latest; sometimes an older one. */
    private int round(Act act) {
        int latest = situation.latestRound(act.deliverable());
        return act.how() == 9 ? Math.max(1, latest - 1) : latest;
    }

    private static ContestCause cause(int how) {
        return how % 2 == 0 ? ContestCause.NEW_SCOPE : ContestCause.MEANS;
    }

    private String proposalId() {
        return "p" + situation.events().size();
    }

    private EngagementCommand aboutWork(Act act, String deliverable) {
        int version = version(act);
        return switch (act.kind()) {
            case SUBMIT -> Commands.submit(deliverable);
            case SUBMIT_OTHER -> Commands.submitOther(deliverable);
            case SUBMIT_PART -> Commands.submitPart(deliverable);
            case SUBMIT_NOTHING -> new SubmitDeliverable("e1", deliverable, List.of(), null, null);
            case ACCEPT ->
                new AcceptDeliverable("e1", deliverable, version, null, act.how() == 0 ? null : act.how() % 5 + 1);
            case IMPROVE -> improve(act, deliverable, version);
            case CONTEST -> Commands.contest(deliverable);
            case SAY -> Commands.say(act.how() < 5 ? Subject.Kind.REVIEW : Subject.Kind.DELIVERABLE, deliverable);
            case REJECT -> Commands.reject(deliverable, version, "1");
            default -> throw new IllegalArgumentException(act.toString());
        };
    }

    /** Mostly the latest; sometimes an older one. */
    private int version(Act act) {
        int latest = situation.latestVersion(act.deliverable());
        return act.how() == 9 ? Math.max(1, latest - 1) : latest;
    }

    private EngagementCommand improve(Act act, String deliverable, int version) {
        String[] criteria = act.how() == 8 ? new String[0] : new String[] {"1"};
        When due = act.how() == 6 || act.how() == 7 ? When.parse(evening(act.how())) : null;
        return new RequestQualityImprovement(
                "e1", deliverable, version, List.of(criteria), "Not so", due, proposalId());
    }

    /** One input or two, now and then due with the work itself. */
    private InputDraft[] owed(int how) {
        InputDraft one = how % 2 == 0
                ? Commands.input("i1", how == 4 ? due(how) : soon(how % 4))
                : Commands.confidentialInput("i1", soon(how % 4));
        return how < 5 ? new InputDraft[] {one} : new InputDraft[] {one, Commands.input("i2", soon(how / 2))};
    }

    /** From a moment ago to some days ahead. */
    private String soon(int how) {
        List<Long> seconds = List.of(-60L, 1L, 3L, 600L, 7_200L, 40_000L, 86_400L, 200_000L, 400_000L, 900_000L);
        return situation.now().plusSeconds(seconds.get(how)).toString();
    }

    private String due(int how) {
        return switch (how) {
            case 0 -> situation.now().plusSeconds(2).toString();
            case 1 -> situation.now().plusSeconds(3_600).toString();
            case 8 -> situation.local().minusDays(1).toString();
            case 9 ->
                LocalDateTime.of(situation.local().toLocalDate().plusDays(3), NIGHT)
                        .toString();
            default -> evening(how);
        };
    }

    private String evening(int how) {
        return LocalDateTime.of(situation.local().toLocalDate().plusDays(DAYS.get(how % DAYS.size())), EVENING)
                .toString();
    }

    /** A ground or all grounds in these states; else one of all there ever were. */
    private String[] grounds(int how, Set<String> states) {
        Set<String> wanted = how < 7 ? states : Set.of("open", "noticed", "cured", "used", "withdrawn");
        List<String> grounds = situation.grounds(wanted);
        return how < 5 || grounds.isEmpty()
                ? grounds.toArray(String[]::new)
                : new String[] {grounds.get(how % grounds.size())};
    }

    private EngagementCommand terminate(int how) {
        return how % 2 == 0
                ? Commands.terminate(grounds(how, STANDING))
                : Commands.terminateAt(evening(how), grounds(how, STANDING));
    }
}
