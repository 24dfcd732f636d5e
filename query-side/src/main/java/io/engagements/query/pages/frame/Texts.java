package io.engagements.query.pages.frame;

import com.ibm.icu.text.MessageFormat;
import io.engagements.support.problem.Language;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.support.AbstractMessageSource;

/**
 * The words of the pages in every {@link Language}, in ICU's message format, as the history's sentences are; read once. What
 * has no word in a language is missing, not told in another one.
 */
public final class Texts extends AbstractMessageSource implements MessageSource {

    private final Map<String, Map<String, MessageFormat>> byLanguage = new HashMap<>();

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
        // A MessageFormat serves one thread at a time.
        MessageFormat own = (MessageFormat) format.clone();
        return Stream.ofNullable(words)
                .flatMap(Stream::of)
                .findFirst()
                .filter(Map.class::isInstance)
                .map(named -> own.format(named))
                .orElseGet(() -> own.format(words == null ? new Object[0] : words));
    }

    @Override
    protected java.text.@Nullable MessageFormat resolveCode(String code, Locale locale) {
        return null;
    }
}
