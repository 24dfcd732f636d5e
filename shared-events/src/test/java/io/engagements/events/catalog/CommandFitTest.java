package io.engagements.events.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.catalog.CommandFit.Misfit;
import io.engagements.events.stored.ContractJson;
import jakarta.validation.Validation;
import java.util.List;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Everything that does not fit is told at once, whatever cannot be read of it. */
class CommandFitTest {

    private static final CommandFit FIT = new CommandFit(Validation.byDefaultProvider()
            .configure()
            .messageInterpolator(new ParameterMessageInterpolator())
            .buildValidatorFactory()
            .getValidator());

    private static List<Misfit> misfits(String command, String body) {
        return FIT.of(CommandCatalog.find(command).orElseThrow(), (ObjectNode)
                ContractJson.mapper().readTree(body));
    }

    @Test
    void whatCannotBeReadHidesNothingElse() {
        assertThat(misfits("offer-terms", """
                        {"candidacyId": "c1", "terms": {"fee": {"currency": "USD", "per": "DAY"}, "zone": "Nowhere/Else",
                         "reviewWindowDays": 99, "startsOn": "soon", "servicesOffered": ["Catalogues", 7, ""]}}
                        """))
                .extracting(Misfit::pointer)
                .containsExactlyInAnyOrder(
                        "/terms/fee/per",
                        "/terms/zone",
                        "/terms/startsOn",
                        "/terms/servicesOffered/1",
                        "/terms/fee/amount",
                        "/terms/reviewWindowDays",
                        "/terms/servicesOffered/2");
    }

    @Test
    void aTimeThatCannotBeReadIsSaidOnce() {
        assertThat(misfits("request-deliverable", """
                        {"engagementId": "e1", "title": "Labels", "criteria": [{"text": "All"}],
                         "due": {"local": "29/01/2027T", "zone": "Europe/Madrid"},
                         "inputs": [{"description": "The list", "due": {"local": "T10:00"}}]}
                        """))
                .extracting(Misfit::pointer)
                .containsExactlyInAnyOrder("/due/local", "/inputs/0/due/local");
    }

    @Test
    void whatFitsIsNotTouched() {
        String body = "{\"engagementId\": \"e1\", \"deliverableId\": \"d1\"}";
        assertThat(misfits("commit-to-deliverable", body)).isEmpty();
        assertThat(misfits("accept-due-date", body)).isEmpty();
        assertThat(misfits("commit-to-deliverable", "{\"engagementId\": \"e1\"}"))
                .extracting(Misfit::pointer)
                .containsExactly("/deliverableId");
        assertThat(misfits("commit-to-deliverable", "{\"engagementId\": \"e1\", \"deliverableId\": \"d1\", \"x\": 1}"))
                .extracting(Misfit::pointer)
                .containsExactly("/x");
    }
}
