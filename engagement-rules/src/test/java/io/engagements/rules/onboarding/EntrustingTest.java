package io.engagements.rules.onboarding;

import static io.engagements.rules.Callers.CLIENT;
import static io.engagements.rules.Callers.VA;
import static io.engagements.rules.Commands.HASH;
import static io.engagements.rules.Commands.acknowledge;
import static io.engagements.rules.Commands.divert;
import static io.engagements.rules.Commands.giveBack;
import static io.engagements.rules.Commands.grant;
import static io.engagements.rules.Commands.revoke;
import static io.engagements.rules.Commands.share;
import static io.engagements.rules.Commands.signNda;
import static io.engagements.rules.EngagementScenario.hired;
import static io.engagements.rules.EngagementScenario.hiredOn;
import static io.engagements.rules.Stories.ASKED;
import static io.engagements.rules.Stories.BRIEFED;
import static io.engagements.rules.Stories.briefed;
import static io.engagements.rules.TermsMother.terms;

import io.engagements.events.Stamp;
import io.engagements.events.engagement.ChannelKind;
import io.engagements.events.engagement.EngagementCommand;
import io.engagements.events.engagement.MaterialKind;
import io.engagements.events.engagement.OnboardingEvent.AccessGranted;
import io.engagements.events.engagement.OnboardingEvent.AccessRevoked;
import io.engagements.events.engagement.OnboardingEvent.ChannelDiverted;
import io.engagements.events.engagement.OnboardingEvent.ChannelReturned;
import io.engagements.events.engagement.OnboardingEvent.MaterialAcknowledged;
import io.engagements.events.engagement.OnboardingEvent.MaterialShared;
import io.engagements.events.refusal.RuleId;
import io.engagements.rules.EngagementScenario;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Materials, accesses and channels: what they need, and that each is entrusted and given back once. */
class EntrustingTest {

    private static final Stamp BY_CLIENT = CLIENT.stamp(Instant.parse(ASKED));
    private static final Stamp BY_VA = VA.stamp(Instant.parse(ASKED));

    @Test
    void openMaterialNeedsNoAgreementAndConfidentialMaterialDoes() {
        hired().when(share("m1", MaterialKind.PROCEDURE, false), CLIENT, ASKED)
                .thenEvents(new MaterialShared(
                        "e1",
                        "m1",
                        MaterialKind.PROCEDURE,
                        "Tiles",
                        false,
                        "https://files.example/tiles",
                        null,
                        HASH,
                        BY_CLIENT));
        hired().when(share("m1", MaterialKind.PROCEDURE, true), CLIENT, ASKED)
                .thenRefused(RuleId.NDA_REQUIRED)
                .withFacts(Map.of("now", ASKED, "ndasSigned", 0, "ndasValidUntil", List.of()))
                .withNext("share-material");
        hired().given(signNda(null, null), VA, ASKED)
                .when(share("m1", MaterialKind.PROCEDURE, true), CLIENT, ASKED)
                .thenDone();
    }

    @Test
    void anAccessNeedsAnAgreement() {
        hired().when(grant("a1"), CLIENT, ASKED).thenRefused(RuleId.NDA_REQUIRED);
        hired().given(signNda(null, null), VA, ASKED)
                .when(grant("a1"), CLIENT, ASKED)
                .thenEvents(new AccessGranted("e1", "a1", "Inbox", "read only", BY_CLIENT));
    }

    @Test
    void aChannelNeedsAnAgreementFirstAndThenBothBriefingsAcknowledged() {
        EngagementScenario story = hired().given(share("m1", MaterialKind.PRODUCT_LINE, false), CLIENT, ASKED)
                .given(share("m2", MaterialKind.COMPANY, false), CLIENT, ASKED)
                .given(share("m3", MaterialKind.OTHER, false), CLIENT, ASKED)
                .given(acknowledge("m3"), VA, ASKED);

        story.when(divert("c1"), CLIENT, ASKED)
                .thenRefused(RuleId.NDA_REQUIRED, RuleId.CHANNEL_NEEDS_BRIEFING)
                .withFact("notAcknowledged", List.of("PRODUCT_LINE", "COMPANY"))
                .withNext("share-material");
        story.given(acknowledge("m1"), VA, ASKED).given(signNda(null, null), VA, ASKED);
        story.when(divert("c1"), CLIENT, ASKED)
                .thenRefused(RuleId.CHANNEL_NEEDS_BRIEFING)
                .withFact("notAcknowledged", List.of("COMPANY"));
        story.given(acknowledge("m2"), VA, ASKED);
        story.when(divert("c1"), CLIENT, ASKED)
                .thenEvents(new ChannelDiverted("e1", "c1", ChannelKind.PHONE, "+34 954 000 000", BY_CLIENT));
    }

    @Test
    void aMaterialIsAcknowledgedOnce() {
        EngagementScenario story = hired().given(share("m1", MaterialKind.OTHER, false), CLIENT, ASKED);

        story.when(acknowledge("m1"), VA, ASKED).thenEvents(new MaterialAcknowledged("e1", "m1", BY_VA));
        story.when(acknowledge("m1"), VA, ASKED)
                .thenRefused(RuleId.STATE_FORBIDS)
                .withFacts(Map.of("state", "ACKNOWLEDGED", "command", "acknowledge-material"));
        story.when(acknowledge("a1"), VA, ASKED).thenUnknown();
    }

    @Test
    void whatIsGivenBackIsGivenBackOnce() {
        EngagementScenario story =
                briefed(null).given(grant("x"), CLIENT, BRIEFED).given(divert("x"), CLIENT, BRIEFED);

        story.when(revoke("x"), CLIENT, ASKED).thenEvents(new AccessRevoked("e1", "x", BY_CLIENT));
        story.when(giveBack("x"), CLIENT, ASKED).thenEvents(new ChannelReturned("e1", "x", BY_CLIENT));
        for (EngagementCommand again : List.of(revoke("x"), giveBack("x"))) {
            story.when(again, CLIENT, ASKED).thenRefused(RuleId.STATE_FORBIDS).withFact("state", "DONE");
        }
        story.when(revoke("m1"), CLIENT, ASKED).thenUnknown();
        story.when(giveBack("m1"), CLIENT, ASKED).thenUnknown();
    }

    @Test
    void anIdIsTakenOnceForEachKindOfThing() {
        EngagementScenario story =
                briefed(null).given(grant("x"), CLIENT, BRIEFED).given(revoke("x"), CLIENT, BRIEFED);

        story.when(grant("x"), CLIENT, ASKED).thenLostTo(6, "grant-access", "ceramica-ruiz", BRIEFED);
        story.when(divert("x"), CLIENT, ASKED).thenDone();
        story.when(share("m1", MaterialKind.OTHER, false), CLIENT, ASKED)
                .thenLostTo(2, "share-material", "ceramica-ruiz", BRIEFED);
    }

    @Test
    void nothingMoreIsEntrustedAfterTheLastDayEvenBeforeTheExitListIsDone() {
        for (EngagementScenario over : List.of(
                briefed(terms().endsOn("2027-02-26"), null),
                hiredOn(terms().endsOn("2027-02-26")).given(signNda(null, null), VA, ASKED))) {
            for (EngagementCommand command :
                    List.of(share("new", MaterialKind.OTHER, false), grant("new"), divert("new"))) {
                over.when(command, CLIENT, "2027-02-26T23:00:00Z").thenRefused(RuleId.STATE_FORBIDS);
            }
        }
    }
}
