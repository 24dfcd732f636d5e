package io.engagements.query.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What several prints say is there in both languages, and is said. */
class PrintWordsTest {

    private static final String PLACE = "/io/engagements/query/";

    @Test
    void bothLanguagesHaveTheSameWordsAndTheSharedPartsHaveAllOfTheirs() throws IOException {
        assertThat(new TreeSet<>(PrintedWords.of(PrintedWords.SHARED, "es").stringPropertyNames()))
                .isEqualTo(
                        new TreeSet<>(PrintedWords.of(PrintedWords.SHARED, "en").stringPropertyNames()))
                .containsAll(PrintedWords.neededBy(PLACE + "print/print.html"));
    }

    /** What one alone says stands beside it. Codes are looked after by those that have them. */
    @Test
    void sharedWordsAreThoseOfSharedPartsOrOfSeveral() throws IOException {
        TreeSet<String> shared = new TreeSet<>(PrintedWords.neededBy(PLACE + "casefile/case-file.html"));
        shared.retainAll(PrintedWords.neededBy(PrintedWords.templatesBeside(PLACE + "report/parts.html")));
        shared.addAll(PrintedWords.neededBy(PLACE + "print/print.html"));
        shared.add(Links.WORDS);

        assertThat(PrintedWords.of(PrintedWords.SHARED, "en").stringPropertyNames())
                .filteredOn(key -> !key.contains("."))
                .isSubsetOf(shared);
    }
}
