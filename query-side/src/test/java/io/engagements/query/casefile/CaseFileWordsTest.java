package io.engagements.query.casefile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.engagement.DocumentKind;
import io.engagements.query.engagement.OnboardingView.ExitItem;
import io.engagements.rules.agreement.EngagementStatus;
import io.engagements.rules.contract.LegalOpinions;
import io.engagements.rules.ground.Ground;
import io.engagements.rules.review.DeliverableState;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every word that a case file needs is there in both languages, and no other. */
class CaseFileWordsTest {

    /** {@code #{key}}, {@code #{key(…)}} and {@code msg('key')}. */
    private static final Pattern USED = Pattern.compile("(?:#\\{|msg\\(')([a-z-]+)");

    private static final Pattern CHOSEN = Pattern.compile("\\? '([a-z-]+)' : '([a-z-]+)'");

    private static final Map<String, Enum<?>[]> CODES = Map.of(
            "Status", EngagementStatus.values(),
            "Kind", Ground.Kind.values(),
            "Ground", Ground.State.values(),
            "Work", DeliverableState.values(),
            "LegalOpinion", LegalOpinions.Kind.values(),
            "Document", DocumentKind.values(),
            "Exit", ExitItem.State.values());

    private static String resource(String name) throws IOException {
        try (InputStream file = Objects.requireNonNull(CaseFilePrint.class.getResourceAsStream(name))) {
            return new String(file.readAllBytes(), UTF_8);
        }
    }

    private static Set<String> keys(String language) throws IOException {
        Properties words = new Properties();
        try (InputStream file = Objects.requireNonNull(
                CaseFilePrint.class.getResourceAsStream("case-file_" + language + ".properties"))) {
            words.load(file);
        }
        return new TreeSet<>(words.stringPropertyNames());
    }

    private static Set<String> needed() throws IOException {
        String template = resource("case-file.html");
        Set<String> needed = new TreeSet<>();
        USED.matcher(template).results().map(found -> found.group(1)).forEach(needed::add);
        CHOSEN.matcher(template).results().flatMap(CaseFileWordsTest::groups).forEach(needed::add);
        CODES.forEach((name, codes) ->
                Stream.of(codes).map(code -> name + '.' + code.name()).forEach(needed::add));
        return needed;
    }

    private static Stream<String> groups(MatchResult found) {
        return Stream.of(found.group(1), found.group(2));
    }

    @Test
    void everyWordIsThereInBothLanguagesAndNoOther() throws IOException {
        assertThat(keys("en")).isEqualTo(needed());
        assertThat(keys("es")).isEqualTo(needed());
    }
}
