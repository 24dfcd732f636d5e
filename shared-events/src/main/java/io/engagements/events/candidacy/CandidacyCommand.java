package io.engagements.events.candidacy;

import static io.engagements.events.Role.CLIENT;
import static io.engagements.events.Role.VA;

import io.engagements.events.DomainCommand;
import io.engagements.events.Id;
import io.engagements.events.Role;
import io.engagements.events.Text;
import io.engagements.events.terms.TermsDraft;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What client and VA may ask for before a hiring, in the order that a candidacy unfolds. */
public sealed interface CandidacyCommand extends DomainCommand {

    @Nullable
    String candidacyId();

    @Override
    default Optional<String> target() {
        return Optional.ofNullable(candidacyId());
    }

    @Override
    default Set<Role> roles() {
        return Set.of(CLIENT);
    }

    /** The client starts to consider a VA; one open candidacy per client and VA. */
    record OpenCandidacy(
            @Nullable @Id String candidacyId, @NotNull @Id String vaId) implements CandidacyCommand {
        @Override
        public DomainCommand withIds(Supplier<String> ids) {
            return candidacyId != null ? this : new OpenCandidacy(ids.get(), vaId);
        }

        @Override
        public Map<String, String> made() {
            return candidacyId == null ? Map.of() : Map.of("candidacyId", candidacyId);
        }
    }

    /** The client records what a vetting check showed; the latest record counts and replaces a waiver. */
    record RecordVettingCheck(
            @NotNull @Id String candidacyId,
            @NotNull Criterion criterion,
            @NotNull Outcome outcome,
            @NotNull @Text String evidence)
            implements CandidacyCommand {}

    /** The client does without a check, for a reason that stays visible. */
    record WaiveVettingCheck(
            @NotNull @Id String candidacyId,
            @NotNull Criterion criterion,
            @NotNull @Text String reason) implements CandidacyCommand {}

    /** The VA offers its terms; a later offer replaces this one. */
    record OfferTerms(
            @NotNull @Id String candidacyId, @NotNull @Valid TermsDraft terms) implements CandidacyCommand {
        @Override
        public Set<Role> roles() {
            return Set.of(VA);
        }
    }

    /** The client does not take the terms offered (rule {@code TERMS-CURRENT}); the VA may offer others. */
    record DeclineOffer(
            @NotNull @Id String candidacyId,
            @NotNull @Positive Integer termsVersion,
            @NotNull @Text String reason) implements CandidacyCommand {}

    /** Either side withdraws, at any stage, with a reason. */
    record WithdrawCandidacy(
            @NotNull @Id String candidacyId, @NotNull @Text String reason) implements CandidacyCommand {
        @Override
        public Set<Role> roles() {
            return Set.of(CLIENT, VA);
        }
    }

    /** The client hires on a named version of the VA's terms; the engagement begins. */
    record HireVA(
            @Nullable @Id String engagementId,
            @NotNull @Id String candidacyId,
            @NotNull @Positive Integer termsVersion) implements CandidacyCommand {
        @Override
        public DomainCommand withIds(Supplier<String> ids) {
            return engagementId != null ? this : new HireVA(ids.get(), candidacyId, termsVersion);
        }

        @Override
        public Map<String, String> made() {
            return engagementId == null ? Map.of() : Map.of("engagementId", engagementId);
        }
    }
}
