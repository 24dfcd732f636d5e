package io.engagements.rules.guard;

import io.engagements.events.engagement.AcceptanceCriterion;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a criterion seems to prescribe besides the result ({@code RESULT-NOT-MEANS}). A guess by a few phrases, English and
 * Spanish: it is pointed at and blocks nothing. Phrases name somebody's doing, not things: opening hours may be what a text
 * is about, an Excel file what is handed in. The guess is kept with the work as it was made: other phrases need a higher
 * revision of the projection of engagements.
 */
public enum Means {
    /** When somebody works, or for how long. */
    HOURS(
            "(?:during|within|in) (?:our |my |the |your |normal |regular |usual |all )*(?:working|office|business) hours",
            "(?<!open\\s)\\d+[ ]?(?:hours|hrs) (?:a|per|each|every) (?:day|week|month)",
            "work(?:s|ing)? (?:\\w+ ){0,3}?(?:full[- ]time|part[- ]time|overtime|weekends|nights)",
            "work(?:s|ing)? (?:\\w+ ){0,4}?from \\d{1,2}",
            "time[- ]?sheets?|clock(?:ing)? (?:in|out)|hours worked|(?:log|track)(?:s|ging|ing)? (?:\\w+ )?(?:hours|time)",
            "en horario (?:de oficina|de trabajo|laboral|comercial)",
            "(?<!abiert[oa]\\s|abiert[oa]s\\s)\\d+[ ]?horas (?:al|por|a la|cada) (?:dia|semana|mes)",
            "trabaj\\w* (?:\\w+ ){0,4}?de \\d{1,2}(?::\\d\\d)? a \\d{1,2}",
            "jornada (?:completa|parcial|laboral)|horas extra(?:s|ordinarias)?",
            "(?:hojas?|registros?|partes?) de horas|fichar|horas trabajadas"),
    /** That somebody is there, seen or heard. */
    PRESENCE(
            "(?:stay|remain|keep)(?:s|ing)? (?:online|logged in|signed in|connected|reachable)",
            "(?:be|is|being) (?:logged in|on call|on standby)",
            "(?:online|available|reachable) (?:from \\d|between \\d|during|at all times|all day|for calls|by phone)",
            "(?:attend|join|participate in|take part in)(?:s|ing)? (?:\\w+ ){0,3}?(?:meeting|call|stand-?up|check-?in)s?",
            "(?:meet|come|appear)(?:s|ing)? in person|(?:camera|webcam) (?:is )?(?:on|switched on)|screen (?:recording|sharing)",
            "(?:permanecer|seguir|mantenerse|estar) (?:siempre )?(?:conectad[oa]s?|localizables?|en linea)",
            "(?:disponible|en linea) (?:de \\d|desde las|entre las|durante|a todas horas|todo el dia|para llamadas|por telefono)",
            "(?:asistir|acudir|unirse) a (?:\\w+ ){0,3}?(?:reunion|llamada|videollamada)(?:es|s)?",
            "participar en (?:\\w+ ){0,3}?(?:reunion|llamada|videollamada)(?:es|s)?",
            "(?:venir|acudir|reunirse) en persona|con la camara (?:encendida|activada)"),
    /** With what it is made. */
    TOOLS(
            "(?:us(?:e|es|ing)|work(?:s|ing)? (?:in|with)|(?:made|done|written|created|built) (?:with|in|using))"
                    + " (?:\\w+ ){0,2}?" + Names.TOOLS,
            "us(?:e|es|ing) (?:our|the company'?s?) (?:laptop|computer|vpn|software)",
            "(?:usar|usando|use|utilizar|utilizando|utilice|emplear|empleando|mediante|trabajar (?:con|en)"
                    + "|(?:hech|elaborad|cread|escrit|realizad)[oa]s? (?:con|en|mediante))"
                    + " (?:\\w+ ){0,2}?" + Names.TOOLS,
            "(?:usar|usando|utilizar|utilizando|con) (?:nuestro|el) (?:portatil|ordenador|computador|vpn) de (?:la )?empresa"),
    /** Where. */
    PLACE(
            "work(?:s|ing|ed)? (?:\\w+ ){0,4}?(?:at|from|in) " + Names.SITE,
            "(?:come|coming|travel|go)(?:s|ing)? (?:in)?to " + Names.SITE,
            "work(?:s|ing)? (?:\\w+ ){0,2}?(?:on[- ]site|from home)|(?:be|come) on[- ]site",
            "trabaj\\w* (?:\\w+ ){0,4}?(?:en|desde) " + Names.SITIO,
            "(?:venir|venga|acudir|acuda|ir|presentarse|desplazarse) a " + Names.SITIO,
            "trabaj\\w* (?:\\w+ ){0,2}?(?:presencial(?:mente)?|desde casa)|de (?:forma|manera) presencial");

    /** What phrases name; an enum's own constants are not there yet when its values are made. */
    private static final class Names {
        static final String TOOLS =
                "(?:(?:microsoft |ms )(?:word|teams)|excel|google (?:docs|sheets|drive)|powerpoint|photoshop"
                        + "|illustrator|indesign|canva|figma|trello|asana|slack|notion(?! of)|zoom|skype|whatsapp|chatgpt|outlook"
                        + "|gmail|hubspot|salesforce|jira|airtable|quickbooks|hubstaff|toggl|time doctor)";
        static final String SITE = "(?:our|my|the) (?:office|premises|shop|store|headquarters)";
        static final String SITIO = "(?:nuestr[oa]s?|mi|la|el|las) (?:oficinas?|sede|tienda|local|instalaciones)";
    }

    /**
     * Words of a criterion that seem to prescribe means.
     *
     * @param words as they were typed
     */
    public record Prescribed(String criterionId, Means means, String words) {}

    private static final String ACCENTED = "áéíóúüñ";
    private static final String WITHOUT = "aeiouun";

    private final Pattern phrases;

    Means(String... phrases) {
        this.phrases = Pattern.compile("\\b(?:" + String.join("|", phrases).replace(" ", "\\s+") + ")\\b");
    }

    /** Of each criterion, each of the means that it seems to prescribe, with the first words that do. */
    public static List<Prescribed> in(List<AcceptanceCriterion> criteria) {
        return criteria.stream()
                .flatMap(criterion -> in(criterion.id(), criterion.text()))
                .toList();
    }

    private static Stream<Prescribed> in(String criterionId, String text) {
        String plain = plain(text);
        return Stream.of(values())
                .flatMap(means -> means
                        .found(plain)
                        .map(place -> new Prescribed(criterionId, means, text.substring(place.start(), place.end())))
                        .stream());
    }

    private Optional<Matcher> found(String plain) {
        return Optional.of(phrases.matcher(plain)).filter(Matcher::find);
    }

    /** Lower case without accents, each character in the place where it was. */
    private static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int place = 0; place < text.length(); place++) {
            char typed = Character.toLowerCase(text.charAt(place));
            int accent = ACCENTED.indexOf(typed);
            plain.append(accent < 0 ? typed : WITHOUT.charAt(accent));
        }
        return plain.toString();
    }
}
