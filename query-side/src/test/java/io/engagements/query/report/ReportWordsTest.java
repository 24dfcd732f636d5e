package io.engagements.query.report;

import io.engagements.query.print.PrintedWords;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every word that a report needs is there in both languages, and no other. */
class ReportWordsTest {

    private static final String PLACE = "/io/engagements/query/report/";

    private static Set<String> needed() throws IOException, URISyntaxException {
        Path folder = Path.of(Objects.requireNonNull(ReportPrint.class.getResource(PLACE + "parts.html"))
                        .toURI())
                .getParent();
        try (Stream<Path> files = Files.list(folder)) {
            return PrintedWords.neededBy(files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".html"))
                    .map(name -> PLACE + name)
                    .toArray(String[]::new));
        }
    }

    @Test
    void everyWordIsThereInBothLanguagesAndNoOther() throws IOException, URISyntaxException {
        PrintedWords.areThose(PLACE + "report", needed());
    }
}
