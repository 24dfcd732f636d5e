package io.engagements.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Every rule of a candidacy: what it refuses changes nothing but the record of refusals. */
class CandidacyRulesTest {

    @RegisterExtension
    static final Product product = new Product();

    private static int number;

    private String candidacy;
    private Api client;
    private Api va;

    @BeforeAll
    static void begin() {
        product.clock("2027-01-11T09:00:00Z");
    }

    @BeforeEach
    void aNewCandidacy() {
        candidacy = "c" + ++number;
        client = product.as(Story.CLIENT);
        va = product.as(Story.VA);
        client.openCandidacy(candidacy, Story.VA).expect(201);
    }

    /** There is one at a time; where the test has ended it, this is refused. */
    @AfterEach
    void withdraw() {
        client.withdrawCandidacy(candidacy, "The test is over");
    }

    @Test
    void aSecondOpenCandidacyIsRefusedUntilTheFirstHasEnded() {
        Reply refused = refused("open-candidacy", () -> client.openCandidacy("second", Story.VA), "ONE-OPEN-CANDIDACY");
        assertThat(refused.text("/facts/openCandidacyId")).isEqualTo(candidacy);
        assertThat(refused.texts("/next")).startsWith("withdraw-candidacy");
        client.get("/api/candidacies/second").expect(404);

        client.withdrawCandidacy(candidacy, "Again from the start").expect(200);
        candidacy = "second";
        client.openCandidacy("second", Story.VA).expect(201);
    }

