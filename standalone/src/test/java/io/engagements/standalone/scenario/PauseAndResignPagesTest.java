package io.engagements.standalone.scenario;

import static io.engagements.standalone.scenario.PagesStory.NASTY;
import static io.engagements.standalone.scenario.PagesStory.TESS;
import static io.engagements.standalone.scenario.PagesStory.UGO;
import static io.engagements.standalone.scenario.PagesStory.hire;
import static io.engagements.standalone.scenario.PagesStory.product;
import static io.engagements.standalone.scenario.PagesStory.signedIn;
import static io.engagements.standalone.scenario.TermsStory.commission;
import static io.engagements.standalone.scenario.TermsStory.send;
import static io.engagements.standalone.scenario.TermsStory.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pauses and resignation, as a browser without scripts gets them. */
@ExtendWith({PagesStory.class, TermsStory.class})
class PauseAndResignPagesTest {

    @Test
    void aPauseIsProposedWithTheDuesThatItMovesAndEndedByTheVaAlone() {
        hire("t4", TESS, UGO);
        commission(
                "t4",
                "leaflet",
                "2027-03-12T18:00",
                Fields.of("inputId", "photos", "description", "The photos", "due", "2027-03-05T18:00"));
        product.settle();
        String page = "/engagements/t4/pause";
        Visitor tess = signedIn(TESS, "en");
        String[] week = {
            "from.day",
            "2027-01-11",
            "from.time",
            "10:00",
            "until.day",
            "2027-01-18",
            "until.time",
            "10:00",
            "reason",
            "Fair " + NASTY
        };
        assertThat(send(tess, page, with(week, "act", "preview")).body())
                .contains("Which deadlines would move", "leaflet", "Fri 12 Mar, 12:00", "Fri 19 Mar, 12:00")
                .contains("The photos, owed", "Fri 12 Mar, 12:00", "Fair &lt;b&gt;");
        assertThat(send(tess, page, with(week, "act", "preview", "until.day", "2027-01-01"))
                        .body())
                .contains("Name two times that a pause can lie between");

        HttpResponse<String> backwards = send(tess, page, with(week, "act", "propose", "until.day", "2027-01-02"));
        assertThat(backwards.statusCode()).isEqualTo(422);
        assertThat(backwards.body()).contains("href=\"#until.day\"", "id=\"until.day.wrong\"", "value=\"2027-01-02\"");
        HttpResponse<String> past =
                send(tess, page, with(week, "act", "propose", "from.day", "2027-01-01", "until.day", "2027-01-02"));
        assertThat(past.statusCode()).isEqualTo(422);
        assertThat(past.body())
                .contains("href=\"#until.day\"", "This lies in the past")
                .doesNotContain("DUE-AHEAD", "on record");
        HttpResponse<String> sent = send(tess, page, with(week, "act", "propose"));
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(302);
        assertThat(Visitor.location(sent)).startsWith("/engagements/t4/proposals?version=");
        product.settle();
        assertThat(tess.get(page).body())
                .contains("A proposal about a pause waits for an answer.", "once the open proposal is answered")
                .doesNotContain("Propose the pause to");

        product.as(UGO).answer("accept-pause", "t4").expect(200);
        product.settle();
        assertThat(tess.get(page).body())
                .contains("The engagement pauses", "It goes on by itself", "Propose to Ugo Prat to end it", "runs")
                .contains("<title>The engagement pauses · Engagements</title>")
                .doesNotContain("End the pause now");
        assertThat(tess.get("/engagements/t4").body())
                .contains("The pause that runs")
                .doesNotContain("Propose a pause");
        HttpResponse<String> asked = send(tess, page, "act", "propose-resume", "why", "The fair is off");
        assertThat(Visitor.location(asked)).startsWith("/engagements/t4/proposals?version=");
        product.settle();
        Visitor ugo = signedIn(UGO, "es");
        assertThat(ugo.get(page).body()).contains("La colaboración está en pausa", "Terminar la pausa ahora");
        HttpResponse<String> ended = send(ugo, page, "act", "resume");
        assertThat(ended.statusCode()).isEqualTo(302);
        assertThat(ugo.follow(ended).body())
                .contains("Proponer una pausa", "terminada")
                .doesNotContain("??", "Terminar la pausa ahora");
        HttpResponse<String> twice = send(ugo, page, "act", "resume");
        assertThat(twice.statusCode()).isEqualTo(422);
        assertThat(twice.body()).contains("STATE-FORBIDS");
        assertThat(send(ugo, page, "act", "nothing").statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void aResignationIsCheckedBeforeItIsSentAndBeginsWithTheNoticeOfTheTerms(String language) {
        String id = "t5" + language;
        hire(id, TESS, UGO);
        commission(id, "soon", "2027-01-15T18:00");
        commission(id, "later", "2027-02-15T18:00");
        product.settle();
        boolean english = language.equals("en");
        String page = "/engagements/" + id + "/resign";
        Visitor ugo = signedIn(UGO, language);
        assertThat(ugo.get(page).body())
                .contains("name=\"lastDay\" value=\"2027-01-21\"")
                .contains(
                        english
                                ? "Your terms name a notice of 10 days, counted from now. So 21 Jan 2027"
                                : "Sus condiciones fijan un preaviso de 10 días, contado desde ahora. Por eso el 21 ene 2027")
                .doesNotContain("??", "style=\"");

        HttpResponse<String> early = send(ugo, page, "act", "check", "lastDay", "2027-01-20", "reason", NASTY);
        assertThat(early.statusCode()).isEqualTo(422);
        assertThat(early.body())
                .contains("href=\"#lastDay\"", "id=\"lastDay.wrong\"", "value=\"2027-01-20\"", "&lt;b&gt;Eve")
                .doesNotContain("NOTICE-PERIOD");
        assertThat(send(ugo, page, "act", "check", "lastDay", "soon").body()).contains("id=\"lastDay.wrong\"");
        HttpResponse<String> refused = send(ugo, page, "act", "resign", "lastDay", "2027-01-20");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("NOTICE-PERIOD", "value=\"2027-01-20\"");

        String check = send(ugo, page, "act", "check", "lastDay", "2027-01-21", "reason", "A new life")
                .body();
        assertThat(check)
                .contains(english ? "Check before you leave Tess Roca" : "Compruebe antes de dejar a Tess Roca")
                .contains(english ? "This stays due:" : "Esto se sigue debiendo:")
                .contains(english ? "This is released" : "Esto queda liberado")
                .contains(
                        english ? "“A new life”" : "«A new life»", "name=\"lastDay\" value=\"2027-01-21\"", "btn-stop");
        assertThat(check.indexOf("soon")).isLessThan(check.indexOf("later"));
        assertThat(product.as(UGO).read("/api/engagements/" + id).at("/state").asString())
                .isEqualTo("ACTIVE");

        HttpResponse<String> sent = send(ugo, page, "act", "resign", "lastDay", "2027-01-21", "reason", "A new life");
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(302);
        assertThat(ugo.follow(sent).body())
                .contains(english ? "You resigned" : "Ha renunciado")
                .contains(english ? "Your notice leaves no earlier day." : "Su preaviso no deja ningún día anterior.")
                .contains(english ? ": <b>10 days left</b>" : ": <b>Quedan 10 días</b>")
                .containsSubsequence(
                        english ? "What holds until the last day" : "Lo que vale hasta el último día",
                        english ? "This stays due:" : "Esto se sigue debiendo:",
                        "soon",
                        english ? "This is released" : "Esto queda liberado",
                        "later",
                        english ? "Nothing is to be given back" : "No hay nada que devolver")
                .doesNotContain("name=\"act\" value=\"check\"", "<b></b>", "??");
        product.settle();
        assertThat(signedIn(TESS, language).get("/engagements/" + id + "/end").body())
                .contains(english ? "“A new life”" : "«A new life»");
    }
}
