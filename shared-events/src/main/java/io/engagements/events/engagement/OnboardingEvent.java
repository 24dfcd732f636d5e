package io.engagements.events.engagement;

import io.engagements.events.CausedBy;
import io.engagements.events.Stamp;
import io.engagements.events.Stored;
import io.engagements.events.engagement.OnboardingCommand.AcknowledgeMaterial;
import io.engagements.events.engagement.OnboardingCommand.CompleteExitItem;
import io.engagements.events.engagement.OnboardingCommand.DivertChannel;
import io.engagements.events.engagement.OnboardingCommand.GrantAccess;
import io.engagements.events.engagement.OnboardingCommand.ProvideDocument;
import io.engagements.events.engagement.OnboardingCommand.ReturnChannel;
import io.engagements.events.engagement.OnboardingCommand.RevokeAccess;
import io.engagements.events.engagement.OnboardingCommand.ShareMaterial;
import io.engagements.events.engagement.OnboardingCommand.SignNda;
import io.engagements.events.engagement.OnboardingCommand.WaiveExitItem;
import io.engagements.events.time.Deadline;
import org.jspecify.annotations.Nullable;

/** What happens to confidentiality, to what the client entrusts to the VA, and to the exit list. */
public sealed interface OnboardingEvent extends EngagementEvent {

    /**
     * The client laid down what the lawyer approves or the VA signs.
     *
     * @param version 1 for the first of its kind
     * @param sha256 of the content: of a file as it was received, of a link as the client says
     */
    @Stored(name = "document-provided")
    @CausedBy(ProvideDocument.class)
    record DocumentProvided(
            String engagementId,
            DocumentKind kind,
            int version,
            String title,
            @Nullable String link,
            @Nullable String fileId,
            String sha256,
            Stamp stamp)
            implements OnboardingEvent {}

    /**
     * The VA promised confidentiality.
     *
     * @param validFrom in force from then, or from the signing when that is later
     * @param validUntil absent when open-ended
     */
    @Stored(name = "nda-signed")
    @CausedBy(SignNda.class)
    record NdaSigned(
            String engagementId,
            @Nullable Deadline validFrom,
            @Nullable Deadline validUntil,
            String documentSha256,
            Stamp stamp)
            implements OnboardingEvent {}

    /** The last agreement in force ended: none is in force from now on. */
    @Stored(name = "nda-expired")
    record NdaExpired(String engagementId, Deadline validUntil, Stamp stamp) implements OnboardingEvent {}

    /**
     * The client showed the VA something that it needs to know.
     *
     * @param sha256 of the content, as the client says; of an uploaded file always
     */
    @Stored(name = "material-shared", revision = 2)
    @CausedBy(ShareMaterial.class)
    record MaterialShared(
            String engagementId,
            String materialId,
            MaterialKind kind,
            String title,
            boolean confidential,
            @Nullable String link,
            @Nullable String fileId,
            @Nullable String sha256,
            Stamp stamp)
            implements OnboardingEvent {}

    /** The VA took note of it. */
    @Stored(name = "material-acknowledged")
    @CausedBy(AcknowledgeMaterial.class)
    record MaterialAcknowledged(String engagementId, String materialId, Stamp stamp) implements OnboardingEvent {}

    /** The client let the VA into a tool. */
    @Stored(name = "access-granted")
    @CausedBy(GrantAccess.class)
    record AccessGranted(
            String engagementId,
            String accessId,
            String tool,
            @Nullable String level,
            Stamp stamp) implements OnboardingEvent {}

    /** The client took the access back. */
    @Stored(name = "access-revoked")
    @CausedBy(RevokeAccess.class)
    record AccessRevoked(String engagementId, String accessId, Stamp stamp) implements OnboardingEvent {}

    /** The client had calls or e-mail answered by the VA. */
    @Stored(name = "channel-diverted")
    @CausedBy(DivertChannel.class)
    record ChannelDiverted(String engagementId, String channelId, ChannelKind kind, String address, Stamp stamp)
            implements OnboardingEvent {}

    /** The client answers the channel itself again. */
    @Stored(name = "channel-returned")
    @CausedBy(ReturnChannel.class)
    record ChannelReturned(String engagementId, String channelId, Stamp stamp) implements OnboardingEvent {}

    /** The VA returned or destroyed a material. */
    @Stored(name = "exit-item-completed")
    @CausedBy(CompleteExitItem.class)
    record ExitItemCompleted(
            String engagementId, String itemId, @Nullable String note, Stamp stamp) implements OnboardingEvent {}

    /** The side to whom the item was owed did without it. */
    @Stored(name = "exit-item-waived")
    @CausedBy(WaiveExitItem.class)
    record ExitItemWaived(
            String engagementId, String itemId, @Nullable String note, Stamp stamp) implements OnboardingEvent {}

    /** The last day passed while the exit list was not done: nothing but reviews and that list goes on. */
    @Stored(name = "last-day-passed")
    record LastDayPassed(String engagementId, Deadline lastDay, Stamp stamp) implements OnboardingEvent {}
}
