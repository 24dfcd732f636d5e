package io.engagements.query.history;

import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A language that the history is told in. */
public enum Language {
    ENGLISH("en"),
    SPANISH("es");

    private final Locale locale;

    Language(String tag) {
        locale = Locale.forLanguageTag(tag);
    }

    public Locale locale() {
        return locale;
    }

    /** What an {@code Accept-Language} header asks for first (RFC 4647 lookup); English when that is neither. */
    public static Language asked(@Nullable String acceptLanguage) {
        Locale wanted = Locale.lookup(
                ranges(acceptLanguage),
                Stream.of(values()).map(Language::locale).toList());
        return Stream.of(values())
                .filter(language -> language.locale.equals(wanted))
                .findFirst()
                .orElse(ENGLISH);
    }

    private static List<LanguageRange> ranges(@Nullable String acceptLanguage) {
        if (acceptLanguage == null) {
            return List.of();
        }
        try {
            return LanguageRange.parse(acceptLanguage);
        } catch (IllegalArgumentException e) {
            // A preference that cannot be read is none: the answer matters more than its language.
            return List.of();
        }
    }
}
