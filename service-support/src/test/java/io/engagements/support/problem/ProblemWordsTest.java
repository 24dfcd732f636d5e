package io.engagements.support.problem;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.refusal.RuleId;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The details of problems in Spanish. */
class ProblemWordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "There is nothing here.|Aquí no hay nada.",
                "A command has at most 262144 bytes.|Una orden tiene como máximo 262144 bytes.",
                "endsOn must not be before startsOn, and both within the years 1970 to 9999"
                        + "|endsOn no debe ser anterior a startsOn, y ambos deben estar entre los años 1970 y 9999",
                "must be one of CLIENT, VA, LAWYER|debe ser uno de CLIENT, VA, LAWYER",
                "What nobody has translated stays.|What nobody has translated stays."
            })
    void aSentenceIsToldWithItsNumbersAndNames(String english, String spanish) {
        assertThat(ProblemWords.spanish(english)).isEqualTo(spanish);
    }

    @ParameterizedTest
    @EnumSource
    void everyRuleIsTold(RuleId rule) {
        assertThat(ProblemWords.spanish(rule.sentence())).isNotEqualTo(rule.sentence());
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
            assertThat(pair[1].endsWith("*")).isEqualTo(pair[0].endsWith("*"));
        });
    }
}
