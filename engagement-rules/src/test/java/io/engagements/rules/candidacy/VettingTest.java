package io.engagements.rules.candidacy;

import static io.engagements.rules.Callers.CLIENT;
import static io.engagements.rules.CandidacyScenario.opened;
import static io.engagements.rules.CandidacyScenario.record;
import static io.engagements.rules.CandidacyScenario.waive;
import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.candidacy.CandidacyCommand;
import io.engagements.events.candidacy.CandidacyEvent.VettingCheckRecorded;
import io.engagements.events.candidacy.CandidacyEvent.VettingCheckWaived;
import io.engagements.events.candidacy.Criterion;
import io.engagements.events.candidacy.Outcome;
import io.engagements.rules.CandidacyScenario;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class VettingTest {

    private static final String AT = "2027-01-05T10:00:00.9Z";
    private static final Instant SECOND = Instant.parse("2027-01-05T10:00:00Z");

    @Test
    void aCheckIsRecordedWithItsOutcomeAndEvidence() {
        opened().when(record(Criterion.WRITING, Outcome.DOUBTFUL), CLIENT, AT)
                .thenEvents(new VettingCheckRecorded(
                        "c1", Criterion.WRITING, Outcome.DOUBTFUL, "seen on 4 January", CLIENT.stamp(SECOND)));
    }

    @Test
    void aCheckIsWaivedWithAReason() {
        opened().when(waive(Criterion.WEBSITE), CLIENT, AT)
                .thenEvents(new VettingCheckWaived(
                        "c1", Criterion.WEBSITE, "known from an earlier project", CLIENT.stamp(SECOND)));
    }

    @Test
    void onlyASatisfiedOrWaivedCheckPasses() {
        assertThat(after(record(Criterion.WRITING, Outcome.SATISFIED)).passes()).isTrue();
        assertThat(after(record(Criterion.WRITING, Outcome.DOUBTFUL)).passes()).isFalse();
        assertThat(after(record(Criterion.WRITING, Outcome.NOT_SATISFIED)).passes())
                .isFalse();
        assertThat(after(waive(Criterion.WRITING)).passes()).isTrue();
    }

    @Test
    void aWaiverKeepsWhatWasFoundBeforeItInSight() {
        Candidacy.Check check = after(record(Criterion.WRITING, Outcome.NOT_SATISFIED), waive(Criterion.WRITING));

        assertThat(check.passes()).isTrue();
        assertThat(check.outcome()).isEqualTo(Outcome.NOT_SATISFIED);
        assertThat(check.evidence()).isEqualTo("seen on 4 January");
        assertThat(check.waiver()).isEqualTo("known from an earlier project");
    }

    @Test
    void theLatestRecordCountsAndReplacesAWaiver() {
        Candidacy.Check check = after(
                record(Criterion.WRITING, Outcome.SATISFIED),
                waive(Criterion.WRITING),
                record(Criterion.WRITING, Outcome.DOUBTFUL));

        assertThat(check.passes()).isFalse();
        assertThat(check.waiver()).isNull();
    }

    private static Candidacy.Check after(CandidacyCommand... commands) {
        CandidacyScenario scenario = opened();
        for (CandidacyCommand command : commands) {
            scenario.given(command, CLIENT, AT);
        }
        Candidacy.Check check = scenario.state().checks().get(Criterion.WRITING);
        assertThat(check).isNotNull();
        return Objects.requireNonNull(check);
    }
}
