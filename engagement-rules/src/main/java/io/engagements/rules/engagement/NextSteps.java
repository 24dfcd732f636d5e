package io.engagements.rules.engagement;

import io.engagements.events.Caller;
import io.engagements.events.engagement.AnswerProposal;
import io.engagements.events.engagement.EngagementCommand;
import io.engagements.events.engagement.EngagementCommand.OfDeliverable;
import io.engagements.events.engagement.ProposalKind;
import io.engagements.events.engagement.TerminationCommand.GiveBreachNotice;
import io.engagements.events.engagement.TerminationCommand.TerminateContract;
import io.engagements.events.refusal.Refusal;
import io.engagements.rules.Decision;
import io.engagements.rules.contract.Contract;
import io.engagements.rules.ground.Ground;
import io.engagements.rules.proposal.Answerable;
import io.engagements.rules.work.Deliverable;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Of what rules name to do instead, what would not be refused as things stand: every name is tried before anybody hears
 * of it. So is what time would do: until when to wait, and on which grounds a termination would be done already.
 */
final class NextSteps {

    private final Engagement engagement;
    private final EngagementCommand refused;
    private final Caller by;
    private final Instant at;
    private final Trial trial;

    /** What a command of the caller would come to. */
    @FunctionalInterface
    interface Trial {
        Decision of(Engagement engagement, EngagementCommand command, Instant at);
    }

    NextSteps(Engagement engagement, EngagementCommand refused, Caller by, Instant at, Trial trial) {
        this.engagement = engagement;
        this.refused = refused;
        this.by = by;
        this.at = at;
        this.trial = trial;
    }

    /** The decision; where it is a refusal, with what is possible only. */
    Decision possible(Decision decision) {
        if (!(decision instanceof Decision.Refused of)) {
            return decision;
        }
        Refusal refusal = of.refusal();
        List<String> next = refusal.next().stream().filter(this::isPossible).toList();
        return new Decision.Refused(new Refusal(refusal.rules(), facts(refusal), next));
    }

    private Map<String, Object> facts(Refusal refusal) {
        Map<String, Object> facts = new LinkedHashMap<>(refusal.facts());
        citedGrounds().ifPresentOrElse(cited -> addOfTermination(cited, facts), () -> {
            if (facts.get(Refusal.WAIT_UNTIL) instanceof String first && !isDoneAt(Instant.parse(first))) {
                facts.remove(Refusal.WAIT_UNTIL);
            }
        });
        return facts;
    }

    private boolean isDoneAt(Instant first) {
        return trial.of(EngagementClock.at(engagement, first), refused, first) instanceof Decision.Done;
    }

    /** Of what leads to a termination: after a notice was given there is nothing to do but to wait. */
    private Optional<List<String>> citedGrounds() {
        if (refused instanceof TerminateContract terminate) {
            return Optional.of(Objects.requireNonNullElse(terminate.groundIds(), List.of()));
        }
        return refused instanceof GiveBreachNotice notice
                ? Optional.of(Objects.requireNonNullElse(notice.groundIds(), List.of()))
                : Optional.empty();
    }

    private void addOfTermination(List<String> cited, Map<String, Object> facts) {
        facts.remove(Refusal.WAIT_UNTIL);
        List<String> all = Ground.standing(engagement.grounds(), at);
        List<String> own = cited.stream().filter(all::contains).distinct().toList();
        MayTerminate.from(engagement, own.isEmpty() ? all : own, at)
                .filter(at::isBefore)
                .ifPresent(first -> facts.put(Refusal.WAIT_UNTIL, first.toString()));
        List<String> most = MayTerminate.most(engagement, all, at);
        boolean suffices = !own.isEmpty() && own.equals(cited) && MayTerminate.suffice(engagement, own, at);
        if (!most.isEmpty() && !suffices) {
            facts.put(Refusal.SUFFICIENT_GROUND_IDS, most);
        }
    }

    private boolean isPossible(String name) {
        return answered(name).map(kind -> isAnswerable(name, kind)).orElseGet(() -> new Trials(engagement, refused, at)
                .of(name)
                .map(command -> trial.of(engagement, command, at))
                .anyMatch(Trials::isTaken));
    }

    private static Optional<ProposalKind> answered(String name) {
        boolean answer = Stream.of("accept-", "decline-", "withdraw-").anyMatch(name::startsWith);
        String about = name.substring(name.indexOf('-') + 1);
        return Arrays.stream(ProposalKind.values())
                .filter(kind -> answer && kind.kebab().equals(about))
                .findFirst();
    }

    /** A proposal about the same is there that the caller's side may answer so. */
    private boolean isAnswerable(String name, ProposalKind kind) {
        Contract contract = engagement.contract();
        Deliverable about =
                subject().flatMap(id -> engagement.deliverableAt(id, at)).orElse(null);
        boolean withdraws = name.startsWith("withdraw-");
        return contract.proposals()
                .about(kind, subject())
                .filter(each -> each.isMadeBy(at) && (each.by() == contract.sideOf(by.party())) == withdraws)
                .anyMatch(each -> name.startsWith("accept-")
                        ? Answerable.isAcceptableAt(contract, about, each, at)
                        : Answerable.isAt(contract, about, each, at));
    }

    private Optional<String> subject() {
        if (refused instanceof AnswerProposal answer) {
            return answer.about();
        }
        return refused instanceof OfDeliverable about
                ? Optional.of(Objects.requireNonNull(about.deliverableId()))
                : Optional.empty();
    }
}
