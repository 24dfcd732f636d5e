package io.engagements.support.security;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Why a request is denied: noted where it is decided, for the log alone. The answer is the same with and without.
 *
 * @param reason in a few words, without anything of the request
 * @param object the id of what it was about, when that is known to exist
 * @param account whose secret was wrong, when there is such an account; whose session it was, where no caller is known yet
 */
public record Denial(
        String reason, @Nullable String object, @Nullable String account) {

    private static final String NOTED = Denial.class.getName();

    /** What the caller asks for exists, and is not the caller's to see. */
    public static void foreign(String object) {
        note(new Denial("foreign", object, null));
    }

    /** The caller may know of it, and not do this. */
    public static void role(String object) {
        note(new Denial("role", object, null));
    }

    /** Something else about the request that this thread works at. */
    public static void because(String reason) {
        note(new Denial(reason, null, null));
    }

    /** As above, where nobody who knows better has noted a reason. */
    public static void unlessNoted(String reason) {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request != null && request.getAttribute(NOTED, RequestAttributes.SCOPE_REQUEST) == null) {
            because(reason);
        }
    }

    /** About the request that this thread works at; nothing when it works at none. */
    public static void note(Denial denial) {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request != null) {
            request.setAttribute(NOTED, denial, RequestAttributes.SCOPE_REQUEST);
        }
    }

    static void note(HttpServletRequest request, String reason) {
        request.setAttribute(NOTED, new Denial(reason, null, null));
    }

    static @Nullable Denial of(HttpServletRequest request) {
        return (Denial) request.getAttribute(NOTED);
    }
}
