package io.engagements.query.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.candidacy.Criterion;
import io.engagements.events.candidacy.Outcome;
import io.engagements.events.engagement.DocumentKind;
import io.engagements.query.engagement.OnboardingView.ExitItem;
import io.engagements.query.print.PrintedWords;
import io.engagements.rules.agreement.EngagementStatus;
import io.engagements.rules.contract.LegalOpinions;
import io.engagements.rules.ground.Ground;
import io.engagements.rules.review.DeliverableState;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every word that a case file needs is there in both languages, and no other. */
class CaseFileWordsTest {

    private static final Map<String, Enum<?>[]> CODES = Map.of(
            "Status", EngagementStatus.values(),
            "Kind", Ground.Kind.values(),
            "Ground", Ground.State.values(),
            "Work", DeliverableState.values(),
            "LegalOpinion", LegalOpinions.Kind.values(),
            "Document", DocumentKind.values(),
            "Exit", ExitItem.State.values(),
            "Check", Criterion.values(),
            "Outcome", Outcome.values());

    /** What the pages call by the same name too. */
    private static final Set<String> ON_PAGES = Set.of("Status", "Kind", "Ground", "Work");

    private static final Map<String, String> CLAUSES = Map.of(
            "fee", "fee",
            "offered", "servicesOffered",
            "excluded", "servicesExcluded",
            "review-window", "reviewWindowDays",
            "rounds", "improvementRounds",
            "cure", "cureDays",
            "notice", "noticeDays",
            "client-notice", "clientNoticeDays",
            "lateness", "latenessThreshold",
            "zone", "zone");

    private static Properties words(String language) throws IOException {
        Properties all = PrintedWords.of("/io/engagements/query/print/print", language);
        all.putAll(PrintedWords.of("/io/engagements/query/casefile/case-file", language));
        return all;
    }

    private static Set<String> needed() throws IOException {
        Set<String> needed = PrintedWords.neededBy("/io/engagements/query/casefile/case-file.html");
        CODES.forEach((name, codes) ->
                Stream.of(codes).map(code -> name + '.' + code.name()).forEach(needed::add));
        return needed;
    }

    @Test
    void everyWordIsThereInBothLanguagesAndNoOther() throws IOException {
        PrintedWords.areThose("/io/engagements/query/casefile/case-file", needed());
    }

    /** Who reads a case file has the pages beside it. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void statesAndGroundsAreCalledAsThePagesCallThem(String language) throws IOException {
        Properties printed = words(language);
        Properties pages = PrintedWords.of("/pages/pages", language);

        for (String name : ON_PAGES) {
            for (Enum<?> code : Objects.requireNonNull(CODES.get(name))) {
                assertThat(printed.getProperty(name + '.' + code.name()))
                        .as("%s.%s", name, code)
                        .isEqualToIgnoringCase(pages.getProperty("code." + code.name()));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void clausesAreCalledAsThePagesCallThem(String language) throws IOException {
        Properties printed = words(language);
        Properties pages = PrintedWords.of("/pages/pages", language);

        CLAUSES.forEach((key, clause) ->
                assertThat(printed.getProperty(key)).as(key).isEqualTo(pages.getProperty("clause." + clause)));
        for (Criterion check : Criterion.values()) {
            assertThat(printed.getProperty("Check." + check)).isEqualTo(pages.getProperty("hire.check." + check));
        }
        for (Outcome outcome : Outcome.values()) {
            assertThat(printed.getProperty("Outcome." + outcome))
                    .isEqualTo(pages.getProperty("hire.stands." + outcome));
        }
        assertThat(printed.getProperty("waived")).isEqualTo(pages.getProperty("hire.stands.WAIVED"));
        assertThat(printed.getProperty("vetting")).isEqualTo(pages.getProperty("law.vetting"));
        assertThat(printed.getProperty("refused")).isEqualTo(pages.getProperty("ending.refused"));
        assertThat(printed.getProperty("refused-how")).isEqualTo(pages.getProperty("ending.refused.how"));
    }
}
