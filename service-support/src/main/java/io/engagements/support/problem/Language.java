package io.engagements.support.problem;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A language that answers are told in. What callers ask for is decided here and nowhere else: readers of
 * {@code Accept-Language} that are stricter than this fail on what cannot be read, and the answer matters more than its
 * language.
 */
public enum Language {
    ENGLISH("en"),
    SPANISH("es");

    private static final Pattern RANGE = Pattern.compile(
            "\\s*([A-Za-z]{1,8})(?:-[A-Za-z0-9]{1,8})*\\s*(?:;\\s*[qQ]\\s*=\\s*(0(?:\\.\\d{0,3})?|1(?:\\.0{0,3})?)\\s*)?");

    private final Locale locale;

    Language(String tag) {
        locale = Locale.forLanguageTag(tag);
    }

    public Locale locale() {
        return locale;
    }

    /**
     * The one that an {@code Accept-Language} header weighs most (RFC 9110 section 12.5.4), the first of those that weigh the
     * same; English when it is neither. Entries that cannot be read count for nothing.
     */
    public static Language asked(@Nullable String acceptLanguage) {
        Language best = ENGLISH;
        double most = 0;
        for (String entry : acceptLanguage == null ? new String[0] : acceptLanguage.split(",")) {
            Matcher range = RANGE.matcher(entry);
            Language language = range.matches() ? of(range.group(1)) : null;
            double weight = language == null ? 0 : weight(range.group(2));
            if (language != null && weight > most) {
                best = language;
                most = weight;
            }
        }
        return best;
    }

    private static double weight(@Nullable String quality) {
        return quality == null ? 1 : Double.parseDouble(quality);
    }

    private static @Nullable Language of(String primary) {
        for (Language language : values()) {
            if (language.locale.getLanguage().equals(primary.toLowerCase(Locale.ROOT))) {
                return language;
            }
        }
        return null;
    }
}
