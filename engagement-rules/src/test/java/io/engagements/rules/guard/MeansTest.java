package io.engagements.rules.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.engagement.AcceptanceCriterion;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which criteria seem to prescribe how work is done, and which only sound like it. */
class MeansTest {

    private static List<Means.Prescribed> in(String text) {
        return Means.in(List.of(new AcceptanceCriterion("1", text)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The VA works 40 hours a week on it|HOURS|40 hours a week",
                "Calls are answered during our office hours|HOURS|during our office hours",
                "Working every day from 9 to 5|HOURS|Working every day from 9",
                "A timesheet comes with it|HOURS|timesheet",
                "Se trabajan 20 horas por semana|HOURS|20 horas por semana",
                "Siempre en horario de oficina|HOURS|en horario de oficina",
                "Trabajar de 9:00 a 14:00|HOURS|Trabajar de 9:00 a 14",
                "Stay logged in until it is done|PRESENCE|Stay logged in",
                "Attend our weekly meeting|PRESENCE|Attend our weekly meeting",
                "Be available from 9 on|PRESENCE|available from 9",
                "Estar conectada mientras se hace|PRESENCE|Estar conectada",
                "Asistir a la reunión del lunes|PRESENCE|Asistir a la reunión",
                "Localizable y disponible por teléfono|PRESENCE|disponible por teléfono",
                "Made with Photoshop|TOOLS|Made with Photoshop",
                "Use only Google Docs|TOOLS|Use only Google Docs",
                "Elaborado con Excel|TOOLS|Elaborado con Excel",
                "Utilizando nuestra cuenta Trello|TOOLS|Utilizando nuestra cuenta Trello",
                "Work on it from our office|PLACE|Work on it from our office",
                "Come to the shop for the photos|PLACE|Come to the shop",
                "Trabajar en nuestra oficina|PLACE|Trabajar en nuestra oficina",
                "Venir a la tienda|PLACE|Venir a la tienda"
            })
    void isPointedAtWithTheWordsThatSayIt(String text, Means means, String words) {
        assertThat(in(text)).containsExactly(new Means.Prescribed("1", means, words));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "At most 10 pages",
                "Prices as in the list of January",
                "The opening hours of the shop are right",
                "Says that the shop is open 24 hours a day",
                "It lists our office hours and our address",
                "Answers to customers within 24 hours of their question",
                "Handed in as an Excel file",
                "The sheet opens in Excel and in LibreOffice",
                "Uses the word “handmade” once per page",
                "Uses the notion of a season ticket",
                "The page is online and reachable from the menu",
                "Every page is reachable from the menu",
                "Every product that is available has a photo",
                "Minutes of the weekly meeting, at most one page",
                "Photos of the pieces in our shop",
                "The map shows the way to the office",
                "The newsletter tells of work at sea",
                "Zoom levels 1 to 3 of the map are labelled",
                "Como máximo diez páginas",
                "El horario de apertura es correcto",
                "Dice que abrimos; está abierta 24 horas al día",
                "Entregado como archivo de Excel",
                "El catálogo está disponible en PDF",
                "Fotos de las piezas en la tienda",
                "Acta de la reunión en una página",
                "Los precios incluyen el IVA",
                "El texto habla del trabajo en el taller"
            })
    void isNotPointedAtWhereTheResultIsMeant(String text) {
        assertThat(in(text)).isEmpty();
    }

    @Test
    void ofEachCriterionEachOfTheMeansIsPointedAtOnce() {
        assertThat(Means.in(List.of(
                        new AcceptanceCriterion("a", "Ten pages"),
                        new AcceptanceCriterion(
                                "b", "Using Trello and Slack, working from our office, 20 hours a week"))))
                .containsExactly(
                        new Means.Prescribed("b", Means.HOURS, "20 hours a week"),
                        new Means.Prescribed("b", Means.TOOLS, "Using Trello"),
                        new Means.Prescribed("b", Means.PLACE, "working from our office"));
    }

    @Test
    void accentsCapitalsLinesAndOtherScriptsMakeNoDifference() {
        assertThat(in("😀 漢字: ASISTIR A LA\nREUNIÓN"))
                .containsExactly(new Means.Prescribed("1", Means.PRESENCE, "ASISTIR A LA\nREUNIÓN"));
        assertThat(in("asistir a la reunion")).hasSize(1);
    }
}
