package io.engagements.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.Role;
import io.engagements.standalone.load.RoundTrips;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a page reads: it asks the database ten times at most, however much there is to show. */
@ExtendWith(PagesStory.class)
class PageStatementsTest {

    private static final String CLIENT = "iris";
    private static final String VA = "hugo";

    /** Ten statements, and the beginning and the end of the transaction that they are in. */
    private static final long AT_MOST = 12;

    /** More than a page shows at once. */
    private static final int PIECES = 24;

    private static final Map<String, Visitor> visitors = new HashMap<>();

    /** Much of everything: work that waits for an input, that runs, is in review, is accepted. */
    @BeforeAll
    static void muchIsGoingOn() throws SQLException {
        Product product = PagesStory.product;
        PagesStory.person(CLIENT, Role.CLIENT, "Iris Mas");
        PagesStory.person(VA, Role.VA, "Hugo Soler");
        PagesStory.hire("many", CLIENT, VA);
        for (int number = 0; number < PIECES; number++) {
            String id = "d" + number;
            Map<String, ?> input =
                    Fields.of("inputId", "i" + number, "description", "The price list", "due", "2027-02-01T18:00");
            product.as(CLIENT)
                    .requestDeliverable("many", id, "2027-02-12T18:00", number % 4 == 0 ? List.of(input) : List.of())
                    .expect(200);
            product.as(VA).commitToDeliverable("many", id).expect(200);
            if (number % 4 > 1) {
                product.as(VA).submitDeliverable("many", id).expect(200);
            }
            if (number % 4 == 3) {
                product.as(CLIENT).acceptDeliverable("many", id, 1).expect(200);
            }
        }
        product.settle();
    }

    @ParameterizedTest
    @CsvSource({
        "iris, /today",
        "hugo, /today",
        "iris, /engagements/many",
        "hugo, /engagements/many",
        "iris, /engagements/many/work",
        "hugo, /engagements/many/work/d0",
        "iris, /engagements/many/ask",
        "iris, /engagements/many/deliverables/d2/review",
        "hugo, /engagements/many/deliverables/d0/deliver",
        "iris, /candidacies",
        "hugo, /candidacies/c-many",
        "iris, /candidacies/c-many",
        "iris, /engagements/many/terms",
        "hugo, /engagements/many/documents",
        "iris, /engagements/many/pause",
        "hugo, /engagements/many/resign",
    })
    void aPageAsksTheDatabaseTenTimesAtMost(String account, String page) throws Exception {
        Visitor person = visitors.computeIfAbsent(account, each -> PagesStory.signedIn(each, "en"));
        assertThat(person.ask(page).statusCode()).isEqualTo(200);
        // A connection that nobody used for a while is looked at before, once.
        long asked = Math.min(
                RoundTrips.during("-exec-", () -> person.ask(page)),
                RoundTrips.during("-exec-", () -> person.ask(page)));
        assertThat(asked).as(page).isBetween(1L, AT_MOST);
    }
}
