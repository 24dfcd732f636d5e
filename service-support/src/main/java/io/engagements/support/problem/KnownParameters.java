package io.engagements.support.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * A query parameter that a path does not know is the caller's mistake, as an unknown field of a command is, and so is one
 * that is given twice where it has one value: {@code asof} for {@code asOf} would else be answered as if it were not there.
 * What a path knows is read off the signature of its controller's method.
 */
final class KnownParameters implements HandlerInterceptor {

    private final Map<HandlerMethod, Map<String, Boolean>> known = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Map<String, List<String>> asked = QueryString.of(request.getQueryString());
        if (!asked.isEmpty() && handler instanceof HandlerMethod method) {
            Map<String, Boolean> names = known.computeIfAbsent(method, KnownParameters::of);
            Map<String, String> wrong = new TreeMap<>();
            asked.forEach((name, values) -> {
                Boolean several = names.get(name);
                if (several == null) {
                    wrong.put(name, "is not known");
                } else if (!several && values.size() > 1) {
                    wrong.put(name, "is given twice");
                }
            });
            if (!wrong.isEmpty()) {
                throw ProblemAdvice.parameters(wrong);
            }
        }
        return true;
    }

    /** Each name, and whether it may have several values. */
    private static Map<String, Boolean> of(HandlerMethod method) {
        Map<String, Boolean> names = new LinkedHashMap<>();
        Knows knows = method.getMethodAnnotation(Knows.class);
        Stream.of(knows == null ? new String[0] : knows.value()).forEach(name -> names.put(name, false));
        for (MethodParameter parameter : method.getMethodParameters()) {
            parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
            RequestParam single = parameter.getParameterAnnotation(RequestParam.class);
            if (single != null) {
                names.put(name(single, parameter), isSeveral(parameter.getParameterType()));
            } else if (parameter.getParameterAnnotations().length == 0
                    && parameter.getParameterType().isRecord()) {
                for (RecordComponent component : parameter.getParameterType().getRecordComponents()) {
                    names.put(component.getName(), isSeveral(component.getType()));
                }
            }
        }
        return names;
    }

    private static String name(RequestParam annotation, MethodParameter parameter) {
        String name = annotation.name();
        return name.isEmpty() ? String.valueOf(parameter.getParameterName()) : name;
    }

    private static boolean isSeveral(Class<?> type) {
        return type.isArray() || Collection.class.isAssignableFrom(type);
    }
}
