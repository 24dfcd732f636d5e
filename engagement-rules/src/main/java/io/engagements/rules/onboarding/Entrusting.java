package io.engagements.rules.onboarding;

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
import io.engagements.rules.agreement.Agreement;
import io.engagements.rules.agreement.EngagementStatus;
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
    static Decision provide(
            Agreement agreement,
            Onboarding onboarding,
            ProvideDocument command,
            Caller by,
            Instant at,
            Directory directory) {
        if (agreement.state() == EngagementStatus.ENDED) {
            return StateForbids.refuse(agreement.state(), command);
        }
        return Decision.done(new DocumentProvided(
                agreement.engagementId(),
                command.kind(),
                onboarding.documents().nextVersion(command.kind()),
                command.title(),
                command.link(),
                command.fileId(),
                Objects.requireNonNull(sha256(command.fileId(), command.sha256(), directory)),
                by.stamp(at)));
    }

    /** Also after the last day, while anything is still to be given back. */
    static Decision sign(Agreement agreement, Onboarding onboarding, SignNda command, Caller by, Instant at) {
        if (agreement.state() == EngagementStatus.ENDED) {
            return StateForbids.refuse(agreement.state(), command);
        }
        Deadline from = resolved(agreement, command.validFrom());
        Deadline until = resolved(agreement, command.validUntil());
        if (new Nda(from, until, command.documentSha256(), by.stamp(at)).isEmpty()) {
            return new Decision.Invalid("/validUntil", "lies before the agreement would begin");
        }
        return Rule.check(
                List.of(new NdaDocument(onboarding.documents(), command.documentSha256(), at)),
                () -> Decision.done(
                        new NdaSigned(agreement.engagementId(), from, until, command.documentSha256(), by.stamp(at))));
    }

    private static @Nullable Deadline resolved(Agreement agreement, @Nullable When when) {
        return when == null ? null : Deadlines.at(when, agreement.terms().zone());
    }

    static Decision share(
            Agreement agreement,
            Onboarding onboarding,
            ShareMaterial command,
            Caller by,
            Instant at,
            Directory directory) {
        String id = Objects.requireNonNull(command.materialId());
        boolean confidential = Boolean.TRUE.equals(command.confidential());
        List<Rule> rules =
                confidential ? List.of(new NdaRequired(onboarding, at, List.of("share-material"))) : List.of();
        return entrust(
                agreement,
                onboarding,
                Material.itemId(id),
                command,
                rules,
                at,
                () -> new MaterialShared(
                        agreement.engagementId(),
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

    static Decision grant(Agreement agreement, Onboarding onboarding, GrantAccess command, Caller by, Instant at) {
        String id = Objects.requireNonNull(command.accessId());
        return entrust(
                agreement,
                onboarding,
                Access.itemId(id),
                command,
                List.of(new NdaRequired(onboarding, at, List.of())),
                at,
                () -> new AccessGranted(agreement.engagementId(), id, command.tool(), command.level(), by.stamp(at)));
    }

    static Decision divert(Agreement agreement, Onboarding onboarding, DivertChannel command, Caller by, Instant at) {
        String id = Objects.requireNonNull(command.channelId());
        return entrust(
                agreement,
                onboarding,
                Channel.itemId(id),
                command,
                List.of(
                        new NdaRequired(onboarding, at, List.of()),
                        new ChannelNeedsBriefing(onboarding.acknowledgedKinds())),
                at,
                () -> new ChannelDiverted(
                        agreement.engagementId(), id, command.kind(), command.address(), by.stamp(at)));
    }

    private static Decision entrust(
            Agreement agreement,
            Onboarding onboarding,
            String itemId,
            OnboardingCommand command,
            List<Rule> rules,
            Instant at,
            Supplier<OnboardingEvent> event) {
        if (agreement.isClosedAt(at)) {
            return StateForbids.refuse(agreement.state(), command);
        }
        Optional<Entrusted> taken = onboarding.item(itemId);
        return taken.isPresent()
                ? new Decision.Lost(taken.get().since(), "this id was taken already")
                : Rule.check(rules, () -> Decision.done(event.get()));
    }

    static Decision acknowledge(
            Agreement agreement, Onboarding onboarding, AcknowledgeMaterial command, Caller by, Instant at) {
        Optional<Entrusted> found = onboarding.item(Material.itemId(command.materialId()));
        if (found.isEmpty()) {
            return new Decision.Unknown();
        }
        Entrusted.State state = found.get().state();
        return state == Entrusted.State.OPEN
                ? Decision.done(new MaterialAcknowledged(agreement.engagementId(), command.materialId(), by.stamp(at)))
                : StateForbids.refuse(state, command);
    }
}
