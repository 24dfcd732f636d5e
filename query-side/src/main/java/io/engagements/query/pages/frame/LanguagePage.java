package io.engagements.query.pages.frame;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Takes the choice of a language, and leads back. */
@Screen
class LanguagePage {

    static final String PATH = "/language";

    private final Choices choices;

    LanguagePage(Choices choices) {
        this.choices = choices;
    }

    @PostMapping(PATH)
    String choose(
            @RequestParam(defaultValue = "") String language,
            @RequestParam(defaultValue = "/") String to,
            HttpServletRequest request,
            HttpServletResponse response) {
        Choices.language(language).ifPresent(known -> choices.choose(known, request, response));
        return "redirect:" + (Cookies.isPath(to) ? to : "/");
    }
}
