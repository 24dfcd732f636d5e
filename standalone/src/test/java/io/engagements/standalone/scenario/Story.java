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
}
