package io.engagements.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A rejection that the VA does not let stand: the lawyer must look at this very termination. */
class ContestedRejectionTest {

    private static final String E1 = "/api/engagements/e1";
    private static final List<String> GROUND = List.of("rejected-d1");

    @RegisterExtension
    static final Product product = new Product();

    @Test
    void theContractsApprovalWillNotDo() {
        product.clock("2027-01-04T09:00:00Z");
        Story.hire(product, "e1");
        product.as(Story.CLIENT).appointLawyer("e1", Story.LAWYER).expect(200);
        product.as(Story.LAWYER).approveContract("e1").expect(200);
        rejectedAfterAMissedRound();
        theVaContests();
        noticeWasGivenAndTheCurePeriodIsOver();
        onlyTheLawyersWordAboutThisTerminationWillDo();
    }

    private static void rejectedAfterAMissedRound() {
        Story.commission(product, "e1", "d1", "2027-01-08T18:00");
        product.as(Story.VA).submitDeliverable("e1", "d1").expect(200);
        product.as(Story.CLIENT)
                .requestQualityImprovement("e1", "d1", 1, List.of("c2"), null)
                .expect(200);
        product.clock("2027-01-07T09:00:01Z");
        product.as(Story.CLIENT).rejectDeliverable("e1", "d1", 1, List.of("c2")).expect(200);
    }

    private static void theVaContests() {
        Figures before = Figures.of(product, "e1");
        Reply contested = product.as(Story.VA)
                .command(
                        "contest-rejection",
                        Fields.of("engagementId", "e1", "deliverableId", "d1", "statement", "It has ten pages"))
                .expect(200);
        product.as(Story.VA).addStatement("e1", "REVIEW", "d1").expect(200);
        Reply quality = product.as(Story.VA).read(E1 + "/quality");
        assertThat(quality.text("/deliverables/0/rejections/0/contest/statement"))
                .isEqualTo("It has ten pages");
        assertThat(quality.text("/deliverables/0/rejections/0/contest/eventId"))
                .isEqualTo(contested.text("/events/0/id"));
        assertThat(quality.text("/deliverables/0/statements/0/text")).isEqualTo("I disagree.");
        assertThat(Figures.of(product, "e1")).as("replies change no number").isEqualTo(before);
    }

    private static void noticeWasGivenAndTheCurePeriodIsOver() {
        product.as(Story.CLIENT).giveBreachNotice("e1", GROUND).expect(200);
        product.clock("2027-01-13T09:00:00Z");
        Reply grounds = product.as(Story.CLIENT).read(E1 + "/grounds");
        assertThat(grounds.text("/items/1/groundId")).isEqualTo("rejected-d1");
        assertThat(grounds.at("/items/1/contested").asBoolean()).isTrue();
        assertThat(grounds.at("/items/0/contested").asBoolean()).isFalse();
    }

    private static void onlyTheLawyersWordAboutThisTerminationWillDo() {
        product.as(Story.CLIENT).terminateContract("e1", GROUND, null).refusedBy("LAWYER-APPROVAL");
        product.as(Story.LAWYER)
                .aboutTermination("refuse-termination", "e1", GROUND)
                .expect(200);
        product.as(Story.CLIENT).terminateContract("e1", GROUND, null).refusedBy("LAWYER-APPROVAL");
        product.as(Story.LAWYER)
                .aboutTermination("approve-termination", "e1", GROUND)
                .expect(200);
        product.as(Story.CLIENT).terminateContract("e1", GROUND, null).expect(200);
    }
}
