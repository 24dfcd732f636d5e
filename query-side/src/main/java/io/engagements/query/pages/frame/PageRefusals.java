package io.engagements.query.pages.frame;

import io.engagements.support.security.Asked;
import io.engagements.support.security.Denial;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.web.csrf.CsrfException;

/** How pages refuse before a controller is asked: with a page, or the part of one that was asked for. */
public final class PageRefusals {

    /** Where the page is made that says why. */
    static final String PATH = "/refused";

    /** Under which a request carries the status that it is answered with. */
    private static final String STATUS = PageRefusals.class.getName() + ".status";

    private PageRefusals() {}

    /** What the request is answered with, once that is a refusal. */
    static Optional<HttpStatusCode> of(HttpServletRequest request) {
        return Optional.ofNullable((HttpStatusCode) request.getAttribute(STATUS));
    }

    /** A whole page leads to signing in; a form or a part stays where it is and says what to do: nothing typed is lost. */
    static void notSignedIn(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException, ServletException {
        if (Asks.forPage(request)) {
            response.sendRedirect(request.getContextPath() + PagesConfiguration.SIGN_IN);
            return;
        }
        Denial.because("no-session");
        answer(HttpStatus.UNAUTHORIZED, request, response);
    }

    /** Who comes back from the provider, and not as somebody whom it was asked for: with another's code, say. */
    static void signInFailed(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        Denial.because("sign-in");
        response.sendRedirect(request.getContextPath() + "/?failed");
    }

    public static void forbidden(HttpServletRequest request, HttpServletResponse response, Exception why)
            throws IOException, ServletException {
        Denial.note(new Denial(why instanceof CsrfException ? "form" : "role", null, account()));
        answer(HttpStatus.FORBIDDEN, request, response);
    }

    /** Whose session it is, where nobody has looked for the person's token yet. */
    private static @Nullable String account() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof OAuth2AuthenticationToken session
                ? session.getName()
                : null;
    }

    static void unknown(HttpServletRequest request, HttpServletResponse response, Exception why)
            throws IOException, ServletException {
        answer(HttpStatus.NOT_FOUND, request, response);
    }

    static void answer(HttpStatusCode status, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        if (response.isCommitted()) {
            // Whoever stopped sending has been answered already, and hears no more.
            return;
        }
        Asked.keep(request);
        request.setAttribute(STATUS, status);
        RequestDispatcher page = request.getRequestDispatcher(PATH);
        page.forward(request, response);
    }
}
