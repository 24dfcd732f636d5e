package io.engagements.query.pages.frame;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.security.web.savedrequest.SimpleSavedRequest;

/** The page that somebody asked for before signing in: its path, which the browser keeps. */
record AskedPage(Cookies cookies) implements RequestCache {

    private static final String NAME = "asked";
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(10);

    @Override
    public void saveRequest(HttpServletRequest request, HttpServletResponse response) {
        String query = request.getQueryString();
        String path = request.getRequestURI().substring(request.getContextPath().length())
                + (query == null ? "" : "?" + query);
        if (Asks.forPage(request) && Cookies.isPath(path)) {
            String kept = Base64.getUrlEncoder().withoutPadding().encodeToString(path.getBytes(StandardCharsets.UTF_8));
            cookies.write(request, response, NAME, kept, LONG_ENOUGH);
        }
    }

    @Override
    public @Nullable SavedRequest getRequest(HttpServletRequest request, HttpServletResponse response) {
        return Cookies.read(request, NAME)
                .flatMap(AskedPage::decoded)
                .filter(Cookies::isPath)
                .map(SimpleSavedRequest::new)
                .orElse(null);
    }

    /** Pages are asked for by their address alone, so there is nothing to be put back. */
    @Override
    public @Nullable HttpServletRequest getMatchingRequest(HttpServletRequest request, HttpServletResponse response) {
        return null;
    }

    @Override
    public void removeRequest(HttpServletRequest request, HttpServletResponse response) {
        if (Cookies.read(request, NAME).isPresent()) {
            cookies.forget(request, response, NAME);
        }
    }

    private static Optional<String> decoded(String kept) {
        try {
            return Optional.of(new String(Base64.getUrlDecoder().decode(kept), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
