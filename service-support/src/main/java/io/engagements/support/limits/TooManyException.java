package io.engagements.support.limits;

import io.engagements.support.problem.Language;
import io.engagements.support.problem.RequestProblem;
import java.time.Duration;
import java.util.ResourceBundle;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Somebody asks too much: answered with a problem document (RFC 9457, status 429), in the language asked for. */
public final class TooManyException extends RequestProblem {

    private static final long serialVersionUID = 1L;

    private static final String TEXTS = "io.engagements.support.limits.limits";

    private TooManyException(String title, String detail, Duration again) {
        super(HttpStatus.TOO_MANY_REQUESTS, title, detail);
        after(again.toSeconds() + 1);
    }

    /**
     * @param what key of the text that says of what
     * @param again how long until asking again may help
     */
    public static TooManyException of(String what, Duration again) {
        ResourceBundle texts = ResourceBundle.getBundle(TEXTS, language().locale());
        return new TooManyException(texts.getString("title"), texts.getString(what), again);
    }

    private static Language language() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? Language.asked(attributes.getRequest().getHeader(HttpHeaders.ACCEPT_LANGUAGE))
                : Language.ENGLISH;
    }
}
