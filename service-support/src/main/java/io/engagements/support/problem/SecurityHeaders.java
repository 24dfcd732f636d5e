package io.engagements.support.problem;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;

/** What every answer says to a browser; here for those answers that no security filter sees. */
public final class SecurityHeaders {

    /** An answer is data and may load nothing. */
    public static final String NOTHING_LOADED = "default-src 'none'; frame-ancestors 'none'";

    private static final Map<String, String> STRICT = Map.of(
            "Content-Security-Policy", NOTHING_LOADED,
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Cache-Control", "no-cache, no-store, max-age=0, must-revalidate");

    private SecurityHeaders() {}

    static void write(HttpServletResponse response) {
        STRICT.forEach(response::setHeader);
    }
}
