package io.engagements.support.limits;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Somebody asks too much: answered with a problem document (RFC 9457, status 429), in the language asked for. */
public final class TooManyException extends ErrorResponseException {

    private static final long serialVersionUID = 1L;

    private static final String TEXTS = "io.engagements.support.limits.limits";

    /** Whichever of the languages that there are is named first. */
    private static final Pattern LANGUAGE = Pattern.compile("(?i)(?<![a-z0-9-])(en|es)(?![a-z0-9])");

    private TooManyException(ProblemDetail body, Duration again) {
        super(HttpStatus.TOO_MANY_REQUESTS, body, null);
        getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(again.toSeconds() + 1));
    }

    /**
     * @param what key of the text that says of what
     * @param again how long until asking again may help
     */
    public static TooManyException of(String what, Duration again) {
        ResourceBundle texts = ResourceBundle.getBundle(TEXTS, language());
        ProblemDetail body = ProblemDetail.forStatusAndDetail(HttpStatus.TOO_MANY_REQUESTS, texts.getString(what));
        body.setTitle(texts.getString("title"));
        return new TooManyException(body, again);
    }

    private static Locale language() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? language(attributes.getRequest())
                : Locale.ENGLISH;
    }

    private static Locale language(HttpServletRequest request) {
        String asked = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
        Matcher first = LANGUAGE.matcher(asked == null ? "" : asked);
        return first.find() ? Locale.forLanguageTag(first.group().toLowerCase(Locale.ROOT)) : Locale.ENGLISH;
    }
}
