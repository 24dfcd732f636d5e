package io.engagements.support.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.web.HttpRequestHandler;

/** Answers what no controller answered, whatever the caller accepts: a problem document, never a page or a trace. */
final class ProblemErrors implements ErrorController, HttpRequestHandler {

    @Override
    public void handleRequest(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure
                && DatabaseAway.causes(failure)) {
            ProblemAnswer.databaseAway().write(request, response);
            return;
        }
        write(request, response, request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE));
    }

    static void write(HttpServletRequest request, HttpServletResponse response, @Nullable Object code)
            throws IOException {
        HttpStatus status = status(code);
        ProblemAnswer.of(status, detail(status)).write(request, response);
    }

    private static HttpStatus status(@Nullable Object code) {
        HttpStatus status = code instanceof Integer number ? HttpStatus.resolve(number) : null;
        return status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
    }

    private static String detail(HttpStatus status) {
        if (status == HttpStatus.NOT_FOUND) {
            return "There is nothing here.";
        } else if (status == HttpStatus.REQUEST_TIMEOUT) {
            return "The body does not come, or comes too slowly.";
        }
        return status.is5xxServerError() ? "This cannot be answered now." : "This request cannot be answered.";
    }
}
