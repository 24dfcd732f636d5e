package io.engagements.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.Role;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who is registered, and who may know how a party is called and reached. */
class PartiesTest {

    @RegisterExtension
    static final Product product = new Product();

    @BeforeAll
    static void theClockStands() {
        product.clock("2027-01-11T09:00:00Z");
    }

    @Test
    void whoConsidersAPartyKnowsItsNameAndWhoIsEngagedWithItItsContact() {
        register("va-2", "VA");
        People.arrives(product, "va-2", "va-2", Role.VA);
        product.as(Story.CLIENT).get("/api/parties/va-2").expect(404);

        Story.consider(product, "c-e2", "va-2", Story.terms(Story.MADRID));
        product.settle();
        Reply considered = product.as(Story.CLIENT).read("/api/parties/va-2");
        assertThat(considered.text("/name")).isEqualTo("Somebody");
        assertThat(considered.at("/contact").isNull()).isTrue();
        assertThat(product.as("va-2").read("/api/parties/" + Story.CLIENT).text("/businessName"))
                .isEqualTo("Cerámica Ruiz");

        product.as(Story.CLIENT).hireVa("e2", "c-e2", 1).expect(201);
        product.settle();
        assertThat(product.as(Story.CLIENT).read("/api/parties/va-2").text("/contact"))
                .isEqualTo("somebody@business.example");
        product.as(Story.OTHER_CLIENT).get("/api/parties/va-2").expect(404);
    }

    @Test
    void theOperatorReadsThemAllPageByPage() {
        register("first", "CLIENT");
        register("second", "LAWYER");
        product.settle();
        List<String> ids = new ArrayList<>();
        String page = "/api/parties?limit=2";
        while (!page.isEmpty()) {
            Reply reply = product.as(Story.OPERATOR).get(page).expect(200);
            ids.addAll(reply.texts("/items", "partyId"));
            page = reply.at("/next").isNull() ? "" : "/api/parties?limit=2&cursor=" + reply.text("/next");
        }

        assertThat(ids)
                .startsWith(Story.CLIENT, Story.OTHER_CLIENT, Story.VA, Story.OTHER_VA, Story.LAWYER)
                .containsSubsequence("first", "second")
                .doesNotHaveDuplicates();
    }

    @Test
    void anErasedClientConsidersNobody() {
        register("client-1", "CLIENT");
        Api client = People.arrives(product, "client-1", "client-1", Role.CLIENT);
        client.openCandidacy("of-client-1", Story.OTHER_VA).expect(201);
        product.as(Story.OPERATOR).eraseParty("client-1").expect(200);
        client.withdrawCandidacy("of-client-1", "We are closing").expect(200);

        client.openCandidacy("of-client-1-again", Story.OTHER_VA).expect(403);
    }

    @Test
    void aVaIsRegisteredWithItsBusinessNameAndWithoutItThatIsOnRecord() {
        long stored = product.storedEvents();
        product.as(Story.OPERATOR)
                .registerParty("va-0", "VA", "Somebody", null, "somebody@business.example")
                .refusedBy("INDEPENDENT-BUSINESS");
        assertThat(product.storedEvents()).isEqualTo(stored + 1);
        assertThat(product.rowsOf("command_side.party WHERE party_id = 'va-0'")).isZero();
    }

    @Test
    void aPartyHasAnIdOfItsOwnAlsoWhereAnEngagementHasTheSame() {
        Story.hire(product, "same");
        register("same", "CLIENT");

        assertThat(product.as(Story.OPERATOR).read("/api/parties/same").text("/name"))
                .isEqualTo("Somebody");
        assertThat(product.as(Story.CLIENT).read("/api/engagements/same").text("/state"))
                .isEqualTo("ACTIVE");
        assertThat(product.as(Story.CLIENT)
                        .read("/api/engagements/same/history")
                        .texts("/items", "type"))
                .containsExactly("va-hired");
    }

    private static void register(String party, String kind) {
        product.as(Story.OPERATOR)
                .registerParty(party, kind, "Somebody", "A business", "somebody@business.example")
                .expect(201);
    }
}
