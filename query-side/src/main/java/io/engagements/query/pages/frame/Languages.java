package io.engagements.query.pages.frame;

import io.engagements.support.problem.Language;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.LocaleResolver;

/** The language of a page: the person's choice, else this browser's, else the one that it asks for. The interface knows no choice. */
final class Languages implements LocaleResolver {

    private static final String NAME = "language";
    private static final Duration LONG = Duration.ofDays(365);

    private final Cookies cookies;

    Languages(Cookies cookies) {
        this.cookies = cookies;
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        Optional<Language> chosen = isPage(request) ? chosen(request) : Optional.empty();
        return chosen.orElseGet(() -> Language.asked(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE)))
                .locale();
    }

    private static Optional<Language> chosen(HttpServletRequest request) {
        return Optional.ofNullable(Choices.of(request).language())
                .or(() -> Cookies.read(request, NAME).flatMap(Languages::of));
    }

    private static boolean isPage(HttpServletRequest request) {
        return !request.getRequestURI().startsWith(request.getContextPath() + "/api/");
    }

    static Optional<Language> of(String tag) {
        return Stream.of(Language.values())
                .filter(language -> language.locale().getLanguage().equals(tag))
                .findFirst();
    }

    void choose(Language language, HttpServletRequest request, HttpServletResponse response) {
        cookies.write(request, response, NAME, language.locale().getLanguage(), LONG);
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        throw new UnsupportedOperationException("people choose a language, programs do not");
    }
}
