package io.engagements.query.report;

import io.engagements.query.print.PrintedWords;
import io.engagements.rules.independence.Part;
import io.engagements.rules.independence.TermsChange.Answer;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every word that a report needs is there in both languages, and no other. */
class ReportWordsTest {

    private static final String PLACE = "/io/engagements/query/report/";

    private static final Map<String, Enum<?>[]> CODES = Map.of("Part", Part.values(), "Answer", Answer.values());

    private static Set<String> needed() throws IOException, URISyntaxException {
        Path folder = Path.of(Objects.requireNonNull(ReportPrint.class.getResource(PLACE + "parts.html"))
                        .toURI())
                .getParent();
        try (Stream<Path> files = Files.list(folder)) {
            Set<String> needed = PrintedWords.neededBy(files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".html"))
                    .map(name -> PLACE + name)
                    .toArray(String[]::new));
            CODES.forEach((prefix, codes) ->
                    Stream.of(codes).map(code -> prefix + '.' + code.name()).forEach(needed::add));
            return needed;
        }
    }

    @Test
    void everyWordIsThereInBothLanguagesAndNoOther() throws IOException, URISyntaxException {
        PrintedWords.areThose(PLACE + "report", needed());
    }
}
