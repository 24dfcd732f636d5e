package io.engagements.proof;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What sentences are said in. */
public enum Language {
    ENGLISH("en"),
    SPANISH("es");

    private final String code;

    Language(String code) {
        this.code = code;
    }

    /** ISO 639-1. */
    public String code() {
        return code;
    }

    /** Empty when it is the code of none. */
    public static Optional<Language> of(String code) {
        return Stream.of(values()).filter(each -> each.code.equals(code)).findFirst();
    }

    /** English, where it is none of them. */
    public static Language of(Locale locale) {
        return of(locale.getLanguage()).orElse(ENGLISH);
    }
}
