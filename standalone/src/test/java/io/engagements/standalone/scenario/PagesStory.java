package io.engagements.standalone.scenario;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;

/**
 * What the classes about pages look at as a browser without scripts gets them. One product for all of them within a JVM, so
 * nobody moves its clock: Carmen and Lucía are looked at, Nora and Omar act.
 */
final class PagesStory implements BeforeAllCallback {

    static final Product product = new Product();

    static final String NORA = "nora";
    static final String OMAR = "omar";
    static final String NASTY = "<b>Eve</b>\"'&";

    @Override
    public void beforeAll(ExtensionContext test) {
        test.getStore(StoreScope.LAUNCHER_SESSION, Namespace.create(PagesStory.class))
                .computeIfAbsent(Product.class, first -> told(test), AutoCloseable.class);
    }

    private static AutoCloseable told(ExtensionContext test) {
        try {
            product.beforeAll(test);
            somethingWaits();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
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
        product.as(Story.OPERATOR)
                .registerParty("eve", "CLIENT", NASTY, NASTY, "eve@example.com")
                .expect(201);
        product.execute("INSERT INTO standalone.account (id, secret_hash, party, roles)"
                + " SELECT 'eve', secret_hash, 'eve', ARRAY['CLIENT'] FROM standalone.account WHERE id = 'lucia'");
        product.clock("2027-01-11T09:00:00Z");
        noraHiresOmar();
    }

    /** Two people whom the other tests know nothing of. */
    private static void noraHiresOmar() throws Exception {
        for (String[] each : new String[][] {{NORA, "CLIENT", "Nora Gil"}, {OMAR, "VA", "Omar Paz"}}) {
            product.as(Story.OPERATOR)
                    .registerParty(each[0], each[1], each[2], each[2], each[0] + "@example.com")
                    .expect(201);
            product.execute("INSERT INTO standalone.account (id, secret_hash, party, roles) SELECT '" + each[0]
                    + "', secret_hash, '" + each[0] + "', ARRAY['" + each[1]
                    + "'] FROM standalone.account WHERE id = 'lucia'");
        }
        product.as(NORA).openCandidacy("c-w1", OMAR).expect(201);
        Story.CRITERIA.forEach(criterion -> product.as(NORA)
                .recordVettingCheck("c-w1", criterion, "SATISFIED")
                .expect(200));
        product.as(OMAR).offerTerms("c-w1", Story.terms(Story.MADRID)).expect(200);
        product.as(NORA).hireVa("w1", "c-w1", 1).expect(201);
    }

    static Visitor visitor() {
        return new Visitor(product, "en");
    }

    static Visitor signedIn(String account, String language) {
        Visitor person = new Visitor(product, language);
        person.signIn(account);
        return person;
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

    /** A form that asks for work. */
    static Map<String, String> asked(String title, String day) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("title", title);
        form.put("brief", "Labels for the fair.\r\nIn the style of the catalogue.");
        form.put("criteria.0.text", "All 32 tiles");
        form.put("criteria.1.text", "");
        form.put("due.day", day);
        form.put("due.time", "18:00");
        form.put("due.zone", Story.MADRID);
        form.put("inputs.0.description", "The list of tiles");
        form.put("inputs.0.day", day);
        form.put("inputs.0.time", "10:00");
        form.put("inputs.0.confidential", "yes");
        return form;
    }
}
