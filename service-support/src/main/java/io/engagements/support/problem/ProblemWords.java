package io.engagements.support.problem;

import io.engagements.events.refusal.RuleId;
import io.engagements.events.stored.ContractJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells the details of problems in the caller's language. The programs speak English; {@code problems_es.txt} has the Spanish
 * of each sentence, {@code #} in the place of numbers or a {@code *} in that of what is named. A sentence that is missing
 * there is told in English: every problem of every story is looked up, so that none is.
 */
public final class ProblemWords {

    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Map<String, String> SPANISH = read();
    private static final List<Named> NAMING = naming();

    private ProblemWords() {}

    private static Map<String, String> read() {
        Map<String, String> words = new HashMap<>();
        try (InputStream file = ProblemWords.class.getResourceAsStream("problems_es.txt")) {
            new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split(" \\| ", 2))
                    .forEach(pair -> words.put(pair[0], pair[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ResourceBundle rules =
                ResourceBundle.getBundle(RuleId.class.getPackageName() + ".rules", Language.SPANISH.locale());
        for (RuleId rule : RuleId.values()) {
            words.put(rule.sentence(), rules.getString(rule.id()));
        }
        return Map.copyOf(words);
    }

    /** A sentence that names something. */
    private record Named(Pattern english, String spanish) {

        Optional<String> told(String sentence) {
            Matcher found = english.matcher(sentence);
            return found.matches() ? Optional.of(spanish.replace("*", found.group(1))) : Optional.empty();
        }
    }

    private static List<Named> naming() {
        return SPANISH.entrySet().stream()
                .filter(pair -> pair.getKey().contains("*"))
                .map(pair -> new Named(pattern(pair.getKey()), pair.getValue()))
                .toList();
    }

    private static Pattern pattern(String sentence) {
        int place = sentence.indexOf('*');
        return Pattern.compile(
                Pattern.quote(sentence.substring(0, place)) + "(.*)" + Pattern.quote(sentence.substring(place + 1)),
                Pattern.DOTALL);
    }

    /** A problem document, its {@code detail} and those of its {@code errors} in the language. */
    public static byte[] tell(byte[] problem, Language language) {
        if (language == Language.ENGLISH) {
            return problem;
        }
        JsonNode json = ContractJson.mapper().readTree(problem);
        translate(json);
        json.path("errors").forEach(ProblemWords::translate);
        return ContractJson.mapper().writeValueAsBytes(json);
    }

    /** A sentence that the programs say, in the language. */
    public static String tell(String english, Language language) {
        return language == Language.ENGLISH ? english : spanish(english);
    }

    private static void translate(JsonNode node) {
        if (node instanceof ObjectNode object && object.path("detail").isString()) {
            object.put("detail", spanish(object.path("detail").asString()));
        }
    }

    static String spanish(String english) {
        String known = SPANISH.get(NUMBER.matcher(english).replaceAll("#"));
        if (known != null) {
            return withNumbers(known, NUMBER.matcher(english));
        }
        return NAMING.stream()
                .flatMap(named -> named.told(english).stream())
                .findFirst()
                .orElse(english);
    }

    private static String withNumbers(String spanish, Matcher numbers) {
        return Pattern.compile("#").matcher(spanish).replaceAll(place -> next(numbers, place));
    }

    private static String next(Matcher numbers, MatchResult place) {
        return numbers.find() ? numbers.group() : place.group();
    }
}
