package io.engagements.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.Role;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A VA is hired, or appointed as lawyer is somebody, and erased at the same moment: one of the two, never both. A hundred times of
 * each with {@code mvn verify -Plong}, by {@code -Dscenario.races=100}.
 */
class HireOrEraseTest {

    private static final int TIMES = Integer.getInteger("scenario.races", 15);

    @RegisterExtension
    static final Product product = new Product();

    static IntStream rounds() {
        return IntStream.rangeClosed(1, TIMES);
    }

    @ParameterizedTest
    @MethodSource("rounds")
    void nobodyIsHiredAndErased(int round) {
        String va = "va-" + round;
        String engagement = "e-" + va;
        register(va, "VA");
        People.arrives(product, va, va, Role.VA);
        Story.consider(product, "c-" + engagement, va, Story.terms(Story.MADRID));

        List<Reply> replies = AtOnce.all(List.of(
                () -> product.as(Story.CLIENT).hireVa(engagement, "c-" + engagement, 1),
                () -> product.as(Story.OPERATOR).eraseParty(va)));

        if (replies.get(1).status() == 200) {
            replies.get(0).wrongAt(422, "/candidacyId");
            product.as(Story.CLIENT).hireVa(engagement, "c-" + engagement, 1).wrongAt(422, "/candidacyId");
        } else {
            replies.get(1).refusedBy("PARTY-ENGAGED");
            replies.get(0).expect(201);
        }
    }

    @ParameterizedTest
    @MethodSource("rounds")
    void noLawyerIsAppointedAndErased(int round) {
        String lawyer = "lawyer-" + round;
        String engagement = "of-" + lawyer;
        register(lawyer, "LAWYER");
        Story.hire(product, engagement);

        List<Reply> replies = AtOnce.all(List.of(
                () -> product.as(Story.CLIENT).appointLawyer(engagement, lawyer),
                () -> product.as(Story.OPERATOR).eraseParty(lawyer)));

        if (replies.get(1).status() == 200) {
            replies.get(0).wrongAt(422, "/lawyerId");
        } else {
            replies.get(1).refusedBy("PARTY-ENGAGED");
            replies.get(0).expect(200);
            product.as(Story.CLIENT).appointLawyer(engagement, Story.LAWYER).expect(200);
            product.as(Story.OPERATOR).eraseParty(lawyer).expect(200);
        }
        assertThat(product.rowsOf("command_side.running_engagement WHERE engagement_id = '" + engagement + "'"))
                .isEqualTo(replies.get(1).status() == 200 ? 2 : 3);
    }

    private static void register(String party, String kind) {
        product.as(Story.OPERATOR)
                .registerParty(party, kind, "Somebody", "A business", "somebody@business.example")
                .expect(201);
    }
}
