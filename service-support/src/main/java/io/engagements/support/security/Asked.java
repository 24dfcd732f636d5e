package io.engagements.support.security;

import io.engagements.events.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.web.servlet.HandlerMapping;

/**
 * What a request asked for, and who asked, for the logs of denials and of accesses: kept before it is forwarded to where a refusal
 * is told, for there it looks like something else.
 */
public final class Asked {

    private static final String KEPT = Asked.class.getName();
    private static final String CALLER = KEPT + ".caller";

    private final String route;
    private final @Nullable Object variables;

    private Asked(HttpServletRequest request) {
        Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        String path = pattern == null ? request.getRequestURI() : pattern.toString();
        String name = variable("name");
        route = request.getMethod() + ":" + (name == null ? path : path.replace("{name}", name));
    }

    /** As it is now; the first time holds. */
    public static void keep(HttpServletRequest request) {
        request.setAttribute(KEPT, of(request));
    }

    /** Who asks without a token, where it is found out. */
    public static void by(HttpServletRequest request, Caller caller) {
        request.setAttribute(CALLER, caller);
    }

    static Asked of(HttpServletRequest request) {
        return request.getAttribute(KEPT) instanceof Asked kept ? kept : new Asked(request);
    }

    /** Who asks, with a token or in a session; null where that is not known, or not yet. */
    public static @Nullable Caller caller(HttpServletRequest request) {
        if (request.getAttribute(CALLER) instanceof Caller caller) {
            return caller;
        }
        return request.getAttribute(RequestAttributeSecurityContextRepository.DEFAULT_REQUEST_ATTR_NAME)
                                instanceof SecurityContext context
                        && context.getAuthentication() != null
                        && context.getAuthentication().getPrincipal() instanceof Caller caller
                ? caller
                : null;
    }

    /** The method, and the path as the controller names it; as it was asked when it reached none. */
    String route() {
        return route;
    }

    @Nullable
    String variable(String name) {
        return variables instanceof Map<?, ?> named && named.get(name) instanceof String value ? value : null;
    }
}
