package io.engagements.support.problem;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.refusal.RuleId;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The details of problems in Spanish. */
class ProblemWordsTest {

    /** Words of which hardly a sentence does without all, and which Spanish does not have. */
    private static final Set<String> ENGLISH = Set.of(
            "the", "of", "is", "are", "was", "were", "be", "been", "being", "and", "or", "not", "with", "without",
            "for", "that", "this", "these", "there", "which", "than", "by", "at", "on", "it", "its", "an", "in", "can",
            "cannot", "may", "must", "has", "have", "had", "given", "needed", "only", "when", "while", "whose", "who",
            "what", "already", "again", "between", "within", "after", "before", "needs", "nothing", "other", "side",
            "work", "party", "body", "command", "answer", "version", "file");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "There is nothing here.|Aquí no hay nada.",
                "A command has at most 262144 bytes.|Una orden tiene como máximo 262144 bytes.",
                "endsOn must not be before startsOn, and both within the years 1970 to 9999"
                        + "|endsOn no debe ser anterior a startsOn, y ambos deben estar entre los años 1970 y 9999",
                "must be one of CLIENT, VA, LAWYER|debe ser uno de CLIENT, VA, LAWYER",
                "this proposal was overtaken: the work is ACCEPTED"
                        + "|esta propuesta ha quedado atrás: el estado del trabajo es ACCEPTED",
                "The id e-1 is in use already: choose another, or leave it out and one is made."
                        + "|El identificador e-1 ya está en uso: elija otro, u omítalo y se creará uno.",
                "You have too much under way at once. Try again soon."
                        + "|Tiene demasiado en curso a la vez. Inténtelo pronto de nuevo.",
                "Method 'PUT' is not supported.|No se admite el método 'PUT'.",
                "Acceptable representations: [application/json].|Representaciones aceptables: [application/json].",
                "Too much is under way. Try again soon.|Hay demasiado en curso. Inténtelo pronto de nuevo.",
                "So much is being made that this would have to wait too long; try again."
                        + "|Se está preparando tanto que esto tendría que esperar demasiado; inténtelo de nuevo.",
                "lies too far from to: 12001 events are between them, and at most 10000, or 4 MB, are compared at once;"
                        + " ask for a shorter span"
                        + "|está demasiado lejos de to: hay 12001 hechos entre ambos, y se comparan como máximo 10000"
                        + " a la vez, o 4 MB; pida un tramo más corto",
                "is with a party that is not registered any more|es con una parte que ya no está registrada",
                "What nobody has translated stays.|What nobody has translated stays."
            })
    void aSentenceIsToldWithItsNumbersAndNames(String english, String spanish) {
        assertThat(ProblemWords.spanish(english)).isEqualTo(spanish);
    }

    @ParameterizedTest
    @EnumSource
    void everyRuleIsToldInSpanishOnly(RuleId rule) {
        String spanish = ProblemWords.spanish(rule.sentence());
        assertThat(spanish).isNotEqualTo(rule.sentence());
        assertThat(englishIn(spanish)).isEmpty();
    }

    /** Names of parameters, of headers and of constants stay as they are. */
    private static List<String> englishIn(String spanish) {
        return Stream.of(spanish.toLowerCase(Locale.ROOT).split("[^\\p{L}]+"))
                .filter(ENGLISH::contains)
                .toList();
    }

    @Test
    void onlyDetailsAreToldInAnotherLanguage() {
        byte[] english =
                ("{\"title\":\"Refused by a rule\",\"detail\":\"See errors.\",\"facts\":{\"amount\":42.00,\"detail\":"
                                + "\"See errors.\"},\"errors\":[{\"pointer\":\"/due\",\"detail\":\"is required\"}]}")
                        .getBytes(UTF_8);

        assertThat(ProblemWords.tell(english, Language.ENGLISH)).isEqualTo(english);
        assertThat(new String(ProblemWords.tell(english, Language.SPANISH), UTF_8))
                .isEqualTo(
                        "{\"title\":\"Refused by a rule\",\"detail\":\"Véase errors.\",\"facts\":{\"amount\":42.00,\"detail\":"
                                + "\"See errors.\"},\"errors\":[{\"pointer\":\"/due\",\"detail\":\"es obligatorio\"}]}");
    }

    @Test
    void everyLineHasBothLanguagesAndAsManyNumbersInEach() throws IOException {
        List<String> lines;
        try (InputStream file = ProblemWords.class.getResourceAsStream("problems_es.txt")) {
            lines = new String(file.readAllBytes(), UTF_8).lines().toList();
        }
        assertThat(lines).doesNotHaveDuplicates().hasSizeGreaterThan(100).allSatisfy(line -> {
            String[] pair = line.split(" \\| ");
            assertThat(pair).hasSize(2);
            assertThat(pair[1].chars().filter(c -> c == '#').count())
                    .isEqualTo(pair[0].chars().filter(c -> c == '#').count());
            assertThat(pair[1].chars().filter(c -> c == '*').count())
                    .isEqualTo(pair[0].chars().filter(c -> c == '*').count())
                    .isLessThan(2);
            assertThat(englishIn(pair[1])).as(pair[1]).isEmpty();
        });
    }
}
