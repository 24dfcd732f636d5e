package io.engagements.standalone.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.stored.ContractJson;
import io.engagements.support.problem.Language;
import io.engagements.support.problem.ProblemWords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Whatever the code says of what is wrong has its Spanish, also what no story comes to: the sentences are read where they
 * are written. Stories look at those that are put together elsewhere.
 */
class ProblemsInSpanishTest {

    private static final Path TOP = Path.of("..").toAbsolutePath().normalize();

    private static final List<String> MODULES =
            List.of("shared-events", "engagement-rules", "service-support", "command-side", "query-side", "standalone");

    /** Where somebody is told what is wrong. */
    private static final Pattern TELLS = Pattern.compile(
            "Decision\\.(?:Invalid|Lost)\\(|Misfit\\(|ProblemException\\.\\w+\\("
                    + "|FileProblem\\.\\w+\\(|ProblemAnswer\\.of\\(|forStatusAndDetail\\(|requireNotErased\\(|message\\(\\) default"
                    + "|message =|(?:answers\\.|Answers\\.|return )(?:malformed|conflict|busy|problem)\\(|of\\(HttpStatus\\.\\w+,");

    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern SENTENCE =
            Pattern.compile(LITERAL.pattern() + "(?: ?\\+ ?(?:" + LITERAL.pattern() + "|[\\w.()]+))*");
    private static final Pattern PART = Pattern.compile(LITERAL.pattern() + "|\\+ ?[\\w.()]+");

    /** Titles, which name the kind of problem and are English for all, and what only begins or ends a sentence. */
    private static final Set<String> APART = Set.of(
            "A field does not fit",
            "In use already",
            "No such part",
            "No such thing",
            "Not a command",
            "Not a new id",
            "Not allowed",
            "Not an upload",
            "Not at this version",
            "Not now",
            "Not on record",
            "Not signed yet",
            "Not there yet",
            "Refused by a rule",
            "Signing stands still",
            "Something else was first",
            "Too large",
            "Under way already",
            "Wrong media type",
            " has at most 1 bytes.",
            ": 1",
            "no wording of 1",
            "is an instant such as 2027-01-29T17:00:00Z, 1",
            "lies too far from to: 1 events are between them, and at most 1",
            "must be an http or https address",
            "must lie 1",
            "The header 1 is given twice.",
            "this proposal was overtaken: 1",
            "is not acceptable");

    @Test
    void everySentenceHasItsSpanish() throws IOException {
        Set<String> english = new TreeSet<>();
        for (Path file : sources()) {
            english.addAll(told(Files.readString(file)));
        }
        assertThat(english).hasSizeGreaterThan(70).allSatisfy(sentence -> assertThat(
                        APART.contains(sentence) || !spanish(sentence).equals(sentence))
                .as(sentence)
                .isTrue());
    }

    @Test
    void aSentenceWithoutSpanishIsFound() {
        assertThat(told("""
                        throw ProblemException.parameter(
                                "limit", "is nothing" + " that " + MOST + " people know");
                        """)).containsExactly("is nothing that 1 people know");
        assertThat(spanish("is nothing that 1 people know")).isEqualTo("is nothing that 1 people know");
    }

    private static List<Path> sources() {
        return MODULES.stream()
                .map(module -> TOP.resolve(module).resolve("src/main/java"))
                .flatMap(ProblemsInSpanishTest::walk)
                .filter(file -> file.toString().endsWith(".java"))
                .filter(file -> !file.toString().replace('\\', '/').contains("/query/pages/"))
                .toList();
    }

    private static Stream<Path> walk(Path top) {
        try {
            return Files.walk(top);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a file tells, with a number in the place of what is put in. */
    private static Set<String> told(String source) {
        String code = source.replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("(?m)//[^\"\\n]*$", "");
        return Stream.of(code.split(";"))
                .map(statement -> statement.replaceAll("\\s+", " "))
                .filter(statement -> TELLS.matcher(statement).find())
                .flatMap(statement -> SENTENCE.matcher(statement).results())
                .map(found -> put(found.group()))
                .filter(sentence -> sentence.strip().contains(" "))
                .collect(Collectors.toSet());
    }

    private static String put(String parts) {
        StringBuilder sentence = new StringBuilder();
        Matcher part = PART.matcher(parts);
        while (part.find()) {
            sentence.append(part.group(1) == null ? "1" : part.group(1));
        }
        return sentence.toString();
    }

    private static String spanish(String sentence) {
        byte[] problem = ContractJson.mapper().writeValueAsBytes(Map.of("detail", sentence));
        return ContractJson.mapper()
                .readTree(ProblemWords.tell(problem, Language.SPANISH))
                .path("detail")
                .asString();
    }
}
