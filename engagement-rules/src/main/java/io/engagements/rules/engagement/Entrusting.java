package io.engagements.rules.engagement;

import io.engagements.events.Caller;
import io.engagements.events.engagement.OnboardingCommand;
import io.engagements.events.engagement.OnboardingCommand.AcknowledgeMaterial;
import io.engagements.events.engagement.OnboardingCommand.DivertChannel;
import io.engagements.events.engagement.OnboardingCommand.GrantAccess;
import io.engagements.events.engagement.OnboardingCommand.ProvideDocument;
import io.engagements.events.engagement.OnboardingCommand.ShareMaterial;
import io.engagements.events.engagement.OnboardingCommand.SignNda;
import io.engagements.events.engagement.OnboardingEvent;
import io.engagements.events.engagement.OnboardingEvent.AccessGranted;
import io.engagements.events.engagement.OnboardingEvent.ChannelDiverted;
import io.engagements.events.engagement.OnboardingEvent.DocumentProvided;
import io.engagements.events.engagement.OnboardingEvent.MaterialAcknowledged;
import io.engagements.events.engagement.OnboardingEvent.MaterialShared;
import io.engagements.events.engagement.OnboardingEvent.NdaSigned;
import io.engagements.events.time.Deadline;
import io.engagements.events.time.When;
import io.engagements.rules.Decision;
import io.engagements.rules.Directory;
import io.engagements.rules.Rule;
import io.engagements.rules.StateForbids;
import io.engagements.rules.StoredFile;
import io.engagements.rules.contract.Contract;
import io.engagements.rules.contract.Contract.Status;
import io.engagements.rules.onboarding.Access;
import io.engagements.rules.onboarding.Channel;
import io.engagements.rules.onboarding.ChannelNeedsBriefing;
import io.engagements.rules.onboarding.Entrusted;
import io.engagements.rules.onboarding.Material;
import io.engagements.rules.onboarding.Nda;
import io.engagements.rules.onboarding.NdaDocument;
import io.engagements.rules.onboarding.NdaRequired;
import io.engagements.rules.onboarding.Onboarding;
import io.engagements.rules.time.Deadlines;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the client lays down to be signed, the promise of confidentiality, and what is entrusted to the VA under it. */
final class Entrusting {

    private Entrusting() {}

    /** As long as it can be signed or approved. */
    static Decision provide(Contract contract, ProvideDocument command, Caller by, Instant at, Directory directory) {
        if (contract.state() == Status.ENDED) {
            return StateForbids.refuse(contract.state(), command);
        }
        return Decision.done(new DocumentProvided(
                contract.engagementId(),
                command.kind(),
                contract.onboarding().documents().nextVersion(command.kind()),
                command.title(),
                command.link(),
                command.fileId(),
                Objects.requireNonNull(sha256(command.fileId(), command.sha256(), directory)),
                by.stamp(at)));
    }

    /** Also after the last day, while anything is still to be given back. */
    static Decision sign(Contract contract, SignNda command, Caller by, Instant at) {
        if (contract.state() == Status.ENDED) {
            return StateForbids.refuse(contract.state(), command);
        }
        Deadline from = resolved(contract, command.validFrom());
        Deadline until = resolved(contract, command.validUntil());
        if (new Nda(from, until, command.documentSha256(), by.stamp(at)).isEmpty()) {
            return new Decision.Invalid("/validUntil", "lies before the agreement would begin");
        }
        return Rule.check(
                List.of(new NdaDocument(contract.onboarding().documents(), command.documentSha256(), at)),
                () -> Decision.done(
                        new NdaSigned(contract.engagementId(), from, until, command.documentSha256(), by.stamp(at))));
    }

    private static @Nullable Deadline resolved(Contract contract, @Nullable When when) {
        return when == null ? null : Deadlines.at(when, contract.terms().zone());
    }

    static Decision share(Contract contract, ShareMaterial command, Caller by, Instant at, Directory directory) {
        String id = Objects.requireNonNull(command.materialId());
        boolean confidential = Boolean.TRUE.equals(command.confidential());
        List<Rule> rules = confidential
                ? List.of(new NdaRequired(contract.onboarding(), at, List.of("share-material")))
                : List.of();
        return entrust(
                contract,
                Material.itemId(id),
                command,
                rules,
                at,
                () -> new MaterialShared(
                        contract.engagementId(),
                        id,
                        command.kind(),
                        command.title(),
                        confidential,
                        command.link(),
                        command.fileId(),
                        sha256(command.fileId(), command.sha256(), directory),
                        by.stamp(at)));
    }

    /** A file's hash is on record, whether the client says it or not. */
    private static @Nullable String sha256(@Nullable String fileId, @Nullable String said, Directory directory) {
        return Optional.ofNullable(fileId)
                .flatMap(directory::file)
                .map(StoredFile::sha256)
                .orElse(said);
    }

    static Decision grant(Contract contract, GrantAccess command, Caller by, Instant at) {
        String id = Objects.requireNonNull(command.accessId());
        return entrust(
                contract,
                Access.itemId(id),
                command,
                List.of(new NdaRequired(contract.onboarding(), at, List.of())),
                at,
                () -> new AccessGranted(contract.engagementId(), id, command.tool(), command.level(), by.stamp(at)));
    }

    static Decision divert(Contract contract, DivertChannel command, Caller by, Instant at) {
        String id = Objects.requireNonNull(command.channelId());
        Onboarding onboarding = contract.onboarding();
        return entrust(
                contract,
                Channel.itemId(id),
                command,
                List.of(
                        new NdaRequired(onboarding, at, List.of()),
                        new ChannelNeedsBriefing(onboarding.acknowledgedKinds())),
                at,
                () -> new ChannelDiverted(
                        contract.engagementId(), id, command.kind(), command.address(), by.stamp(at)));
    }

    private static Decision entrust(
            Contract contract,
            String itemId,
            OnboardingCommand command,
            List<Rule> rules,
            Instant at,
            Supplier<OnboardingEvent> event) {
        if (contract.isClosedAt(at)) {
            return StateForbids.refuse(contract.state(), command);
        }
        Optional<Entrusted> taken = contract.onboarding().item(itemId);
        return taken.isPresent()
                ? new Decision.Lost(taken.get().since(), "this id was taken already")
                : Rule.check(rules, () -> Decision.done(event.get()));
    }

    static Decision acknowledge(Contract contract, AcknowledgeMaterial command, Caller by, Instant at) {
        Optional<Entrusted> found = contract.onboarding().item(Material.itemId(command.materialId()));
        if (found.isEmpty()) {
            return new Decision.Unknown();
        }
        Entrusted.State state = found.get().state();
        return state == Entrusted.State.OPEN
                ? Decision.done(new MaterialAcknowledged(contract.engagementId(), command.materialId(), by.stamp(at)))
                : StateForbids.refuse(state, command);
    }
}
