package io.engagements.support.tracing;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives every request its trace, before anything else, and tells the caller which. */
final class TraceFilter extends OncePerRequestFilter {

    private static final String ANSWERED = "traceresponse";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Trace trace = Trace.after(request.getHeader(Trace.PASSED_ON));
        trace.begin();
        try {
            response.setHeader(ANSWERED, trace.value());
            chain.doFilter(request, response);
        } finally {
            Trace.end();
        }
    }
}
