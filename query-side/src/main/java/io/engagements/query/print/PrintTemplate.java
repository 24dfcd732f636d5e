package io.engagements.query.print;

import io.engagements.support.problem.Language;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * A template on the class path, {@code <name>.html}, with its words beside it in both languages ({@code <words>_en.properties}).
 * What people typed is escaped. It is given, besides its values, {@code latest} ({@link Latest}) for lists that grow, and {@code missing}, a
 * list of text: the letters that no font has. The fragments of {@code print.html}, and its words, are there for all; those that
 * tell times want {@code say} (a {@code Wording}) and {@code zone} among the values.
 */
public final class PrintTemplate {

    private static final String SHARED = "print";
    private static final String SHARED_PLACE = "io/engagements/query/print/";
    private static final String LATEST = "latest";
    private static final String MISSING = "missing";

    private final SpringTemplateEngine templates = new SpringTemplateEngine();
    private final ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
    private final String name;

    /** @param place where both are, with a slash at the end */
    public PrintTemplate(String place, String name, String words) {
        this.name = name;
        messages.setBasenames(place + words, SHARED_PLACE + SHARED);
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        messages.setAlwaysUseMessageFormat(true);
        templates.setTemplateResolvers(
                Set.of(resolver(SHARED_PLACE, Set.of(SHARED), 1), resolver(place, Set.of("*"), 2)));
        templates.setTemplateEngineMessageSource(messages);
    }

    private static ClassLoaderTemplateResolver resolver(String place, Set<String> names, int order) {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix(place);
        resolver.setSuffix(".html");
        resolver.setResolvablePatterns(names);
        resolver.setOrder(order);
        return resolver;
    }

    /** The fragment {@code contents}, to stand within a page. */
    public String contents(Map<String, ?> values, Language language) {
        return templates.process(name, Set.of("contents"), context(values, language, List.of()));
    }

    /** What the shared words have under a key. */
    String say(String key, Object value, Language language) {
        return messages.getMessage(key, new Object[] {value}, language.locale());
    }

    String filledIn(Map<String, ?> values, Language language, List<String> missing) {
        return templates.process(name, context(values, language, missing));
    }

    private static Context context(Map<String, ?> values, Language language, List<String> missing) {
        Map<String, Object> all = new HashMap<>(values);
        all.put(LATEST, new Latest());
        all.put(MISSING, missing);
        return new Context(language.locale(), all);
    }
}
