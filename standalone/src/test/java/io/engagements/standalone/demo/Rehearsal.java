package io.engagements.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.DomainEvent;
import io.engagements.events.candidacy.CandidacyCommand;
import io.engagements.events.candidacy.CandidacyCommand.OpenCandidacy;
import io.engagements.events.candidacy.CandidacyEvent;
import io.engagements.events.engagement.EngagementCommand;
import io.engagements.events.engagement.EngagementEvent;
import io.engagements.events.party.PartyCommand.RegisterParty;
import io.engagements.events.party.PartyKind;
import io.engagements.rules.Decision;
import io.engagements.rules.Directory;
import io.engagements.rules.RecordedEvent;
import io.engagements.rules.StoredFile;
import io.engagements.rules.candidacy.Candidacy;
import io.engagements.rules.candidacy.CandidacyDecisions;
import io.engagements.rules.engagement.Engagement;
import io.engagements.rules.engagement.EngagementClock;
import io.engagements.rules.engagement.EngagementDecisions;
import io.engagements.standalone.identity.DemoParties;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The story by the rules alone, without a process: fast enough to try it on every day of some years. */
final class Rehearsal implements Directory {

    private final Map<String, Candidacy> candidacies = new HashMap<>();
    private final Map<String, Engagement> engagements = new HashMap<>();

    void take(Step step) {
        Decision decision = decide(step);
        if (decision instanceof Decision.Done done) {
            assertThat(step.refusedBy()).as(step.toString()).isEmpty();
            done.events().forEach(this::happen);
        } else {
            assertThat(decision).as(step.toString()).isInstanceOf(Decision.Refused.class);
            assertThat(step.refusedBy())
                    .contains(((Decision.Refused) decision).refusal().rule());
        }
    }

    /** The engagement as time has left it. */
    Engagement at(String id, Instant now) {
        return EngagementClock.at(engagement(id), now);
    }

    private Decision decide(Step step) {
        String target = step.command().target().orElseThrow();
        if (step.command() instanceof OpenCandidacy open) {
            return CandidacyDecisions.open(open, step.by(), step.at(), this);
        } else if (step.command() instanceof CandidacyCommand about) {
            return CandidacyDecisions.decide(
                    Objects.requireNonNull(candidacies.get(target)), about, step.by(), step.at());
        }
        engagements.computeIfPresent(target, (id, before) -> EngagementClock.at(before, step.at()));
        return EngagementDecisions.decide(
                engagement(target), (EngagementCommand) step.command(), step.by(), step.at(), this);
    }

    private Engagement engagement(String id) {
        return Objects.requireNonNull(engagements.get(id), id);
    }

    private void happen(DomainEvent event) {
        if (event instanceof CandidacyEvent about) {
            candidacies.compute(about.candidacyId(), (id, before) -> Candidacy.evolve(before, about));
        } else if (event instanceof EngagementEvent about) {
            engagements.compute(about.engagementId(), (id, before) -> after(before, about));
        }
    }

    private static Engagement after(@Nullable Engagement before, EngagementEvent event) {
        long sequence = before == null ? 0 : before.contract().version() + 1;
        return Engagement.evolve(before, new RecordedEvent<>("event-" + sequence, sequence, event));
    }

    @Override
    public Optional<PartyKind> kindOf(String partyId) {
        return DemoParties.ALL.stream()
                .filter(party -> partyId.equals(party.partyId()))
                .map(RegisterParty::kind)
                .findFirst();
    }

    @Override
    public Optional<String> openCandidacy(String clientId, String vaId) {
        return Optional.empty();
    }

    @Override
    public Optional<StoredFile> file(String fileId) {
        return Optional.empty();
    }
}
