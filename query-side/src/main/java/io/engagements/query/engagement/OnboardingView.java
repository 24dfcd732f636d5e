package io.engagements.query.engagement;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.engagements.events.Role;
import io.engagements.events.Stamp;
import io.engagements.events.engagement.DocumentKind;
import io.engagements.events.time.Deadline;
import io.engagements.rules.EventSummary;
import io.engagements.rules.contract.Contract;
import io.engagements.rules.contract.TermsInForce;
import io.engagements.rules.onboarding.Access;
import io.engagements.rules.onboarding.Channel;
import io.engagements.rules.onboarding.Document;
import io.engagements.rules.onboarding.Entrusted;
import io.engagements.rules.onboarding.Material;
import io.engagements.rules.onboarding.Nda;
import io.engagements.rules.onboarding.Onboarding;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Documents, confidentiality, what is entrusted and the exit list as the interface shows them at an instant. */
public record OnboardingView(
        List<DocumentView> documents,
        Confidentiality nda,
        List<MaterialView> materials,
        List<AccessView> accesses,
        List<ChannelView> channels,
        List<ExitItem> exitList) {

    /**
     * @param inForce whether any agreement is
     * @param validUntil the latest end of those in force; absent when one is open-ended, or none is in force
     */
    public record Confidentiality(boolean inForce, @Nullable Deadline validUntil, List<Agreement> signed) {

        static Confidentiality of(Onboarding onboarding, Instant at) {
            return new Confidentiality(
                    onboarding.isNdaInForceAt(at),
                    latestEnd(onboarding.ndas().stream()
                            .filter(nda -> nda.isInForceAt(at))
                            .toList()),
                    onboarding.ndas().stream()
                            .map(nda -> Agreement.of(onboarding, nda, at))
                            .toList());
        }

        private static @Nullable Deadline latestEnd(List<Nda> inForce) {
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
    }

    /** A confidentiality agreement that the VA signed. */
    public record Agreement(
            @JsonUnwrapped @JsonIgnoreProperties("by") Nda nda,
            @JsonUnwrapped CitedDocument cited,
            Instant signedAt,
            boolean inForce) {

        static Agreement of(Onboarding onboarding, Nda nda, Instant at) {
            return new Agreement(
                    nda,
                    CitedDocument.by(onboarding, DocumentKind.NDA, nda.documentSha256(), nda.by()),
                    nda.by().occurredAt(),
                    nda.isInForceAt(at));
        }
    }

    /** The lawyer's approval of the contract. */
    public record ContractApproval(
            @JsonUnwrapped TermsInForce.Approval approval,
            @JsonUnwrapped CitedDocument cited) {

        static @Nullable ContractApproval of(Contract contract) {
            return Optional.ofNullable(contract.inForce().approval())
                    .map(approval -> new ContractApproval(
                            approval,
                            CitedDocument.by(
                                    contract.onboarding(),
                                    DocumentKind.CONTRACT,
                                    approval.documentSha256(),
                                    approval.by())))
                    .orElse(null);
        }
    }

    /**
     * The document that was signed or approved.
     *
     * @param documentProvided false when the client never provided it
     * @param documentVersion which version of the provided ones of its kind it was; absent when none was
     */
    public record CitedDocument(
            boolean documentProvided, @Nullable Integer documentVersion) {

        static CitedDocument by(Onboarding onboarding, DocumentKind kind, String sha256, Stamp by) {
            Optional<Document> document = onboarding.documents().meantBy(kind, sha256, by.occurredAt());
            return new CitedDocument(
                    document.isPresent(), document.map(Document::version).orElse(null));
        }
    }

    /** @param documentId kind and version */
    public record DocumentView(
            String documentId,
            @JsonUnwrapped @JsonIgnoreProperties("since") Document document,
            Instant providedAt) {}

    public record MaterialView(
            @JsonUnwrapped @JsonIgnoreProperties({"since", "acknowledged", "returned", "waived"})
            Material material,

            Instant sharedAt,
            @Nullable Instant acknowledgedAt,
            boolean open,
            boolean ndaLapsed) {}

    public record AccessView(
            @JsonUnwrapped @JsonIgnoreProperties({"since", "returned", "waived"})
            Access access,

            Instant grantedAt,
            boolean open,
            boolean ndaLapsed) {}

    public record ChannelView(
            @JsonUnwrapped @JsonIgnoreProperties({"since", "returned", "waived"})
            Channel channel,

            Instant divertedAt,
            boolean open,
            boolean ndaLapsed) {}

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

        static ExitItem of(Entrusted item) {
            Entrusted.Settled settled = item.settled();
            if (settled == null) {
                return new ExitItem(item.itemId(), item.title(), item.doneBy(), State.OPEN, null, null, null);
            }
            return new ExitItem(
                    item.itemId(),
                    item.title(),
                    item.doneBy(),
                    item.isOpen() ? State.WAIVED : State.DONE,
                    settled.note(),
                    settled.by().party(),
                    settled.by().at());
        }
    }

    /** @param at the instant at which it is told what is in force, and what has lapsed */
    static OnboardingView of(Contract contract, Instant at) {
        Onboarding onboarding = contract.onboarding();
        return new OnboardingView(
                onboarding.documents().all().stream()
                        .map(each -> new DocumentView(
                                each.documentId(), each, each.since().at()))
                        .toList(),
                Confidentiality.of(onboarding, at),
                onboarding.materials().stream()
                        .map(each -> material(each, onboarding.isLapsedAt(each, at)))
                        .toList(),
                onboarding.accesses().stream()
                        .map(each ->
                                new AccessView(each, each.since().at(), each.isOpen(), onboarding.isLapsedAt(each, at)))
                        .toList(),
                onboarding.channels().stream()
                        .map(each -> new ChannelView(
                                each, each.since().at(), each.isOpen(), onboarding.isLapsedAt(each, at)))
                        .toList(),
                exitList(contract));
    }

    private static MaterialView material(Material material, boolean lapsed) {
        EventSummary acknowledged = material.acknowledged();
        return new MaterialView(
                material,
                material.since().at(),
                acknowledged == null ? null : acknowledged.at(),
                material.isOpen(),
                lapsed);
    }

    /** There is one as soon as there is a last day; what came back long before stands in it as done. */
    private static List<ExitItem> exitList(Contract contract) {
        return contract.lastDay().isEmpty()
                ? List.of()
                : contract.onboarding().all().map(ExitItem::of).toList();
    }
}
