package io.engagements.rules.party;

import static io.engagements.rules.Callers.AUDITING_CLIENT;
import static io.engagements.rules.Callers.CLIENT;
import static io.engagements.rules.Callers.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.engagements.events.party.PartyCommand.EraseParty;
import io.engagements.events.party.PartyCommand.RegisterParty;
import io.engagements.events.party.PartyEvent.PartyErased;
import io.engagements.events.party.PartyEvent.PartyRegistered;
import io.engagements.events.party.PartyKind;
import io.engagements.events.party.Sealed;
import io.engagements.events.refusal.RuleId;
import io.engagements.rules.EventSummary;
import io.engagements.rules.Outcome;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PartyDecisionsTest {

    private static final Instant AT = Instant.parse("2027-01-04T09:00:00Z");
    private static final Instant LATER = Instant.parse("2029-02-01T09:00:00Z");
    private static final ZoneId BOGOTA = ZoneId.of("America/Bogota");
    private static final EraseParty ERASE = new EraseParty("va-1", "She asked to be forgotten");
    private static final PartyRegistered REGISTERED = new PartyRegistered(
            "va-1",
            PartyKind.VA,
            new Sealed("name of Lucía Andrade"),
            new Sealed("businessName of Despacho Andino"),
            new Sealed("contact of lucia@andino.example"),
            BOGOTA,
            "es",
            OPERATOR.stamp(AT));

    private static RegisterParty registration(
            PartyKind kind, @Nullable String business, @Nullable String contact, @Nullable String language) {
        return new RegisterParty("va-1", kind, "Lucía Andrade", business, contact, BOGOTA, language);
    }

    private static Outcome register(RegisterParty command) {
        return new Outcome(PartyDecisions.register(command, OPERATOR, AT, PartyDecisionsTest::seal), OPERATOR);
    }

    private static Sealed seal(String field, String text) {
        return new Sealed(field + " of " + text);
    }

    private static Outcome erase(Party party, String... running) {
        return new Outcome(PartyDecisions.erase(party, ERASE, OPERATOR, LATER, List.of(running)), OPERATOR);
    }

    @Test
    void theOperatorRegistersAPartyWhosePersonalTextIsSealed() {
        register(registration(PartyKind.VA, "Despacho Andino", "lucia@andino.example", "es"))
                .thenEvents(REGISTERED);
    }

    @Test
    void whatIsLeftOutStaysOutAndTheLanguageIsEnglish() {
        register(registration(PartyKind.CLIENT, null, null, null))
                .thenEvents(new PartyRegistered(
                        "va-1",
                        PartyKind.CLIENT,
                        new Sealed("name of Lucía Andrade"),
                        null,
                        null,
                        BOGOTA,
                        "en",
                        OPERATOR.stamp(AT)));
    }

    @Test
    void aVaIsRegisteredAsAnIndependentBusinessOnly() {
        register(registration(PartyKind.VA, null, null, null))
                .thenRefused(RuleId.INDEPENDENT_BUSINESS)
                .withFacts(Map.of("kind", "VA"))
                .withNext("register-party");
    }

    @ParameterizedTest
    @EnumSource(names = {"CLIENT", "LAWYER"})
    void othersNeedNoBusinessName(PartyKind kind) {
        register(registration(kind, null, null, null)).thenDone();
    }

    @Test
    void nobodyButTheOperatorRegistersOrErases() {
        RegisterParty command = registration(PartyKind.CLIENT, null, null, null);

        new Outcome(PartyDecisions.register(command, AUDITING_CLIENT, AT, PartyDecisionsTest::seal), AUDITING_CLIENT)
                .thenForbidden();
        new Outcome(PartyDecisions.erase(Party.evolve(null, REGISTERED), ERASE, CLIENT, LATER, List.of()), CLIENT)
                .thenForbidden();
    }

    @Test
    void aPartyWithoutARunningEngagementIsErased() {
        erase(Party.evolve(null, REGISTERED))
                .thenEvents(new PartyErased("va-1", "She asked to be forgotten", OPERATOR.stamp(LATER)));
    }

    @Test
    void aPartyWithARunningEngagementIsNot() {
        erase(Party.evolve(null, REGISTERED), "e2", "e1")
                .thenRefused(RuleId.PARTY_ENGAGED)
                .withFacts(Map.of("running", 2, "othersMay", List.of("propose-end", "resign-engagement")))
                .withNext();
    }

    /** Nobody but they can end it, so that is what the operator asks them for. */
    @ParameterizedTest
    @CsvSource({"CLIENT, propose-end, end-by-notice", "VA, propose-end, resign-engagement", "LAWYER, appoint-lawyer,"})
    void itSaysByWhatItsOwnSideEndsIt(PartyKind kind, String first, @Nullable String second) {
        Party party = Party.evolve(
                null, new PartyRegistered("p", kind, new Sealed("name"), null, null, BOGOTA, "es", OPERATOR.stamp(AT)));

        new Outcome(PartyDecisions.erase(party, new EraseParty("p", "Asked"), OPERATOR, LATER, List.of("e1")), OPERATOR)
                .thenRefused(RuleId.PARTY_ENGAGED)
                .withFact(
                        "othersMay",
                        Stream.of(first, second).filter(Objects::nonNull).toList());
    }

    @Test
    void anErasedPartyIsErasedForGood() {
        Party erased = Party.evolve(
                Party.evolve(null, REGISTERED), new PartyErased("va-1", "Forgotten", OPERATOR.stamp(LATER)));

        erase(erased).thenRefused(RuleId.STATE_FORBIDS).withFact("state", "ERASED");
    }

    @Test
    void anErasedPartyKeepsWhatSaysNothingOfThePerson() {
        PartyErased event = new PartyErased("va-1", "Forgotten", OPERATOR.stamp(LATER));

        assertThat(Party.evolve(Party.evolve(null, REGISTERED), event))
                .isEqualTo(new Party(
                        "va-1",
                        PartyKind.VA,
                        Party.Status.ERASED,
                        null,
                        null,
                        null,
                        BOGOTA,
                        "es",
                        1,
                        new EventSummary(1, "erase-party", null, LATER)));
        assertThatNullPointerException().isThrownBy(() -> Party.evolve(null, event));
    }
}
