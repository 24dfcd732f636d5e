package io.engagements.query.pages.frame;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.http.HttpHeaders;

/** What kind of answer a request wants. */
final class Asks {

    private static final Set<String> READING = Set.of("GET", "HEAD");

    private Asks() {}

    /** A whole page, as a browser's address line does; no form, no part of a page, no program. */
    static boolean forPage(HttpServletRequest request) {
        return reads(request) && forHtml(request) && !forPart(request);
    }

    /** No form, and nothing else that would change anything. */
    static boolean reads(HttpServletRequest request) {
        return READING.contains(request.getMethod());
    }

    static boolean forHtml(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains("text/html");
    }

    /** A part of a page that is there already. */
    static boolean forPart(HttpServletRequest request) {
        return request.getHeader("HX-Request") != null;
    }
}
