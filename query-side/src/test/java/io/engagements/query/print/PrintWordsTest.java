package io.engagements.query.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What several prints say is there in both languages. */
class PrintWordsTest {

    @Test
    void bothLanguagesHaveTheSameWordsAndTheSharedPartsHaveAllOfTheirs() throws IOException {
        assertThat(new TreeSet<>(PrintedWords.of(PrintedWords.SHARED, "es").stringPropertyNames()))
                .isEqualTo(
                        new TreeSet<>(PrintedWords.of(PrintedWords.SHARED, "en").stringPropertyNames()))
                .containsAll(PrintedWords.neededBy("/io/engagements/query/print/print.html"));
    }
}
