package io.engagements.support.problem;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Whoever answers that something is not there without a word, as Actuator does of a part of its health, says it here. */
final class NothingHere extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        boolean wordless = !response.isCommitted() && response.getContentType() == null;
        if (response.getStatus() == HttpStatus.NOT_FOUND.value() && wordless && !request.isAsyncStarted()) {
            ProblemAnswer.of(HttpStatus.NOT_FOUND, "There is nothing here.").write(request, response);
        }
    }
}
