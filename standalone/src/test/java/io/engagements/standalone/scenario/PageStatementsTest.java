package io.engagements.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.standalone.load.RoundTrips;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a page reads: it asks the database ten times at most, however much there is to show. */
class PageStatementsTest {

    private static final int AT_MOST = 10;

    /** More than a page shows at once. */
    private static final int PIECES = 24;

    @RegisterExtension
    static final Product product = new Product();

    private static final Map<String, Visitor> visitors = new HashMap<>();

    /** Much of everything: work in every state, proposals, things owed. */
    @BeforeAll
    static void muchIsGoingOn() {
        product.clock("2027-01-04T09:00:00Z");
        Story.hire(product, "e1");
        for (int number = 0; number < PIECES; number++) {
            String id = "d" + number;
            if (number % 4 == 0) {
                Story.commission(product, "e1", id, "2027-01-12T18:00", "i" + number, "2027-01-10T18:00");
            } else {
                Story.commission(product, "e1", id, "2027-01-12T18:00");
            }
            if (number % 4 > 1) {
                product.as(Story.VA).submitDeliverable("e1", id).expect(200);
            }
            if (number % 4 == 3) {
                product.as(Story.CLIENT).acceptDeliverable("e1", id, 1).expect(200);
            }
        }
        Story.consider(product, "c-2", Story.OTHER_VA, Story.terms(Story.MADRID));
        product.clock("2027-01-11T09:00:00Z");
    }

    private static Visitor signedIn(String account) {
        return visitors.computeIfAbsent(account, each -> {
            Visitor person = new Visitor(product, "en");
            person.signIn(each);
            return person;
        });
    }

    @ParameterizedTest
    @CsvSource({
        "ceramica-ruiz, /today",
        "lucia, /today",
        "ceramica-ruiz, /engagements/e1",
        "lucia, /engagements/e1",
        "ceramica-ruiz, /engagements/e1/work",
        "lucia, /engagements/e1/work/d0",
        "ceramica-ruiz, /engagements/e1/ask",
        "ceramica-ruiz, /engagements/e1/deliverables/d2/review",
        "lucia, /engagements/e1/deliverables/d0/deliver",
    })
    void aPageAsksTheDatabaseTenTimesAtMost(String account, String page) throws Exception {
        Visitor person = signedIn(account);
        assertThat(person.ask(page).statusCode()).isEqualTo(200);
        long asked = RoundTrips.during("-exec-", () -> person.ask(page));
        assertThat(asked).as(page).isBetween(1L, (long) AT_MOST);
    }
}
