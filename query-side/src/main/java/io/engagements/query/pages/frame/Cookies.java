package io.engagements.query.pages.frame;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/** What a browser keeps for the pages, so that nobody unknown makes this process keep anything. */
final class Cookies {

    private final boolean secure;

    /** @param publicUrl over https, cookies go nowhere else */
    Cookies(URI publicUrl) {
        this.secure = isSecure(publicUrl);
    }

    static boolean isSecure(URI publicUrl) {
        return "https".equals(publicUrl.getScheme());
    }

    static Optional<String> read(HttpServletRequest request, String name) {
        return Optional.ofNullable(WebUtils.getCookie(request, name)).map(Cookie::getValue);
    }

    /** Scripts do not see it, and other sites' forms do not send it. */
    void write(HttpServletRequest request, HttpServletResponse response, String name, String value, Duration age) {
        String path = request.getContextPath() + "/";
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(name, value)
                        .path(path)
                        .maxAge(age)
                        .httpOnly(true)
                        .secure(secure)
                        .sameSite("Lax")
                        .build()
                        .toString());
    }

    void forget(HttpServletRequest request, HttpServletResponse response, String name) {
        write(request, response, name, "", Duration.ZERO);
    }

    /** A page of this program, and no other address that a browser could be led to; nor a pattern that is filled in. */
    static boolean isPath(String path) {
        return path.length() <= 1_000
                && path.startsWith("/")
                && Stream.of("//", "/\\").noneMatch(path::startsWith)
                && path.chars().allMatch(letter -> letter > ' ' && letter < 0x7F && letter != '{' && letter != '}');
    }
}
