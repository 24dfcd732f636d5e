package io.engagements.rules.onboarding;

import static io.engagements.rules.Callers.CLIENT;
import static io.engagements.rules.Callers.LAWYER;
import static io.engagements.rules.Callers.VA;
import static io.engagements.rules.Commands.HASH;
import static io.engagements.rules.Commands.appoint;
import static io.engagements.rules.Commands.approve;
import static io.engagements.rules.Commands.provideDocument;
import static io.engagements.rules.Commands.signNda;
import static io.engagements.rules.EngagementScenario.hired;
import static io.engagements.rules.EngagementScenario.hiredOn;
import static io.engagements.rules.TermsMother.terms;
import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.engagement.DocumentKind;
import io.engagements.events.engagement.OnboardingCommand.ProvideDocument;
import io.engagements.events.engagement.OnboardingEvent.DocumentProvided;
import io.engagements.events.refusal.RuleId;
import io.engagements.rules.EngagementScenario;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the client lays down to be signed or approved, and that nothing else is signed from then on. */
class ProvideDocumentTest {

    private static final String AT = "2027-01-12T09:00:00Z";
    private static final String LATER = "2027-01-13T09:00:00Z";
    private static final String OTHER_HASH = "f".repeat(64);

    private static EngagementScenario provided(DocumentKind kind, String... hashes) {
        EngagementScenario story = hired();
        for (String hash : hashes) {
            story.given(provideDocument(kind, hash), CLIENT, AT);
        }
        return story;
    }

    private static ProvideDocument file(String fileId, @Nullable String sha256) {
        return new ProvideDocument("e1", DocumentKind.NDA, "As agreed", sha256, null, fileId);
    }

    @Test
    void eachKindCountsItsOwnVersions() {
        provided(DocumentKind.NDA, OTHER_HASH)
                .given(provideDocument(DocumentKind.CONTRACT, HASH), CLIENT, AT)
                .when(provideDocument(DocumentKind.NDA, HASH), CLIENT, AT)
                .thenEvents(new DocumentProvided(
                        "e1",
                        DocumentKind.NDA,
                        2,
                        "As agreed",
                        "https://files.example/document",
                        null,
                        HASH,
                        CLIENT.stamp(Instant.parse(AT))));
    }

    @Test
    void ofAFileTheHashIsOnRecordWhetherItIsSaidOrNot() {
        DocumentProvided provided = new DocumentProvided(
                "e1", DocumentKind.NDA, 1, "As agreed", null, "f1", HASH, CLIENT.stamp(Instant.parse(AT)));

        hired().when(file("f1", null), CLIENT, AT).thenEvents(provided);
        hired().when(file("f1", HASH), CLIENT, AT).thenEvents(provided);
        hired().when(file("f1", OTHER_HASH), CLIENT, AT).thenInvalid("/sha256");
        hired().when(file("f-of-e2", null), CLIENT, AT).thenInvalid("/fileId");
    }

    @Test
    void onlyTheLatestAgreementProvidedIsSigned() {
        provided(DocumentKind.NDA, HASH, OTHER_HASH)
                .when(signNda(null, null), VA, LATER)
                .thenRefused(RuleId.NDA_DOCUMENT)
                .withFacts(Map.of(
                        "documentSha256", HASH, "documentVersion", 1, "latestSha256", OTHER_HASH, "latestVersion", 2))
                .withNext("sign-nda");
        provided(DocumentKind.NDA, OTHER_HASH)
                .when(signNda(null, null), VA, LATER)
                .thenRefused(RuleId.NDA_DOCUMENT)
                .withFacts(Map.of("documentSha256", HASH, "latestSha256", OTHER_HASH, "latestVersion", 1));
        provided(DocumentKind.NDA, OTHER_HASH, HASH)
                .when(signNda(null, null), VA, LATER)
                .thenDone();
    }

    @Test
    void whereNoAgreementWasProvidedAnyIsSigned() {
        provided(DocumentKind.CONTRACT, OTHER_HASH)
                .when(signNda(null, null), VA, LATER)
                .thenDone();
    }

    @Test
    void whatWasSignedBeforeAnotherVersionCameStaysSigned() {
        EngagementScenario story = provided(DocumentKind.NDA, HASH)
                .given(signNda(null, null), VA, LATER)
                .given(provideDocument(DocumentKind.NDA, OTHER_HASH), CLIENT, LATER);

        assertThat(story.state().contract().onboarding().isNdaInForceAt(Instant.parse(LATER)))
                .isTrue();
    }

    @Test
    void aSignatureReceivedBeforeAnotherVersionAndStoredAfterItIsGood() {
        provided(DocumentKind.NDA, HASH)
                .given(provideDocument(DocumentKind.NDA, OTHER_HASH), CLIENT, LATER)
                .whenStoredLate(signNda(null, null), VA, "2027-01-13T08:59:59Z")
                .thenDone();
        provided(DocumentKind.NDA, HASH)
                .given(provideDocument(DocumentKind.NDA, OTHER_HASH), CLIENT, LATER)
                .whenStoredLate(signNda(null, null), VA, LATER)
                .thenRefused(RuleId.NDA_DOCUMENT);
    }

    @Test
    void theLawyerApprovesWhatWasProvidedOrNot() {
        provided(DocumentKind.CONTRACT, OTHER_HASH)
                .given(appoint("sol"), CLIENT, AT)
                .when(approve(), LAWYER, LATER)
                .thenDone();
    }

    @Test
    void whatIsMeantIsTheLastVersionOfTheContentUpToThenElseTheFirstAfterwards() {
        EngagementScenario story = provided(DocumentKind.NDA, HASH, OTHER_HASH)
                .given(provideDocument(DocumentKind.NDA, HASH), CLIENT, LATER)
                .given(provideDocument(DocumentKind.NDA, HASH), CLIENT, "2027-01-14T09:00:00Z");

        assertThat(meant(story, HASH, "2027-01-11T09:00:00Z")).isEqualTo("nda-1");
        assertThat(meant(story, HASH, AT)).isEqualTo("nda-1");
        assertThat(meant(story, HASH, LATER)).isEqualTo("nda-3");
        assertThat(meant(story, OTHER_HASH, LATER)).isEqualTo("nda-2");
        assertThat(meant(story, "e".repeat(64), LATER)).isEqualTo("none");
        assertThat(story.state()
                        .contract()
                        .onboarding()
                        .documents()
                        .meantBy(DocumentKind.CONTRACT, HASH, Instant.parse(LATER)))
                .isEmpty();
    }

    private static String meant(EngagementScenario story, String hash, String at) {
        return story.state()
                .contract()
                .onboarding()
                .documents()
                .meantBy(DocumentKind.NDA, hash, Instant.parse(at))
                .map(Document::documentId)
                .orElse("none");
    }

    @Test
    void anEndedEngagementNeedsNone() {
        hiredOn(terms().endsOn("2027-01-31"))
                .when(provideDocument(DocumentKind.CONTRACT, HASH), CLIENT, "2027-02-01T09:00:00Z")
                .thenRefused(RuleId.STATE_FORBIDS)
                .withFacts(Map.of("state", "ENDED", "command", "provide-document"));
    }
}
