package io.engagements.support.problem;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets in only what everybody behind it reads alike, before anybody reads or logs it: one token, one body as it is, in
 * UTF-8, and an address that can be decoded. What the caller prefers, language and kind of answer, is what there is to
 * choose from behind it.
 */
final class RequestGate extends OncePerRequestFilter {

    private static final List<String> ONCE = List.of(
            HttpHeaders.AUTHORIZATION,
            HttpHeaders.CONTENT_TYPE,
            HttpHeaders.IF_MATCH,
            "Idempotency-Key",
            HttpHeaders.RANGE);
    private static final Pattern CHARSET =
            Pattern.compile(";\\s*charset\\s*=\\s*\"?([^\";\\s]*)", Pattern.CASE_INSENSITIVE);

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<ProblemAnswer> problem =
                request.getDispatcherType() == DispatcherType.ERROR ? Optional.empty() : problem(request);
        if (problem.isPresent()) {
            problem.get().write(request, response);
            return;
        }
        try {
            chain.doFilter(new AsPreferred(request), response);
        } catch (InvalidParameterException e) {
            ProblemAnswer.of(HttpStatus.BAD_REQUEST, "A parameter is no percent-encoded UTF-8.")
                    .write(request, response);
        } catch (ServletException e) {
            if (!(e.getRootCause() instanceof InvalidParameterException)) {
                throw e;
            }
            ProblemAnswer.of(HttpStatus.BAD_REQUEST, "A parameter is no percent-encoded UTF-8.")
                    .write(request, response);
        }
    }

    /** An answer to an error is in the caller's language too. */
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    private static Optional<ProblemAnswer> problem(HttpServletRequest request) {
        for (String header : ONCE) {
            if (Collections.list(request.getHeaders(header)).size() > 1) {
                return Optional.of(
                        ProblemAnswer.of(HttpStatus.BAD_REQUEST, "The header " + header + " is given twice."));
            }
        }
        if (isEncoded(request.getHeader(HttpHeaders.CONTENT_ENCODING))) {
            return Optional.of(ProblemAnswer.of(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE, "A body is sent as it is, without an encoding."));
        } else if (isOfAnotherCharset(request.getContentType())) {
            return Optional.of(ProblemAnswer.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "A body is in UTF-8."));
        } else if (!isReadable(request.getQueryString())) {
            return Optional.of(ProblemAnswer.of(HttpStatus.BAD_REQUEST, "The query is no percent-encoded UTF-8."));
        }
        return request.getHeader(HttpHeaders.ACCEPT) != null
                        && acceptable(request).isEmpty()
                ? Optional.of(ProblemAnswer.of(HttpStatus.NOT_ACCEPTABLE, "Answers are in UTF-8."))
                : Optional.empty();
    }

    /** The kinds of answers that the caller takes, without those in another charset: nothing is written in any. */
    private static List<String> acceptable(HttpServletRequest request) {
        return Collections.list(request.getHeaders(HttpHeaders.ACCEPT)).stream()
                .flatMap(header -> Stream.of(header.split(",", -1)))
                .filter(kind -> !isOfAnotherCharset(kind))
                .toList();
    }

    private static boolean isEncoded(@Nullable String encoding) {
        return encoding != null && !encoding.isBlank() && !encoding.strip().equalsIgnoreCase("identity");
    }

    private static boolean isOfAnotherCharset(@Nullable String type) {
        Matcher charset = CHARSET.matcher(type == null ? "" : type);
        return charset.find() && !charset.group(1).equalsIgnoreCase("utf-8");
    }

    private static boolean isReadable(@Nullable String query) {
        try {
            QueryString.of(query);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Whoever looks for the caller's preferences finds what was made of them here. */
    private static final class AsPreferred extends HttpServletRequestWrapper {

        private final Map<String, String> preferences = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        private final Locale locale;

        AsPreferred(HttpServletRequest request) {
            super(request);
            String language = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
            locale = Language.asked(language).locale();
            if (language != null) {
                preferences.put(HttpHeaders.ACCEPT_LANGUAGE, locale.toLanguageTag());
            }
            if (request.getHeader(HttpHeaders.ACCEPT) != null) {
                preferences.put(HttpHeaders.ACCEPT, String.join(",", acceptable(request)));
            }
        }

        @Override
        public @Nullable String getHeader(String name) {
            String preference = preferences.get(name);
            return preference != null ? preference : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            String preference = preferences.get(name);
            return preference != null ? Collections.enumeration(List.of(preference)) : super.getHeaders(name);
        }

        @Override
        public Locale getLocale() {
            return locale;
        }

        @Override
        public Enumeration<Locale> getLocales() {
            return Collections.enumeration(List.of(locale));
        }
    }
}
