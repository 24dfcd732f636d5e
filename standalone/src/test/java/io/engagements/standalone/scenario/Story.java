package io.engagements.standalone.scenario;

import io.engagements.events.Role;
import java.util.List;
import java.util.Map;

/** Beginnings that many stories share. */
final class Story {

    static final String CLIENT = "ceramica-ruiz";
    static final String OTHER_CLIENT = "acme-books";
    static final String VA = "lucia";
    static final String OTHER_VA = "mateo";
    static final String LAWYER = "sol";
    static final String AUDITOR = "ines";
    static final String OPERATOR = "operator";

    static final String MADRID = "Europe/Madrid";

    static final List<String> CRITERIA = List.of(
            "EXPERIENCE",
            "WEBSITE",
            "REFERENCES",
            "WRITING",
            "CONSULTATION",
            "RESPONSIVENESS",
            "BUSINESS_UNDERSTANDING",
            "TECHNOLOGY",
            "SERVICE_CLARITY",
            "FEE_AND_TERM");

    private Story() {}

    /** The role of a demo account. */
    static Role role(String account) {
        return switch (account) {
            case CLIENT, OTHER_CLIENT -> Role.CLIENT;
            case VA, OTHER_VA -> Role.VA;
            case LAWYER -> Role.LAWYER;
            case AUDITOR -> Role.AUDITOR;
            case OPERATOR -> Role.OPERATOR;
            default -> throw new IllegalArgumentException(account);
        };
    }

    /** 42.00 USD per hour, defaults for every period. */
    static Map<String, Object> terms(String zone) {
        return Fields.of(
                "fee", Fields.of("amount", 42.00, "currency", "USD", "per", "HOUR"),
                "zone", zone,
                "servicesOffered", List.of("Catalogues"),
                "servicesExcluded", List.of("Telephone sales"));
    }

    /** The client vets the VA in all ten points. */
    static void vet(Product product, String candidacy) {
        CRITERIA.forEach(criterion -> product.as(CLIENT)
                .recordVettingCheck(candidacy, criterion, "SATISFIED")
                .expect(200));
    }

    /** Vetted and with an offer on the table, but not hired. */
    static void consider(Product product, String candidacy, String va, Map<String, ?> terms) {
        product.as(CLIENT).openCandidacy(candidacy, va).expect(201);
        vet(product, candidacy);
        product.as(va).offerTerms(candidacy, terms).expect(200);
    }

    /** The client hires the VA; the candidacy's id is the engagement's with {@code c-} before it. */
    static void hire(Product product, String engagement, String va, String zone) {
        consider(product, "c-" + engagement, va, terms(zone));
        product.as(CLIENT).hireVa(engagement, "c-" + engagement, 1).expect(201);
    }

    static void hire(Product product, String engagement) {
        hire(product, engagement, VA, MADRID);
    }

    /** A deliverable that the VA has committed to. */
    static void commission(Product product, String engagement, String deliverable, Object due) {
        product.as(CLIENT).requestDeliverable(engagement, deliverable, due).expect(200);
        product.as(VA).commitToDeliverable(engagement, deliverable).expect(200);
    }

    /** One for which the client owes an input. */
    static void commission(
            Product product, String engagement, String deliverable, Object due, String input, Object inputDue) {
        List<Map<String, ?>> inputs =
                List.of(Fields.of("inputId", input, "description", "The price list", "due", inputDue));
        product.as(CLIENT)
                .requestDeliverable(engagement, deliverable, due, inputs)
                .expect(200);
        product.as(VA).commitToDeliverable(engagement, deliverable).expect(200);
    }

    /** What a deliverable looks like now. */
    static tools.jackson.databind.JsonNode deliverable(Product product, String engagement, String deliverable) {
        return product.as(CLIENT)
                .read("/api/engagements/" + engagement)
                .at("/deliverables")
                .valueStream()
                .filter(each -> each.path("deliverableId").asString().equals(deliverable))
                .findFirst()
                .orElseThrow();
    }

    /** The winter of the worked example: seven pieces of work, all due at 18:00 in Madrid, told up to June. */
    static void winter(Product product, String engagement) {
        product.clock("2027-01-04T09:00:00Z");
        hire(product, engagement);
        List.of("a 2027-01-08", "b 2027-01-15", "c 2027-01-22", "e 2027-02-05", "f 2027-02-12", "g 2027-03-26")
                .forEach(item -> commission(product, engagement, item.substring(0, 1), item.substring(2) + "T18:00"));
        commission(product, engagement, "d", "2027-01-29T18:00", "prices", "2027-01-20T18:00");
        submit(product, "2027-01-08T16:59:59Z", engagement, "a");
        accept(product, "2027-01-11T09:00:00Z", engagement, "a", 1);
        submit(product, "2027-01-14T11:00:00Z", engagement, "b");
        product.clock("2027-01-15T11:00:00Z");
        product.as(CLIENT)
                .requestQualityImprovement(engagement, "b", 1, List.of("c1"), "2027-01-18T12:00")
                .expect(200);
        submit(product, "2027-01-18T11:00:00.900Z", engagement, "b");
        accept(product, "2027-01-19T11:00:00Z", engagement, "b", 2);
        product.clock("2027-01-21T17:00:00Z");
        product.as(CLIENT).provideInput(engagement, "d", "prices").expect(200);
        submit(product, "2027-01-23T17:00:00Z", engagement, "c");
        accept(product, "2027-01-25T17:00:00Z", engagement, "c", 1);
        submit(product, "2027-01-30T09:00:00Z", engagement, "d");
        accept(product, "2027-02-01T09:00:00Z", engagement, "d", 1);
        product.clock("2027-02-04T11:00:00Z");
        product.as(CLIENT).cancelDeliverable(engagement, "e").expect(200);
        submit(product, "2027-02-12T11:00:00Z", engagement, "f");
        product.clock("2027-06-01T00:00:00Z");
    }

    private static void submit(Product product, String at, String engagement, String deliverable) {
        product.clock(at);
        product.as(VA).submitDeliverable(engagement, deliverable).expect(200);
    }

    private static void accept(Product product, String at, String engagement, String deliverable, int version) {
        product.clock(at);
        product.as(CLIENT)
                .acceptDeliverable(engagement, deliverable, version, deliverable.equals("b") ? 2 : 5)
                .expect(200);
    }
}
