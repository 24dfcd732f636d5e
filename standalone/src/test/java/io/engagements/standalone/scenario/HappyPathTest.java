package io.engagements.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Story S1: client in Madrid, VA in Bogotá, everything goes well. */
@Tag("two-services")
class HappyPathTest {

    @RegisterExtension
    static final Product product = new Product();

    @Test
    void workDeliveredAcrossZonesAndAcceptedAtOnceIsOnTimeAndFirstPass() {
        product.clock("2027-01-04T09:00:00Z");
        Story.consider(product, "c1", Story.VA, Story.terms(Story.MADRID));
        product.clock("2027-01-11T09:00:00Z");
        Reply hired = product.as(Story.CLIENT).hireVa("e1", "c1", 1).expect(201);
        assertThat(hired.header("Location")).isEqualTo("/api/engagements/e1");
        assertThat(hired.header("ETag")).isEqualTo("\"0\"");

        new Entrust(product, "e1").brief(null);
        Story.commission(product, "e1", "d1", Fields.of("local", "2027-01-29T18:00", "zone", Story.MADRID));
        product.clock("2027-01-29T14:40:00Z");
        product.as(Story.VA).submitDeliverable("e1", "d1").expect(200);
        product.clock("2027-02-01T10:00:00Z");
        product.as(Story.CLIENT).acceptDeliverable("e1", "d1", 1).expect(200);

        theDueIsFiveInTheAfternoonUtc();
        theFiguresSayOnTimeAndFirstPass();
        theHistoryTellsEverythingInOrder();
        confidentialityWasPromisedAndBothBriefingsAcknowledged();
        theCandidacyLeadsToTheEngagement();
    }

    private static void theDueIsFiveInTheAfternoonUtc() {
        JsonNode deliverable = Story.deliverable(product, "e1", "d1");
        assertThat(deliverable.at("/agreedDue/instant").asString()).isEqualTo("2027-01-29T17:00:00Z");
        assertThat(deliverable.at("/agreedDue/local").asString()).startsWith("2027-01-29T18:00");
        assertThat(deliverable.at("/agreedDue/zone").asString()).isEqualTo(Story.MADRID);
        assertThat(deliverable.at("/agreedDue/resolution").asString()).isEqualTo("EXACT");
        assertThat(deliverable.at("/originalDue")).isEqualTo(deliverable.at("/agreedDue"));
        assertThat(deliverable.at("/state").asString()).isEqualTo("ACCEPTED");
        assertThat(deliverable.at("/lateBySeconds").asLong()).isZero();
        assertThat(deliverable.at("/submissions/0/receivedAt").asString()).isEqualTo("2027-01-29T14:40:00Z");
        assertThat(deliverable.at("/acceptance/by/occurredAt").asString()).isEqualTo("2027-02-01T10:00:00Z");
    }

    private static void theFiguresSayOnTimeAndFirstPass() {
        Figures figures = Figures.of(product, "e1");
        figures.are("onTimeAgreed", 1, 1);
        figures.are("missed", 0, 1);
        figures.are("firstPassAcceptance", 1, 1);
        figures.are("roundsPerAccepted", 0, 1);
        assertThat(product.as(Story.VA).read("/api/engagements/e1/grounds").at("/items"))
                .isEmpty();
    }

    private static void theHistoryTellsEverythingInOrder() {
        Reply history = product.as(Story.VA).read("/api/engagements/e1/history");
        assertThat(history.texts("/items", "type"))
                .containsExactly(
                        "va-hired",
                        "nda-signed",
                        "material-shared",
                        "material-shared",
                        "material-acknowledged",
                        "material-acknowledged",
                        "deliverable-requested",
                        "deliverable-committed",
                        "deliverable-submitted",
                        "deliverable-accepted");
        assertThat(history.texts("/items", "sequence"))
                .containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
        assertThat(history.text("/items/0/occurredAt")).isEqualTo("2027-01-11T09:00:00Z");
        assertThat(history.text("/items/8/actor/party")).isEqualTo(Story.VA);
        assertThat(history.text("/items/8/data/deliverableId")).isEqualTo("d1");
        assertThat(product.as(Story.CLIENT).read("/api/engagements/e1/refusals").at("/items"))
                .isEmpty();
    }

    private static void confidentialityWasPromisedAndBothBriefingsAcknowledged() {
        Reply view = product.as(Story.VA).read("/api/engagements/e1");
        assertThat(view.at("/nda/inForce").asBoolean()).isTrue();
        assertThat(view.texts("/materials", "kind")).containsExactly("PRODUCT_LINE", "COMPANY");
        assertThat(view.texts("/materials", "acknowledgedAt")).containsOnly("2027-01-11T09:00:00Z");
        assertThat(view.at("/exitList")).isEmpty();
    }

    private static void theCandidacyLeadsToTheEngagement() {
        Reply candidacy = product.as(Story.VA).read("/api/candidacies/c1");
        assertThat(candidacy.text("/state")).isEqualTo("HIRED");
        assertThat(candidacy.text("/engagementId")).isEqualTo("e1");
        assertThat(candidacy.texts("/vetting", "outcome")).hasSize(10).containsOnly("SATISFIED");
    }
}
