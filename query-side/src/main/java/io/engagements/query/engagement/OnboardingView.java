package io.engagements.query.engagement;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.engagements.events.Role;
import io.engagements.events.Stamp;
import io.engagements.events.engagement.ChannelKind;
import io.engagements.events.engagement.DocumentKind;
import io.engagements.events.engagement.MaterialKind;
import io.engagements.events.time.Deadline;
import io.engagements.rules.EventSummary;
import io.engagements.rules.contract.Contract;
import io.engagements.rules.contract.TermsInForce;
import io.engagements.rules.onboarding.Document;
import io.engagements.rules.onboarding.Entrusted;
import io.engagements.rules.onboarding.Nda;
import io.engagements.rules.onboarding.Onboarding;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Documents, confidentiality, what is entrusted and the exit list as the interface shows them at an instant. */
public record OnboardingView(Contract contract, Instant at) {

    /**
     * @param inForce whether any agreement is
     * @param validUntil the latest end of those in force; absent when one is open-ended, or none is in force
     */
    public record Confidentiality(boolean inForce, @Nullable Deadline validUntil, List<Agreement> signed) {}

    /**
     * @param documentProvided false when the client never provided what was signed
     * @param documentVersion which version of the provided agreement that was; absent when none was
     */
    public record Agreement(
            @Nullable Deadline validFrom,
            @Nullable Deadline validUntil,
            String documentSha256,
            boolean documentProvided,
            @Nullable Integer documentVersion,
            Instant signedAt,
            boolean inForce) {}

    /**
     * The lawyer's approval of the contract.
     *
     * @param documentProvided false when the client never provided what was approved
     * @param documentVersion which version of the provided contract that was; absent when none was
     */
    public record ContractApproval(
            @JsonUnwrapped TermsInForce.Approval approval,
            boolean documentProvided,
            @Nullable Integer documentVersion) {}

    /** @param documentId kind and version */
    public record DocumentView(
            String documentId,
            DocumentKind kind,
            int version,
            String title,
            @Nullable String link,
            @Nullable String fileId,
            String sha256,
            Instant providedAt) {}

    public record MaterialView(
            String materialId,
            MaterialKind kind,
            String title,
            boolean confidential,
            @Nullable String link,
            @Nullable String fileId,
            @Nullable String sha256,
            Instant sharedAt,
            @Nullable Instant acknowledgedAt,
            boolean open,
            boolean ndaLapsed) {}

    public record AccessView(
            String accessId, String tool, @Nullable String level, Instant grantedAt, boolean open, boolean ndaLapsed) {}

    public record ChannelView(
            String channelId, ChannelKind kind, String address, Instant divertedAt, boolean open, boolean ndaLapsed) {}

    /** @param doneBy the side that settles it; the client, to whom all of it is owed, may waive it */
    public record ExitItem(
            String itemId,
            String title,
            Role doneBy,
            State state,
            @Nullable String note,
            @Nullable String party,
            @Nullable Instant at) {

        public enum State {
            OPEN,
            DONE,
            WAIVED
        }
    }

    private Onboarding onboarding() {
        return contract.onboarding();
    }

    Confidentiality nda() {
        List<Agreement> signed =
                onboarding().ndas().stream().map(this::agreement).toList();
        return new Confidentiality(onboarding().isNdaInForceAt(at), validUntil(), signed);
    }

    private Agreement agreement(Nda nda) {
        Optional<Document> signed = meantBy(DocumentKind.NDA, nda.documentSha256(), nda.by());
        return new Agreement(
                nda.validFrom(),
                nda.validUntil(),
                nda.documentSha256(),
                signed.isPresent(),
                signed.map(Document::version).orElse(null),
                nda.by().occurredAt(),
                nda.isInForceAt(at));
    }

    private Optional<Document> meantBy(DocumentKind kind, String sha256, Stamp by) {
        return onboarding().documents().meantBy(kind, sha256, by.occurredAt());
    }

    @Nullable
    ContractApproval contractApproval() {
        TermsInForce.Approval approval = contract.inForce().approval();
        if (approval == null) {
            return null;
        }
        Optional<Document> approved = meantBy(DocumentKind.CONTRACT, approval.documentSha256(), approval.by());
        return new ContractApproval(
                approval, approved.isPresent(), approved.map(Document::version).orElse(null));
    }

    List<DocumentView> documents() {
        return onboarding().documents().all().stream()
                .map(each -> new DocumentView(
                        each.documentId(),
                        each.kind(),
                        each.version(),
                        each.title(),
                        each.link(),
                        each.fileId(),
                        each.sha256(),
                        each.since().at()))
                .toList();
    }

    private @Nullable Deadline validUntil() {
        List<Nda> inForce =
                onboarding().ndas().stream().filter(nda -> nda.isInForceAt(at)).toList();
        Deadline latest = null;
        for (Nda nda : inForce) {
            Deadline until = nda.validUntil();
            if (until == null) {
                return null;
            }
            latest = latest == null || until.instant().isAfter(latest.instant()) ? until : latest;
        }
        return latest;
    }

    List<MaterialView> materials() {
        return onboarding().materials().stream()
                .map(each -> new MaterialView(
                        each.materialId(),
                        each.kind(),
                        each.title(),
                        each.confidential(),
                        each.link(),
                        each.fileId(),
                        each.sha256(),
                        each.since().at(),
                        atOf(each.acknowledged()),
                        each.isOpen(),
                        onboarding().isLapsedAt(each, at)))
                .toList();
    }

    private static @Nullable Instant atOf(@Nullable EventSummary summary) {
        return summary == null ? null : summary.at();
    }

    List<AccessView> accesses() {
        return onboarding().accesses().stream()
                .map(each -> new AccessView(
                        each.accessId(),
                        each.tool(),
                        each.level(),
                        each.since().at(),
                        each.isOpen(),
                        onboarding().isLapsedAt(each, at)))
                .toList();
    }

    List<ChannelView> channels() {
        return onboarding().channels().stream()
                .map(each -> new ChannelView(
                        each.channelId(),
                        each.kind(),
                        each.address(),
                        each.since().at(),
                        each.isOpen(),
                        onboarding().isLapsedAt(each, at)))
                .toList();
    }

    /** There is one as soon as there is a last day; what came back long before stands in it as done. */
    List<ExitItem> exitList() {
        return contract.lastDay().isEmpty()
                ? List.of()
                : onboarding().all().map(OnboardingView::exitItem).toList();
    }

    private static ExitItem exitItem(Entrusted item) {
        Entrusted.Settled settled = item.settled();
        if (settled == null) {
            return new ExitItem(item.itemId(), item.title(), item.doneBy(), ExitItem.State.OPEN, null, null, null);
        }
        return new ExitItem(
                item.itemId(),
                item.title(),
                item.doneBy(),
                item.isOpen() ? ExitItem.State.WAIVED : ExitItem.State.DONE,
                settled.note(),
                settled.by().party(),
                settled.by().at());
    }
}