    @Test
    void candidaciesOfOtherPairsAreNoHindrance() {
        client.openCandidacy("other-va", Story.OTHER_VA).expect(201);
        product.as(Story.OTHER_CLIENT).openCandidacy("other-client", Story.VA).expect(201);
        client.withdrawCandidacy("other-va", "Enough").expect(200);
        va.withdrawCandidacy("other-client", "Enough").expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", Story.CLIENT, Story.OTHER_CLIENT, Story.LAWYER, Story.OPERATOR})
    void onlyARegisteredVaIsConsidered(String party) {
        long stored = product.storedEvents();
        client.openCandidacy("of-" + party, party).wrongAt(422, "/vaId");
        assertThat(product.storedEvents()).isEqualTo(stored);
    }

    @Test
    void aHiringWithNothingDoneNamesEveryCheckAndWithdrawalFirst() {
        Reply refused = refused("hire-va", this::hire, "VETTING-COMPLETE", "TERMS-CURRENT");
        assertThat(refused.texts("/facts/vettingOpen")).isEqualTo(Story.CRITERIA);
        assertThat(refused.texts("/next")).startsWith("withdraw-candidacy").doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"EXPERIENCE", "RESPONSIVENESS", "FEE_AND_TERM"})
    void aCheckLeftOpenStandsInTheWay(String open) {
        Story.CRITERIA.stream().filter(each -> !each.equals(open)).forEach(each -> client.recordVettingCheck(
                        candidacy, each, "SATISFIED")
                .expect(200));
        va.offerTerms(candidacy, Story.terms(Story.MADRID)).expect(200);
        assertVettingStandsInTheWay(open);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DOUBTFUL", "NOT_SATISFIED"})
    void aCheckThatIsNotSatisfiedStandsInTheWayUntilItIs(String outcome) {
        ready(Story.terms(Story.MADRID));
        client.recordVettingCheck(candidacy, "WEBSITE", outcome).expect(200);
        assertVettingStandsInTheWay("WEBSITE");
        client.recordVettingCheck(candidacy, "WEBSITE", "SATISFIED").expect(200);
        hire().expect(201);
    }

    @Test
    void aWaivedCheckIsNoHindranceAndStaysVisible() {
        ready(Story.terms(Story.MADRID));
        client.recordVettingCheck(candidacy, "WRITING", "DOUBTFUL").expect(200);
        client.waiveVettingCheck(candidacy, "WRITING", "A friend of the house").expect(200);
        hire().expect(201);
        JsonNode check = check("WRITING");
        assertThat(check.path("waiver").asString()).isEqualTo("A friend of the house");
        assertThat(check.path("outcome").asString()).isEqualTo("DOUBTFUL");
        assertThat(check.path("passes").asBoolean()).isTrue();
        assertThat(check.at("/by/party").asString()).isEqualTo(Story.CLIENT);
    }

    @Test
    void aNewRecordReplacesAWaiver() {
        ready(Story.terms(Story.MADRID));
        client.waiveVettingCheck(candidacy, "WRITING", "Not needed").expect(200);
        client.recordVettingCheck(candidacy, "WRITING", "NOT_SATISFIED").expect(200);
        assertThat(check("WRITING").hasNonNull("waiver")).isFalse();
        assertVettingStandsInTheWay("WRITING");
    }

    private void assertVettingStandsInTheWay(String criterion) {
        Reply refused = refused("hire-va", this::hire, "VETTING-COMPLETE");
        assertThat(refused.texts("/facts/vettingOpen")).containsExactly(criterion);
        assertThat(refused.texts("/next"))
                .startsWith("withdraw-candidacy")
                .contains("record-vetting-check", "waive-vetting-check");
    }

    @ParameterizedTest
    @ValueSource(strings = {"servicesOffered", "servicesExcluded"})
    void termsSayWhatIsOfferedAndWhatIsNot(String services) {
        ready(Fields.with(Story.terms(Story.MADRID), services, null));
        assertThat(refused("hire-va", this::hire, "SCOPE-STATED")
                        .at("/facts/" + services)
                        .asInt())
                .isZero();
        va.offerTerms(candidacy, Fields.with(Story.terms(Story.MADRID), services, List.of()))
                .expect(200);
        Reply refused = refused("hire-va", () -> hire(2), "SCOPE-STATED");
        assertThat(refused.texts("/next")).startsWith("withdraw-candidacy");
    }

    @Test
    void aHiringNamesTheLatestTerms() {
        ready(Story.terms(Story.MADRID));
        va.offerTerms(candidacy, Story.terms("Europe/Berlin")).expect(200);
        Reply refused = refused("hire-va", () -> hire(1), "TERMS-CURRENT");
        assertThat(refused.at("/facts/termsVersion").asInt()).isEqualTo(1);
        assertThat(refused.at("/facts/latestVersion").asInt()).isEqualTo(2);
        assertThat(refused.texts("/next")).startsWith("withdraw-candidacy").contains("hire-va");
        refused("hire-va", () -> hire(3), "TERMS-CURRENT");
        hire(2).expect(201);
    }

    @Test
    void nobodyIsHiredOnAnOfferThatTheClientDeclinedUntilThereIsAnother() {
        ready(Story.terms(Story.MADRID));
        va.declineOffer(candidacy, 1, "Mine").expect(403);
        refused("decline-offer", () -> client.declineOffer(candidacy, 2, "Too dear"), "TERMS-CURRENT");
        client.declineOffer(candidacy, 1, "Too dear").expect(200);

        assertThat(view().text("/state")).isEqualTo("OPEN");
        assertThat(view().text("/terms/0/declined/reason")).isEqualTo("Too dear");
        assertThat(view().text("/terms/0/declined/by/party")).isEqualTo(Story.CLIENT);
        assertThat(lastOf("history", Story.VA).path("sentence").asString())
                .isEqualTo("ceramica-ruiz declined version 1 of the terms: “Too dear”");
        assertThat(kindsOfWork(Story.VA)).contains("OFFER_TERMS");
        Reply refused = refused("hire-va", this::hire, "TERMS-CURRENT");
        assertThat(refused.texts("/facts/declinedVersions")).containsExactly("1");
        assertThat(refused.texts("/next")).containsExactly("withdraw-candidacy");
        refused("decline-offer", () -> client.declineOffer(candidacy, 1, "Still"), "TERMS-CURRENT");

        va.offerTerms(candidacy, Story.terms("Europe/Berlin")).expect(200);
        assertThat(kindsOfWork(Story.VA)).doesNotContain("OFFER_TERMS");
        refused("hire-va", () -> hire(1), "TERMS-CURRENT");
        hire(2).expect(201);
        assertThat(view().at("/terms/1/declined").isNull()).isTrue();
    }

    /** What is expected of a party in this candidacy. */
    private List<String> kindsOfWork(String party) {
        product.settle();
        return product.as(party)
                .get("/api/work")
                .expect(200)
                .at("/items")
                .valueStream()
                .filter(each -> each.path("candidacyId").asString().equals(candidacy))
                .map(each -> each.path("kind").asString())
                .toList();
    }

    @Test
    void anOfferStandsToTheEndOfItsLastSecond() {
        product.as(Story.OTHER_CLIENT).openCandidacy("in-time", Story.VA).expect(201);
        Story.CRITERIA.forEach(each -> product.as(Story.OTHER_CLIENT)
                .recordVettingCheck("in-time", each, "SATISFIED")
                .expect(200));
        va.offerTerms("in-time", Fields.with(Story.terms(Story.MADRID), "offerValidDays", 1))
                .expect(200);
        ready(Fields.with(Story.terms(Story.MADRID), "offerValidDays", 1));
        Instant expires = Instant.parse(view().text("/terms/0/expires/instant"));

        product.clock(expires.toString());
        product.as(Story.OTHER_CLIENT).hireVa("e-in-time", "in-time", 1).expect(201);
        product.clock(expires.plusSeconds(1).toString());
        Reply refused = refused("hire-va", this::hire, "TERMS-CURRENT");
        assertThat(refused.text("/facts/offerExpires")).isEqualTo(expires.toString());
        assertThat(refused.texts("/next")).containsExactly("withdraw-candidacy");
    }

    @Test
    void everyFailingRuleIsNamedInOrder() {
        va.offerTerms(candidacy, Fields.with(Story.terms(Story.MADRID), "servicesExcluded", null))
                .expect(200);
        refused("hire-va", () -> hire(7), "VETTING-COMPLETE", "SCOPE-STATED", "TERMS-CURRENT");
    }

    @Test
    void withdrawnByTheVaItStaysWithdrawn() {
        ready(Story.terms(Story.MADRID));
        va.withdrawCandidacy(candidacy, "Another client came first").expect(200);
        assertEnded("WITHDRAWN");
        assertThat(view().text("/withdrawal")).isEqualTo("Another client came first");
        assertThat(view().text("/withdrawn/reason")).isEqualTo("Another client came first");
        assertThat(view().text("/withdrawn/by/party")).isEqualTo(Story.VA);
        assertThat(view().text("/withdrawn/by/person")).isEqualTo(Story.VA);
        assertThat(view().text("/withdrawn/by/occurredAt")).isNotEmpty();
        assertThat(lastOf("history", Story.CLIENT).at("/actor/party").asString())
                .isEqualTo(Story.VA);
    }

    @Test
    void withdrawnByTheClientItStaysWithdrawn() {
        client.withdrawCandidacy(candidacy, "In doubt").expect(200);
        assertEnded("WITHDRAWN");
        assertThat(view().text("/withdrawal")).isEqualTo("In doubt");
        assertThat(lastOf("history", Story.VA).at("/actor/party").asString()).isEqualTo(Story.CLIENT);
        assertThat(lastOf("history", Story.VA).path("type").asString()).isEqualTo("candidacy-withdrawn");
    }

    @Test
    void afterTheHiringNothingMoreIsDone() {
        ready(Story.terms(Story.MADRID));
        hire().expect(201);
        product.settle();
        assertThat(view().text("/engagementId")).isEqualTo("e-" + candidacy);
        assertEnded("HIRED");
    }

    private void assertEnded(String state) {
        assertThat(view().text("/state")).isEqualTo(state);
        assertForbidden(
                state, "record-vetting-check", () -> client.recordVettingCheck(candidacy, "WEBSITE", "DOUBTFUL"));
        assertForbidden(state, "waive-vetting-check", () -> client.waiveVettingCheck(candidacy, "WEBSITE", "x"));
        assertForbidden(state, "offer-terms", () -> va.offerTerms(candidacy, Story.terms(Story.MADRID)));
        assertForbidden(state, "withdraw-candidacy", () -> client.withdrawCandidacy(candidacy, "x"));
        assertForbidden(state, "withdraw-candidacy", () -> va.withdrawCandidacy(candidacy, "x"));
        assertForbidden(state, "hire-va", () -> client.hireVa("again", candidacy, 1));
    }

    private void assertForbidden(String state, String command, Supplier<Reply> attempt) {
        Reply refused = refused(command, attempt, "STATE-FORBIDS");
        assertThat(refused.text("/facts/state")).isEqualTo(state);
        assertThat(refused.text("/facts/command")).isEqualTo(command);
    }

    private void ready(Map<String, ?> terms) {
        Story.vet(product, candidacy);
        va.offerTerms(candidacy, terms).expect(200);
    }

    private Reply hire() {
        return hire(1);
    }

    private Reply hire(int termsVersion) {
        return client.hireVa("e-" + candidacy, candidacy, termsVersion);
    }

    private Reply view() {
        return va.read("/api/candidacies/" + candidacy);
    }

    private JsonNode check(String criterion) {
        return view().at("/vetting")
                .valueStream()
                .filter(each -> each.path("criterion").asString().equals(criterion))
                .findFirst()
                .orElseThrow();
    }

    /** Refused by these rules, on record with who, when, what and why; and nothing else happened. */
    private Reply refused(String command, Supplier<Reply> attempt, String... rules) {
        String before = view().body();
        long stored = product.storedEvents();
        Reply refused = attempt.get().refusedBy(rules);
        product.settle();
        assertThat(product.storedEvents()).isEqualTo(stored + 1);
        assertThat(view().body()).isEqualTo(before);
        assertOnRecord(lastOf("refusals", Story.AUDITOR), command, refused);
        return refused;
    }

    private static void assertOnRecord(JsonNode record, String command, Reply refused) {
        assertThat(record.path("command").asString()).isEqualTo(command);
        assertThat(record.path("rule")).isEqualTo(refused.at("/rule"));
        assertThat(record.path("rules")).isEqualTo(refused.at("/rules"));
        assertThat(record.path("facts")).isEqualTo(refused.at("/facts"));
        assertThat(record.at("/actor/party").asString()).isIn(Story.CLIENT, Story.VA);
        assertThat(record.at("/actor/person")).isEqualTo(record.at("/actor/party"));
        assertThat(record.path("at").asString()).isEqualTo(product.now().toString());
    }

    private JsonNode lastOf(String list, String reader) {
        product.settle();
        Reply reply = product.as(reader)
                .get("/api/candidacies/" + candidacy + "/" + list)
                .expect(200);
        return reply.at("/items/" + (reply.at("/items").size() - 1));
    }
}
