package io.engagements.query.pages.frame;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Pages have one address. A session of 127.0.0.1 is unknown to localhost, so signing in there would not come back; and a name
 * that somebody else made to mean this machine gets nothing of it.
 */
public final class CanonicalHost extends OncePerRequestFilter {

    private static final int NONE = -1;

    private final URI known;

    public CanonicalHost(URI publicUrl) {
        this.known = publicUrl;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (isAskedFor(request)) {
            chain.doFilter(request, response);
        } else if (Asks.forPage(request)) {
            String query = request.getQueryString();
            response.setStatus(HttpStatus.TEMPORARY_REDIRECT.value());
            response.setHeader(
                    HttpHeaders.LOCATION,
                    known.getScheme() + "://" + known.getAuthority() + request.getRequestURI()
                            + (query == null ? "" : "?" + query));
        } else {
            response.setStatus(HttpStatus.MISDIRECTED_REQUEST.value());
        }
    }

    /** By the name that the browser used, or by the one that a proxy in front says it did; a usual port may be left out. */
    private boolean isAskedFor(HttpServletRequest request) {
        return known.getHost().equalsIgnoreCase(request.getServerName())
                && (portIn(request.getHeader(HttpHeaders.HOST)) == port(known)
                        || request.getServerPort() == port(known));
    }

    private int portIn(@Nullable String host) {
        try {
            return port(URI.create(known.getScheme() + "://" + host));
        } catch (IllegalArgumentException noHost) {
            return NONE;
        }
    }

    private static int port(URI url) {
        return url.getPort() != NONE ? url.getPort() : url.getScheme().equals("https") ? 443 : 80;
    }
}
