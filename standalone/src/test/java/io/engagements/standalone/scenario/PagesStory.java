package io.engagements.standalone.scenario;

import io.engagements.events.Role;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * What the classes about pages look at as a browser without scripts gets them. One product for all of them within a JVM, so
 * nobody moves its clock: Carmen and Lucía are looked at, Nora and Omar act.
 */
final class PagesStory extends ToldOnce {

    static final Product product = new Product();

    static final String NORA = "nora";
    static final String OMAR = "omar";
    static final String TESS = "tess";
    static final String UGO = "ugo";
    static final String IRIS = "iris";
    static final String HUGO = "hugo";
    static final String NASTY = "<b>Eve</b>\"'&";

    @Override
    AutoCloseable tell(ExtensionContext test) throws Exception {
        product.beforeAll(test);
        somethingWaits();
        return () -> product.afterAll(test);
    }

    /** A piece in review, one that is late because the client is, one that nobody answered; and somebody with a bad name. */
    private static void somethingWaits() throws Exception {
        product.clock("2027-01-04T09:00:00Z");
        Story.hire(product, "e1");
        Story.commission(product, "e1", "brochure", "2027-01-12T18:00");
        Story.commission(product, "e1", "letters", "2027-01-15T18:00", "prices", "2027-01-10T18:00");
        product.as(Story.CLIENT)
                .requestDeliverable("e1", "texts", "2027-01-29T18:00")
                .expect(200);
        product.as(Story.VA).submitDeliverable("e1", "brochure").expect(200);
        person("eve", Role.CLIENT, NASTY);
        otherTermsTookEffect();
        irisRejects();
        product.clock("2027-01-11T09:00:00Z");
        noraHiresOmar();
    }

    /** Between two whom the other tests know nothing of; what their lawyer approved is not what holds any more. */
    private static void otherTermsTookEffect() throws SQLException {
        person(TESS, Role.CLIENT, "Tess Roca");
        person(UGO, Role.VA, "Ugo Prat");
        person("lex", Role.LAWYER, "Lex Mir");
        hire("t2", TESS, UGO);
        product.as(TESS).appointLawyer("t2", "lex").expect(200);
        product.as("lex").approveContract("t2").expect(200);
        for (String[] each : new String[][] {{"p1", "15", "2027-01-08T00:00"}, {"p2", "18", "2027-04-01T00:00"}}) {
            Map<String, Object> terms = Fields.with(Story.terms(Story.MADRID), "noticeDays", Integer.valueOf(each[1]));
            product.as(UGO).proposeTermsChange("t2", each[0], terms, each[2]).expect(200);
            product.as(TESS).answer("accept-terms-change", "t2").expect(200);
        }
    }

    /** Between two of whom much is read: there was a ground days ago already. */
    private static void irisRejects() throws SQLException {
        person(IRIS, Role.CLIENT, "Iris Mas");
        person(HUGO, Role.VA, "Hugo Soler");
        hire("many", IRIS, HUGO);
        product.as(IRIS).requestDeliverable("many", "bad", "2027-01-29T18:00").expect(200);
        product.as(HUGO).commitToDeliverable("many", "bad").expect(200);
        product.as(HUGO).submitDeliverable("many", "bad").expect(200);
        for (int version = 1; version <= 2; version++) {
            product.as(IRIS)
                    .requestQualityImprovement("many", "bad", version, List.of("c1"), "2027-01-27T18:00")
                    .expect(200);
            product.as(HUGO).submitDeliverable("many", "bad").expect(200);
        }
        product.as(IRIS).rejectDeliverable("many", "bad", 3, List.of("c1")).expect(200);
    }

    /** Somebody hires somebody; the candidacy's id is the engagement's with {@code c-} before it. */
    static void hire(String engagement, String client, String va) {
        product.as(client).openCandidacy("c-" + engagement, va).expect(201);
        Story.CRITERIA.forEach(criterion -> product.as(client)
                .recordVettingCheck("c-" + engagement, criterion, "SATISFIED")
                .expect(200));
        product.as(va).offerTerms("c-" + engagement, Story.terms(Story.MADRID)).expect(200);
        product.as(client).hireVa(engagement, "c-" + engagement, 1).expect(201);
    }

    /** Two people whom the other tests know nothing of. */
    private static void noraHiresOmar() throws Exception {
        person(NORA, Role.CLIENT, "Nora Gil");
        person(OMAR, Role.VA, "Omar Paz");
        hire("w1", NORA, OMAR);
    }

    /** Somebody in Bogotá with a party and an account of that name. */
    static void person(String id, Role role, String name) throws SQLException {
        product.as(Story.OPERATOR)
                .registerParty(id, role.name(), name, name, id + "@example.com")
                .expect(201);
        product.execute("INSERT INTO standalone.account (id, secret_hash, party, roles) SELECT '" + id
                + "', secret_hash, '" + id + "', ARRAY['" + role + "'] FROM standalone.account WHERE id = 'lucia'");
    }

    static Visitor visitor() {
        return new Visitor(product, "en");
    }

    static Visitor signedIn(String account, String language) {
        return Visitor.signedIn(product, account, language);
    }

    static String piece(String deliverable) {
        return "/engagements/w1/deliverables/" + deliverable;
    }

    static void committed(String deliverable) {
        product.as(NORA)
                .requestDeliverable("w1", deliverable, "2027-02-12T18:00")
                .expect(200);
        product.as(OMAR).commitToDeliverable("w1", deliverable).expect(200);
        product.settle();
    }

    static void handedIn(String deliverable) {
        committed(deliverable);
        product.as(OMAR).submitDeliverable("w1", deliverable).expect(200);
        product.settle();
    }
}
