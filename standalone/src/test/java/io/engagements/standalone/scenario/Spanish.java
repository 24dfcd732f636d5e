package io.engagements.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.support.problem.Language;
import io.engagements.support.problem.ProblemWords;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Whatever a story is told of what is wrong, it could have been told in Spanish. */
final class Spanish {

    private Spanish() {}

    static void check(String path, HttpResponse<?> response) {
        boolean problem = response.headers()
                .firstValue("Content-Type")
                .filter(type -> type.startsWith("application/problem+json"))
                .isPresent();
        String asked =
                response.request().headers().firstValue("Accept-Language").orElse(null);
        if (problem && Language.asked(asked) == Language.ENGLISH && response.body() instanceof String body) {
            // What a limit says is told by whoever keeps it, in the language asked for.
            if (response.statusCode() != 429) {
                assertThat(untold(body)).as("%s %s", path, body).isEmpty();
            }
            assertThat(unnamed(body)).as("%s %s", path, body).isEmpty();
        }
    }

    /** The facts of a refusal that pages have no words for. */
    private static List<String> unnamed(String problem) {
        ResourceBundle words = ResourceBundle.getBundle("pages/pages", Language.SPANISH.locale());
        return Reply.JSON.readTree(problem).path("facts").propertyNames().stream()
                .filter(name -> !name.equals("command") && !words.containsKey("fact." + name))
                .toList();
    }

    /** The details that are told in Spanish as they are in English. */
    private static List<String> untold(String problem) {
        List<String> english = details(problem);
        List<String> spanish = details(new String(
                ProblemWords.tell(problem.getBytes(StandardCharsets.UTF_8), Language.SPANISH), StandardCharsets.UTF_8));
        return english.stream().filter(spanish::contains).toList();
    }

    private static List<String> details(String problem) {
        JsonNode json = Reply.JSON.readTree(problem);
        return Stream.concat(Stream.of(json), json.path("errors").valueStream())
                .map(each -> each.path("detail").asString(""))
                .filter(detail -> !detail.isEmpty())
                .toList();
    }
}
