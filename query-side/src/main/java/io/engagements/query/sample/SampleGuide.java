package io.engagements.query.sample;

import io.engagements.query.sample.Sample.Drawn;
import io.engagements.support.problem.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;

/** What a sample that is taken away says to people: how it was drawn, how to draw it again, and how to check its entries. */
final class SampleGuide {

    /** By which samples are drawn, for programs and for people who read what is for programs. */
    static final String RULE =
            "the entries whose SHA-256(seed in UTF-8, one zero byte, the 32 bytes of the leaf hash) is smallest";

    private static final Pattern SAID = Pattern.compile("\\{([a-z]+)\\}");

    private static final Map<Language, String> DRAWN = texts("drawn");
    private static final Map<Language, String> PICKED = texts("picked");
    private static final Map<Language, String> CHECKED = texts("checked");

    private SampleGuide() {}

    /** @param signed how many of the entries have a receipt with them */
    static String of(Sample sample, int entries, int signed, Language language) {
        Drawn drawn = sample.drawn();
        Map<String, String> said = new HashMap<>(Map.of(
                "number", Integer.toString(sample.number()),
                "account", sample.account(),
                "at", sample.madeAt().toString(),
                "entries", Integer.toString(entries),
                "signed", Integer.toString(signed),
                "purpose", orNone(sample.purpose())));
        if (drawn != null) {
            said.putAll(Map.of(
                    "population", Integer.toString(drawn.population()),
                    "hash", drawn.populationHash(),
                    "end", Long.toString(drawn.end()),
                    "read", Integer.toString(drawn.lookedThrough()),
                    "wanted", Integer.toString(drawn.wanted()),
                    "filters", orNone(drawn.filters()),
                    "seed", drawn.seed()));
        }
        String text = (drawn == null ? PICKED : DRAWN).get(language) + "\n" + CHECKED.get(language);
        return SAID.matcher(text)
                .replaceAll(each ->
                        Matcher.quoteReplacement(Objects.requireNonNullElse(said.get(each.group(1)), each.group())));
    }

    private static String orNone(String text) {
        return text.isEmpty() ? "-" : text;
    }

    private static Map<Language, String> texts(String name) {
        Map<Language, String> texts = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            String file = name + "_" + language.locale().getLanguage() + ".txt";
            try {
                texts.put(
                        language,
                        new ClassPathResource(file, SampleGuide.class).getContentAsString(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return texts;
    }
}
