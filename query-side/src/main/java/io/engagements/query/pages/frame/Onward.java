package io.engagements.query.pages.frame;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Where somebody is led who has done something: to a page that can be loaded again without doing it again. */
final class Onward {

    private Onward() {}

    /**
     * What a page's method gives back.
     *
     * @param path of this program
     */
    static @Nullable String to(String path, HttpServletRequest request, HttpServletResponse response) {
        if (Asks.forPart(request)) {
            // A script would follow a redirect and take the other page for a part of this one.
            response.setHeader("HX-Redirect", request.getContextPath() + path);
            response.setStatus(HttpStatus.NO_CONTENT.value());
            return null;
        }
        return "redirect:" + path;
    }
}
