package io.engagements.query.pages.frame;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.text.RuleBasedNumberFormat;
import io.engagements.support.problem.Language;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.support.AbstractMessageSource;

/**
 * The words of the pages in every {@link Language}, in ICU's message format, as the history's sentences are; read once. What
 * has no word in a language is missing, not told in another one.
 */
public final class Texts extends AbstractMessageSource implements MessageSource {

    private static final int SPELLED = 10;

    private final Map<String, Map<String, MessageFormat>> byLanguage = new HashMap<>();

    /** Numbers in words from 0 on, by language. */
    private final Map<String, List<String>> spelled = new HashMap<>();

    /**
     * Words that a part of the pages brings.
     *
     * @param name of properties files on the class path, one for each language: {@code name_en.properties} and so on
     */
    public record Bundle(String name) {}

    Texts(List<Bundle> bundles) {
        for (Language language : Language.values()) {
            Map<String, MessageFormat> formats = new HashMap<>();
            bundles.forEach(bundle -> read(bundle, language.locale(), formats));
            byLanguage.put(language.locale().getLanguage(), formats);
            NumberFormat words = new RuleBasedNumberFormat(language.locale(), RuleBasedNumberFormat.SPELLOUT);
            spelled.put(
                    language.locale().getLanguage(),
                    IntStream.rangeClosed(0, SPELLED).mapToObj(words::format).toList());
        }
    }

    private static void read(Bundle bundle, Locale locale, Map<String, MessageFormat> into) {
        ResourceBundle.Control exact =
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        ResourceBundle texts = ResourceBundle.getBundle(bundle.name().replace('/', '.'), locale, exact);
        texts.keySet().forEach(key -> into.put(key, new MessageFormat(texts.getString(key), locale)));
    }

    /** The keys that a language has words for. */
    public Set<String> keys(Language language) {
        return Set.copyOf(of(language.locale()).keySet());
    }

    /**
     * What an answer says.
     *
     * @param words that the message names
     * @throws org.springframework.context.NoSuchMessageException when there is none of that key
     */
    public String say(Locale locale, String key, Map<String, ?> words) {
        return getMessage(key, new Object[] {words}, locale);
    }

    /** Whether a language has words for this. */
    public boolean knows(Locale locale, String key) {
        return of(locale).containsKey(key);
    }

    private Map<String, MessageFormat> of(@Nullable Locale locale) {
        Map<String, MessageFormat> none = Map.of();
        return byLanguage.getOrDefault(locale == null ? "" : locale.getLanguage(), none);
    }

    @Override
    protected @Nullable String getMessageInternal(
            @Nullable String code, Object @Nullable [] words, @Nullable Locale locale) {
        MessageFormat format = of(locale).get(code);
        if (format == null) {
            return null;
        }
        Map<String, Object> named = named(words);
        if (format.toPattern().contains("ords}")) {
            spell(named, Objects.requireNonNull(locale));
        }
        // A MessageFormat serves one thread at a time.
        return ((MessageFormat) format.clone()).format(named);
    }

    /** By the names that a message has for them: its own, or their places from 0 on. */
    private static Map<String, Object> named(Object @Nullable [] words) {
        Map<String, Object> named = new HashMap<>();
        if (words != null && words.length > 0 && words[0] instanceof Map<?, ?> given) {
            given.forEach((name, word) -> named.put(String.valueOf(name), word));
        } else if (words != null) {
            for (int place = 0; place < words.length; place++) {
                named.put(String.valueOf(place), words[place]);
            }
        }
        return named;
    }

    /**
     * The one place where it is decided how a number of things is told in a sentence: in words up to ten, in digits above.
     * What is measured, and what stands in tables, is told in digits ({@code #}). A message names the number {@code n} in
     * words {@code n_words}, and where a sentence begins {@code n_Words}.
     */
    private void spell(Map<String, Object> named, Locale locale) {
        new HashMap<>(named).forEach((name, word) -> {
            if (word instanceof Number number) {
                String told = told(number.longValue(), locale);
                named.put(name + "_words", told);
                named.put(name + "_Words", UCharacter.toTitleCase(locale, told, null));
            }
        });
    }

    private String told(long number, Locale locale) {
        List<String> small = Objects.requireNonNull(spelled.get(locale.getLanguage()));
        return number >= 0 && number < small.size()
                ? small.get((int) number)
                : NumberFormat.getIntegerInstance(locale).format(number);
    }

    @Override
    protected java.text.@Nullable MessageFormat resolveCode(String code, Locale locale) {
        return null;
    }
}
