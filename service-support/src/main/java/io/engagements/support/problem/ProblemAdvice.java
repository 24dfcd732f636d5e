package io.engagements.support.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.FieldError;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;

/**
 * Answers what a controller refuses, and what never gets as far as one: a problem document (RFC 9457), whatever the caller
 * accepts, that names what is wrong in {@code errors} and nothing of the inside.
 */
@RestControllerAdvice
final class ProblemAdvice extends ResponseEntityExceptionHandler {

    /** A problem with query parameters; what is wrong with each, by their names. */
    static ErrorResponseException parameters(Map<String, String> wrong) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, "See errors.");
        problem.setTitle("A parameter does not fit");
        problem.setProperty("errors", ProblemDocument.errors("parameter", wrong));
        return new ErrorResponseException(HttpStatus.BAD_REQUEST, problem, null);
    }

    /**
     * What fails because its body could not be read to its end has an answer by then, the server's own: see {@link ProblemErrors}.
     * There is nothing to add to it, and nothing to warn of.
     */
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        boolean isAnswered = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION, RequestAttributes.SCOPE_REQUEST)
                instanceof IOException;
        return isAnswered ? null : super.handleExceptionInternal(e, body, headers, status, request);
    }

    /** As bytes: no converter is asked, and none can find that the caller accepts no problems. */
    @Override
    protected ResponseEntity<Object> createResponseEntity(
            @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        ProblemDetail problem = body instanceof ProblemDetail given ? given : ProblemDetail.forStatus(status);
        HttpServletRequest about = ((ServletWebRequest) request).getRequest();
        if (problem.getInstance() == null) {
            problem.setInstance(URI.create(about.getRequestURI()));
        }
        HttpHeaders all = new HttpHeaders();
        all.putAll(headers);
        all.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        byte[] told = ProblemWords.tell(
                ProblemDocument.written(problem), Language.asked(about.getHeader(HttpHeaders.ACCEPT_LANGUAGE)));
        return new ResponseEntity<>(told, all, status);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleNoResourceFoundException(
            NoResourceFoundException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return nothing(e, headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleNoHandlerFoundException(
            NoHandlerFoundException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return nothing(e, headers, status, request);
    }

    /** Whether or not a file was looked for. */
    private @Nullable ResponseEntity<Object> nothing(
            Exception e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        ProblemDetail nothing = ProblemDetail.forStatusAndDetail(status, "There is nothing here.");
        return handleExceptionInternal(e, nothing, headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String name = e instanceof MethodArgumentTypeMismatchException parameter
                ? parameter.getName()
                : String.valueOf(e.getPropertyName());
        return wrong(Map.of(name, kind(e.getRequiredType())), e, headers, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return wrong(Map.of(e.getParameterName(), "is required"), e, headers, request);
    }

    /** Parameters that a record collects. */
    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        Map<String, String> wrong = new TreeMap<>();
        for (FieldError field : e.getFieldErrors()) {
            wrong.put(field.getField(), kind(e.getBindingResult().getFieldType(field.getField())));
        }
        return wrong(wrong, e, headers, request);
    }

    private @Nullable ResponseEntity<Object> wrong(
            Map<String, String> wrong, Exception e, HttpHeaders headers, WebRequest request) {
        return handleExceptionInternal(e, parameters(wrong).getBody(), headers, HttpStatus.BAD_REQUEST, request);
    }

    private static String kind(@Nullable Class<?> type) {
        if (type == Boolean.class || type == boolean.class) {
            return "is true or false";
        }
        return type != null && (Number.class.isAssignableFrom(type) || type.isPrimitive())
                ? "is a whole number, not too large"
                : "does not fit";
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, "See errors.");
        problem.setTitle("The body cannot be read");
        problem.setProperty(
                "errors",
                ProblemDocument.errors(
                        "pointer", Map.of(pointer(e.getCause()), "is no JSON, of another type, or not known here")));
        return handleExceptionInternal(e, problem, headers, status, request);
    }

    private static String pointer(@Nullable Throwable cause) {
        return cause instanceof JacksonException unreadable
                ? unreadable.getPath().stream()
                        .map(step -> step.getPropertyName() != null
                                ? step.getPropertyName()
                                : String.valueOf(step.getIndex()))
                        .map(name -> "/" + name.replace("~", "~0").replace("/", "~1"))
                        .collect(Collectors.joining())
                : "";
    }
}
