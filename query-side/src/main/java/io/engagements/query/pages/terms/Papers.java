package io.engagements.query.pages.terms;

import io.engagements.events.Stamp;
import io.engagements.events.engagement.DocumentKind;
import io.engagements.query.engagement.EngagementView;
import io.engagements.query.engagement.OnboardingView.Agreement;
import io.engagements.query.engagement.OnboardingView.CitedDocument;
import io.engagements.query.engagement.OnboardingView.Confidentiality;
import io.engagements.query.engagement.OnboardingView.ContractApproval;
import io.engagements.query.engagement.OnboardingView.DocumentView;
import io.engagements.query.pages.frame.Names;
import io.engagements.query.pages.frame.Sides.Side;
import io.engagements.query.pages.frame.View;
import io.engagements.query.pages.frame.Who;
import io.engagements.query.pages.piece.Versions;
import io.engagements.rules.onboarding.Document;
import io.engagements.rules.onboarding.Nda;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** What the client laid down, what the VA signed of it, and what the lawyer said to it, in words. */
@Component
@ConditionalOnBooleanProperty("engagements.pages")
class Papers {

    private static final int MOST = 10;

    private final Names names;

    Papers(Names names) {
        this.names = names;
    }

    /**
     * A document as both sides read it.
     *
     * @param kind in words
     * @param hash its SHA-256 in groups of eight digits
     * @param href where it is: with us, or elsewhere where {@code elsewhere} says so
     * @param provided when the client laid it down, in the viewer's zone
     */
    record Paper(
            DocumentKind of,
            String kind,
            int version,
            String title,
            String sha256,
            List<String> hash,
            String href,
            boolean elsewhere,
            String provided,
            String utc) {}

    /**
     * A promise of confidentiality.
     *
     * @param document what was signed, in words
     * @param provided false when the client never laid that down
     * @param from when it began, or will
     * @param until absent where it has no end
     * @param stands in force, to come, over
     */
    record Signature(
            String document,
            boolean provided,
            List<String> hash,
            String signed,
            String utc,
            String from,
            View.@Nullable Due until,
            String stands,
            String tone) {}

    /**
     * Whether confidentiality is promised now.
     *
     * @param until absent where it is not, or has no end
     * @param latestSigned whether what the client laid down last is what was signed; absent where it laid down nothing
     */
    record Coverage(
            boolean inForce,
            View.@Nullable Due until,
            String words,
            @Nullable Boolean latestSigned) {}

    /**
     * What the lawyer said to the contract.
     *
     * @param tone colour of how it stands
     * @param document what was approved, in words; absent where nothing was
     */
    record Approval(
            String stands,
            String tone,
            String words,
            @Nullable String document,
            List<String> hash) {}

    Latest<Paper> papers(EngagementView shown, @Nullable String before, View view) {
        return Latest.of(shown.onboarding().documents(), before, MOST).map(each -> paper(each, view));
    }

    Latest<Signature> signatures(EngagementView shown, @Nullable String before, View view) {
        return Latest.of(shown.onboarding().nda().signed(), before, MOST).map(each -> signature(each, shown, view));
    }

    /** What there is to sign: the version that was laid down last. */
    Optional<Paper> toSign(EngagementView shown, View view) {
        return latest(shown, DocumentKind.NDA).map(each -> paper(each, view));
    }

    private static Optional<DocumentView> latest(EngagementView shown, DocumentKind kind) {
        return shown.onboarding().documents().stream()
                .filter(each -> each.document().kind() == kind)
                .reduce((earlier, later) -> later);
    }

    private static Paper paper(DocumentView each, View view) {
        Document document = each.document();
        String link = document.link();
        return new Paper(
                document.kind(),
                view.say("terms.paper." + document.kind()),
                document.version(),
                document.title(),
                document.sha256(),
                Versions.groups(document.sha256()),
                link == null ? "/files/" + document.fileId() : link,
                link != null,
                view.moment(each.providedAt(), view.zone()),
                each.providedAt().toString());
    }

    private static Signature signature(Agreement signed, EngagementView shown, View view) {
        Nda nda = signed.nda();
        Instant begins = nda.beginsAt();
        String stands = signed.inForce() ? "in-force" : begins.isAfter(view.now()) ? "ahead" : "over";
        return new Signature(
                cited(DocumentKind.NDA, signed.cited(), shown, view),
                signed.cited().documentProvided(),
                Versions.groups(nda.documentSha256()),
                view.moment(signed.signedAt(), view.zone()),
                signed.signedAt().toString(),
                view.moment(begins, view.zone()),
                nda.validUntil() == null ? null : view.due(nda.validUntil()),
                view.say("terms.signature." + stands),
                signed.inForce() ? "plum" : "");
    }

    /** By its title and version, where the client laid it down. */
    private static String cited(DocumentKind kind, CitedDocument cited, EngagementView shown, View view) {
        return shown.onboarding().documents().stream()
                .map(DocumentView::document)
                .filter(each -> each.kind() == kind && Objects.equals(each.version(), cited.documentVersion()))
                .findFirst()
                .map(each -> view.say("terms.paper.called", Map.of("title", each.title(), "version", each.version())))
                .orElseGet(() -> view.say("terms.paper.never"));
    }

    Coverage coverage(EngagementView shown, View view) {
        Confidentiality nda = shown.onboarding().nda();
        String key = !nda.inForce() ? (nda.signed().isEmpty() ? "unsigned" : "lapsed") : "in-force";
        return new Coverage(
                nda.inForce(),
                nda.validUntil() == null ? null : view.due(nda.validUntil()),
                view.say("terms.nda." + key),
                latest(shown, DocumentKind.NDA)
                        .map(last -> nda.signed().stream().anyMatch(each -> each.nda()
                                .documentSha256()
                                .equals(last.document().sha256())))
                        .orElse(null));
    }

    Approval approval(Side side, EngagementView shown, View view) {
        ContractApproval approval = shown.contractApproval();
        String lawyer = shown.parties().lawyerId();
        if (approval == null) {
            String key = lawyer == null ? "no-lawyer" : "waits";
            return new Approval(
                    view.say("terms.approval." + key),
                    "",
                    view.say(
                            "terms.approval." + key + ".words",
                            Map.of("who", lawyer == null ? "" : name(lawyer, view))),
                    null,
                    List.of());
        }
        boolean holds = approval.approval().holds();
        Map<String, Object> words = new HashMap<>();
        words.put("who", name(approval.approval().by(), view));
        words.put("when", view.moment(approval.approval().by().occurredAt(), view.zone()));
        words.put("version", approval.approval().termsVersion());
        words.put("inForce", side.contract().termsVersion());
        String key = holds ? "holds" : "gone";
        return new Approval(
                view.say("terms.approval." + key),
                holds ? "plum" : "ochre",
                view.say("terms.approval." + key + ".words", words),
                cited(DocumentKind.CONTRACT, approval.cited(), shown, view),
                Versions.groups(approval.approval().documentSha256()));
    }

    private String name(String partyId, View view) {
        return who(partyId, view).called(partyId).person();
    }

    /** Perhaps of another lawyer than the one appointed now. */
    private String name(Stamp by, View view) {
        return Optional.ofNullable(by.party())
                .flatMap(party -> who(party, view).actor(by))
                .orElseGet(() -> view.say("role.LAWYER"));
    }

    private Who who(String lawyerId, View view) {
        return names.of(Map.of(lawyerId, view.say("role.LAWYER")), view);
    }
}
