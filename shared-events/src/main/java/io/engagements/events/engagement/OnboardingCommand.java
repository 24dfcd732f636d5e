package io.engagements.events.engagement;

import static io.engagements.events.Role.VA;

import io.engagements.events.About;
import io.engagements.events.DomainCommand;
import io.engagements.events.Id;
import io.engagements.events.ItemName;
import io.engagements.events.Line;
import io.engagements.events.Link;
import io.engagements.events.Role;
import io.engagements.events.Sha256;
import io.engagements.events.Text;
import io.engagements.events.time.When;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is asked about confidentiality, what the client entrusts to the VA, and how it comes back. No secret is a field. */
public sealed interface OnboardingCommand extends EngagementCommand {

    /**
     * The client lays down what the lawyer approves or the VA signs, for both sides to read: an uploaded file, or a link
     * with the SHA-256 of what stands there. Provided again it is the next version of its kind.
     */
    record ProvideDocument(
            @NotNull @Id String engagementId,
            @NotNull DocumentKind kind,
            @NotNull @Line String title,
            @Nullable @Sha256 String sha256,
            @Nullable @Link String link,
            @Nullable @Id String fileId)
            implements OnboardingCommand {
        @AssertTrue(message = "must name a link or a file, one of them")
        boolean isPlaceNamedOnce() {
            return (link == null) != (fileId == null);
        }

        @About("sha256")
        @AssertTrue(message = "must say the SHA-256 of what a link leads to")
        boolean isContentKnown() {
            return link == null || sha256 != null;
        }

        @Override
        public List<FileNamed> filesNamed() {
            return fileId == null ? List.of() : List.of(new FileNamed("", fileId, sha256, null));
        }
    }

    /** The VA promises confidentiality, in force from the later of {@code validFrom} and the signing. */
    record SignNda(
            @NotNull @Id String engagementId,
            @Nullable @Valid When validFrom,
            @Nullable @Valid When validUntil,
            @NotNull @Sha256 String documentSha256)
            implements OnboardingCommand {
        @Override
        public Set<Role> roles() {
            return Set.of(VA);
        }
    }

    /** The client shows the VA what it needs to know, by a link or an uploaded file. */
    record ShareMaterial(
            @NotNull @Id String engagementId,
            @Nullable @Id String materialId,
            @NotNull MaterialKind kind,
            @NotNull @ItemName String title,
            @Nullable Boolean confidential,
            @Nullable @Link String link,
            @Nullable @Id String fileId,
            @Nullable @Sha256 String sha256)
            implements OnboardingCommand {
        @AssertTrue(message = "must name a link or a file, not both")
        boolean isPlaceNamedOnce() {
            return link == null || fileId == null;
        }

        @Override
        public List<FileNamed> filesNamed() {
            return fileId == null ? List.of() : List.of(new FileNamed("", fileId, sha256, null));
        }

        @Override
        public DomainCommand withIds(Supplier<String> ids) {
            return materialId != null
                    ? this
                    : new ShareMaterial(engagementId, ids.get(), kind, title, confidential, link, fileId, sha256);
        }

        @Override
        public Map<String, String> made() {
            return materialId == null ? Map.of() : Map.of("materialId", materialId);
        }
    }

    /** The VA has taken note of a material. */
    record AcknowledgeMaterial(
            @NotNull @Id String engagementId, @NotNull @Id String materialId) implements OnboardingCommand {
        @Override
        public Set<Role> roles() {
            return Set.of(VA);
        }
    }

    /** The client lets the VA into a tool. */
    record GrantAccess(
            @NotNull @Id String engagementId,
            @Nullable @Id String accessId,
            @NotNull @Line String tool,
            @Nullable @Line String level)
            implements OnboardingCommand {
        @Override
        public DomainCommand withIds(Supplier<String> ids) {
            return accessId != null ? this : new GrantAccess(engagementId, ids.get(), tool, level);
        }

        @Override
        public Map<String, String> made() {
            return accessId == null ? Map.of() : Map.of("accessId", accessId);
        }
    }

    /** The client takes an access back. */
    record RevokeAccess(
            @NotNull @Id String engagementId, @NotNull @Id String accessId) implements OnboardingCommand {}

    /** The client has calls or e-mail answered by the VA (rule {@code CHANNEL-NEEDS-BRIEFING}). */
    record DivertChannel(
            @NotNull @Id String engagementId,
            @Nullable @Id String channelId,
            @NotNull ChannelKind kind,
            @NotNull @Line String address)
            implements OnboardingCommand {
        @Override
        public DomainCommand withIds(Supplier<String> ids) {
            return channelId != null ? this : new DivertChannel(engagementId, ids.get(), kind, address);
        }

        @Override
        public Map<String, String> made() {
            return channelId == null ? Map.of() : Map.of("channelId", channelId);
        }
    }

    /** The client answers the channel itself again. */
    record ReturnChannel(
            @NotNull @Id String engagementId, @NotNull @Id String channelId) implements OnboardingCommand {}

    /** The VA returned or destroyed a material. */
    record CompleteExitItem(
            @NotNull @Id String engagementId,
            @NotNull @Line String itemId,
            @Nullable @Text String note) implements OnboardingCommand {
        @Override
        public Set<Role> roles() {
            return Set.of(VA);
        }
    }

    /** The client does without an item of the exit list: all of them are owed to it. */
    record WaiveExitItem(
            @NotNull @Id String engagementId,
            @NotNull @Line String itemId,
            @Nullable @Text String note) implements OnboardingCommand {}
}
