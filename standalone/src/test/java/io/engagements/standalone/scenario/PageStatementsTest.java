package io.engagements.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.standalone.load.RoundTrips;
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

    private static final String CLIENT = Story.OTHER_CLIENT;
    private static final String VA = Story.OTHER_VA;
    private static final long AT_MOST = 10;

    /** More than a page shows at once. */
    private static final int PIECES = 24;

    private static final Map<String, Visitor> visitors = new HashMap<>();

    /** Much of everything: work that waits for an input, that runs, is in review, is accepted. */
    @BeforeAll
    static void muchIsGoingOn() {
        Product product = PagesStory.product;
        PagesStory.hire(CLIENT, VA, "many");
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
        "acme-books, /today",
        "mateo, /today",
        "acme-books, /engagements/many",
        "mateo, /engagements/many",
        "acme-books, /engagements/many/work",
        "mateo, /engagements/many/work/d0",
        "acme-books, /engagements/many/ask",
        "acme-books, /engagements/many/deliverables/d2/review",
        "mateo, /engagements/many/deliverables/d0/deliver",
    })
    void aPageAsksTheDatabaseTenTimesAtMost(String account, String page) throws Exception {
        Visitor person = visitors.computeIfAbsent(account, each -> PagesStory.signedIn(each, "en"));
        assertThat(person.ask(page).statusCode()).isEqualTo(200);
        long asked = RoundTrips.during("-exec-", () -> person.ask(page));
        assertThat(asked).as(page).isBetween(1L, AT_MOST);
    }
}
