package io.engagements.rules.figures;

import static io.engagements.rules.Callers.CLIENT;
import static io.engagements.rules.Callers.VA;
import static io.engagements.rules.Commands.accept;
import static io.engagements.rules.Commands.cancel;
import static io.engagements.rules.Commands.commit;
import static io.engagements.rules.Commands.improveBy;
import static io.engagements.rules.Commands.input;
import static io.engagements.rules.Commands.provide;
import static io.engagements.rules.Commands.request;
import static io.engagements.rules.Commands.submit;
import static io.engagements.rules.TermsMother.terms;
import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.engagement.InputDraft;
import io.engagements.rules.EngagementScenario;
import io.engagements.rules.figures.naive.NaiveCalculation;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Seven pieces of work in Madrid, in winter, counted by hand. Dues are 18:00 = 17:00Z. */
class CountedByHandTest {

    private static final Calculation NAIVE = new NaiveCalculation();
    private static final Instant AS_OF = Instant.parse("2027-03-20T00:00:00Z");

    private static List<JsonNode> events() {
        EngagementScenario story = EngagementScenario.hiredOn(terms(), "2027-01-04T09:00:00Z");
        String[] dues = {
            "a", "01-08", "b", "01-15", "c", "01-22", "d", "01-29", "e", "02-05", "f", "02-12", "g", "03-26"
        };
        for (int i = 0; i < dues.length; i += 2) {
            InputDraft[] inputs =
                    dues[i].equals("d") ? new InputDraft[] {input("i1", "2027-01-20T18:00")} : new InputDraft[0];
            story.given(request(dues[i], "2027-" + dues[i + 1] + "T18:00", inputs), CLIENT, "2027-01-04T17:00:00Z")
                    .given(commit(dues[i]), VA, "2027-01-04T17:00:00Z");
        }
        story.given(submit("a"), VA, "2027-01-08T16:59:59Z")
                .given(accept("a", 1), CLIENT, "2027-01-11T09:00:00Z")
                .given(submit("b"), VA, "2027-01-14T11:00:00Z")
                .given(improveBy("2027-01-18T12:00", "b", 1, "1"), CLIENT, "2027-01-15T11:00:00Z")
                .given(submit("b"), VA, "2027-01-18T11:00:00.900Z")
                .given(accept("b", 2), CLIENT, "2027-01-19T11:00:00Z")
                .given(provide("d", "i1"), CLIENT, "2027-01-21T17:00:00Z")
                .given(submit("c"), VA, "2027-01-23T17:00:00Z")
                .given(accept("c", 1), CLIENT, "2027-01-25T17:00:00Z")
                .given(submit("d"), VA, "2027-01-30T09:00:00Z")
                .given(accept("d", 1), CLIENT, "2027-02-01T09:00:00Z")
                .given(cancel("e"), CLIENT, "2027-02-04T09:00:00Z")
                .given(submit("f"), VA, "2027-02-12T11:00:00Z")
                .until(AS_OF.toString());
        return story.history().stream().map(StoredEvents::of).toList();
    }

    private static void is(JsonNode answer, String metric, String expected) {
        JsonNode figure = answer.at("/windows/whole/metrics/" + metric);
        assertThat(figure.toString().replace('"', '\'')).as(metric).contains(expected);
    }

    @Test
    void compliance_is_as_counted_by_hand() {
        JsonNode compliance = NAIVE.compliance(events(), AS_OF);

        String kept = "'numerator':4,'denominator':5,'items':{'numerator':['a','b','d','f'],"
                + "'denominator':['a','b','c','d','f'],"
                + "'excluded':[{'deliverableId':'e','reason':'CANCELLED_BEFORE_DUE'}]},'percent':80.0";
        is(compliance, "onTimeAgreed", kept);
        is(
                compliance,
                "onTimeOriginal",
                "'numerator':3,'denominator':4,'items':{'numerator':['a','b','f'],"
                        + "'denominator':['a','b','c','f'],"
                        + "'excluded':[{'deliverableId':'d','reason':'CLIENT_INPUT','hours':24.0},"
                        + "{'deliverableId':'e','reason':'CANCELLED_BEFORE_DUE'}]},'percent':null");
        is(compliance, "inputDelay", "{'count':1,'sumHours':24.0,'medianHours':24.0,");
        is(compliance, "missed", "'numerator':1,'denominator':5,'items':{'numerator':['c']");
        is(compliance, "missed", "'percent':20.0");
        is(compliance, "lateness", "{'count':1,'medianHours':24.0,'p90Hours':24.0,'maxHours':24.0,'openOverdue':[],");
        is(compliance, "improvementOnTime", "'numerator':1,'denominator':1,");
        is(
                compliance,
                "commitments",
                "{'requested':7,'committed':7,'declined':0,'unanswered':0,'medianLeadHours':600.0,");
        is(compliance, "grounds", "{'open':0,'noticed':0,'cured':1,'used':0,'withdrawn':0,");
    }

    @Test
    void quality_is_as_counted_by_hand() {
        JsonNode quality = NAIVE.quality(events(), AS_OF);

        is(quality, "firstPassAcceptance", "'numerator':3,'denominator':4,");
        is(
                quality,
                "firstPassAcceptance",
                "'excluded':[{'deliverableId':'f','reason':'LAPSED'}]},'percent':null,'lapsedWithoutRound':1");
        is(quality, "onTimeFirstPass", "'numerator':2,'denominator':4,");
        is(quality, "roundsPerAccepted", "'ratio':0.25");
        is(quality, "rejected", "'numerator':0,'denominator':4,");
        is(quality, "rating", "{'count':0,'mean':null,");
        is(quality, "reviewTurnaround", "{'count':5,'medianHours':48.0,'p90Hours':64.0,'maxHours':64.0,");
        is(quality, "reviewLapse", "'numerator':1,'denominator':6,");
        is(quality, "reviewLapse", "'percent':16.7");
    }

    @Test
    void months_go_by_the_contract_zone() {
        assertThat(NAIVE.compliance(events(), AS_OF).at("/months").toString().replace('"', '\''))
                .contains("{'month':'2027-01','metrics':{'onTimeAgreed':{'numerator':3,'denominator':4,")
                .contains("{'month':'2027-02','metrics':{'onTimeAgreed':{'numerator':1,'denominator':1,");
        assertThat(NAIVE.quality(events(), AS_OF).at("/months").size()).isEqualTo(2);
    }

    @Test
    void ninety_days_go_back_to_the_second() {
        assertThat(recentAt("2027-04-08T16:59:59Z")).isEqualTo("[\"a\",\"b\",\"c\",\"d\",\"f\",\"g\"]");
        assertThat(recentAt("2027-04-08T17:00:00Z")).isEqualTo("[\"b\",\"c\",\"d\",\"f\",\"g\"]");
    }

    private static String recentAt(String asOf) {
        return NAIVE.compliance(events(), Instant.parse(asOf))
                .at("/windows/last90Days/metrics/onTimeAgreed/items/denominator")
                .toString();
    }
}
