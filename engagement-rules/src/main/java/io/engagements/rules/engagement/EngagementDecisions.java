package io.engagements.rules.engagement;

import io.engagements.events.Caller;
import io.engagements.events.Role;
import io.engagements.events.engagement.EngagementCommand;
import io.engagements.events.engagement.ReviewCommand.AddStatement;
import io.engagements.events.party.PartyKind;
import io.engagements.rules.Decision;
import io.engagements.rules.Directory;
import io.engagements.rules.StoredFile;
import io.engagements.rules.Table;
import io.engagements.rules.contract.Contract;
import io.engagements.rules.contract.ContractDecisions;
import io.engagements.rules.guard.Guards;
import io.engagements.rules.onboarding.OnboardingDecisions;
import io.engagements.rules.proposal.ExtraRounds;
import io.engagements.rules.proposal.ProposalDecisions;
import io.engagements.rules.review.ReviewDecisions;
import io.engagements.rules.termination.ProvenCase;
import io.engagements.rules.termination.TerminationDecisions;
import io.engagements.rules.work.WorkDecisions;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;

/**
 * What every command about an engagement comes to. Facts that fell due before the receipt must have been folded in
 * first ({@link EngagementClock#next}).
 */
public final class EngagementDecisions {

    private static final Directory NOBODY = new Directory() {
        @Override
        public Optional<PartyKind> kindOf(String partyId) {
            return Optional.empty();
        }

        @Override
        public Optional<String> openCandidacy(String clientId, String vaId) {
            return Optional.empty();
        }

        @Override
        public Optional<StoredFile> file(String fileId) {
            return Optional.empty();
        }
    };

    /** A command and what is known when it is decided: its caller, its receipt in whole seconds, who and what there is. */
    private record Asked(Engagement engagement, Caller by, Instant at, Directory directory) {

        Contract contract() {
            return engagement.contract();
        }

        OnboardingDecisions.Around onboarding() {
            return new OnboardingDecisions.Around(
                    contract(),
                    contract().onboarding(),
                    directory,
                    instant -> EngagementClock.ended(engagement, instant),
                    by,
                    at);
        }

        WorkDecisions.Around work() {
            return new WorkDecisions.Around(contract(), contract().onboarding(), engagement.deliverables(), by, at);
        }

        ReviewDecisions.Around review() {
            return new ReviewDecisions.Around(
                    contract(),
                    id -> engagement.deliverableAt(id, at),
                    new ExtraRounds(engagement.negotiation(), by, at),
                    by,
                    at);
        }
    }

    private static final Table<EngagementCommand, Asked, Decision> DECISIONS = new Table<
                    EngagementCommand, Asked, Decision>()
            .room(
                    ContractDecisions.TABLE,
                    asked -> new ContractDecisions.Around(asked.contract(), asked.directory(), asked.by(), asked.at()))
            .room(OnboardingDecisions.TABLE, Asked::onboarding)
            .room(WorkDecisions.TABLE, Asked::work)
            .room(ReviewDecisions.TABLE, Asked::review)
            .on(
                    AddStatement.class,
                    (command, asked) -> Statements.say(asked.engagement(), command, asked.by(), asked.at()))
            .room(
                    ProposalDecisions.TABLE,
                    asked -> new ProposalDecisions.Around(asked.engagement().negotiation(), asked.by(), asked.at()))
            .room(
                    TerminationDecisions.TABLE,
                    asked -> new TerminationDecisions.Around(
                            new ProvenCase(asked.contract(), asked.engagement().grounds()), asked.by(), asked.at()))
            .room(Guards.TABLE, Asked::contract);

    private EngagementDecisions() {}

    /** The commands that are decided here: all there are about an engagement. */
    static Set<Class<? extends EngagementCommand>> types() {
        return DECISIONS.types();
    }

    /** True when the caller may know that the engagement exists. */
    public static boolean isVisible(Engagement engagement, Caller by) {
        return by.has(Role.AUDITOR) || !engagement.contract().sidesOf(by).isEmpty();
    }

    /** {@code at} is the receipt in whole seconds. A refusal names only what would not be refused. */
    public static Decision decide(
            Engagement engagement, EngagementCommand command, Caller by, Instant at, Directory directory) {
        NextSteps next = new NextSteps(
                engagement, command, by, at, (state, other, then) -> decided(state, other, by, then, directory));
        return next.possible(decided(engagement, command, by, at, directory));
    }

    /** The same of a command that names no file and nobody. */
    static Decision decide(Engagement engagement, EngagementCommand command, Caller by, Instant at) {
        return decide(engagement, command, by, at, NOBODY);
    }

    /** The same, without looking for what is possible instead. */
    static Decision tried(Engagement engagement, EngagementCommand command, Caller by, Instant at) {
        return decided(engagement, command, by, at, NOBODY);
    }

    private static Decision decided(
            Engagement engagement, EngagementCommand command, Caller by, Instant at, Directory directory) {
        Set<Role> sides = engagement.contract().sidesOf(by);
        if (!isVisible(engagement, by)) {
            return new Decision.Unknown();
        }
        if (Collections.disjoint(sides, command.roles())) {
            return new Decision.Forbidden();
        }
        Optional<Decision.Invalid> wrongFile = FileNaming.wrongIn(command, directory);
        return wrongFile
                .<Decision>map(wrong -> wrong)
                .orElseGet(() -> DECISIONS.apply(command, new Asked(engagement, by, at, directory)));
    }
}
