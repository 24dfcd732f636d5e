package io.engagements.query.pages.frame;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Takes the choice of a language, and leads back. */
@Screen
class LanguagePage {

    static final String PATH = "/language";

    private final Languages languages;

    LanguagePage(Languages languages) {
        this.languages = languages;
    }

    @PostMapping(PATH)
    String choose(
            @RequestParam(defaultValue = "") String language,
            @RequestParam(defaultValue = "/") String to,
            HttpServletRequest request,
            HttpServletResponse response) {
        languages.choose(language, request, response);
        return "redirect:" + (Cookies.isPath(to) ? to : "/");
    }
}
