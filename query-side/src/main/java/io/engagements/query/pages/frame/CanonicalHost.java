package io.engagements.query.pages.frame;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Pages have one address. A session of 127.0.0.1 is unknown to localhost, so signing in there would not come back; and a name
 * that somebody else made to mean this machine gets nothing of it.
 */
public final class CanonicalHost extends OncePerRequestFilter {

    private final URI known;

    public CanonicalHost(URI publicUrl) {
        this.known = publicUrl;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (known.getAuthority().equalsIgnoreCase(request.getHeader(HttpHeaders.HOST))) {
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
}
