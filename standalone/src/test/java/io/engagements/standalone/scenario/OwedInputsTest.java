package io.engagements.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the client owes for a piece of work stands on its work list. */
class OwedInputsTest {

    @RegisterExtension
    static final Product product = new Product();

    @Test
    void everyInputIsOnTheWorkListUntilItIsGiven() {
        product.clock("2027-06-01T02:00:00Z");
        Story.hire(product, "e2", Story.VA, "Asia/Manila");
        product.as(Story.CLIENT)
                .requestDeliverable(
                        "e2",
                        "d2",
                        "2027-07-14T18:00",
                        List.of(
                                Fields.of("inputId", "i1", "description", "Prices", "due", "2027-07-03T18:00"),
                                Fields.of("inputId", "i2", "description", "Photos", "due", "2027-07-04T18:00")))
                .expect(200);
        assertThat(owedInputs()).containsExactly("i1", "i2");
        product.as(Story.CLIENT).provideInput("e2", "d2", "i1").expect(200);
        assertThat(owedInputs()).containsExactly("i2");
        product.as(Story.CLIENT).cancelDeliverable("e2", "d2").expect(200);
        assertThat(owedInputs()).isEmpty();
    }

    private static List<String> owedInputs() {
        product.settle();
        return product.as(Story.CLIENT)
                .get("/api/work")
                .at("/items")
                .valueStream()
                .filter(item -> item.path("kind").asString().equals("PROVIDE_INPUT")
                        && item.path("engagementId").asString().equals("e2"))
                .map(item -> item.path("itemId").asString())
                .toList();
    }
}
