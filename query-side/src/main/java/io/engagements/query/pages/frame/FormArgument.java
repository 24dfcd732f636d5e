package io.engagements.query.pages.frame;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.ui.Model;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Hands a page's method the form that was sent, or a fresh one. */
record FormArgument(SignedInArgument people, Acts acts) implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType().equals(Form.class);
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer page,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        Objects.requireNonNull(page);
        // As for who takes the response itself: where a method then gives back nothing, it has answered already.
        page.setRequestHandled(true);
        HttpServletRequest asked = Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class));
        HttpServletResponse response = Objects.requireNonNull(request.getNativeResponse(HttpServletResponse.class));
        Model model = (Model) page.getModel();
        // EveryPage has put it there.
        View view = (View) Objects.requireNonNull(model.getAttribute("view"));
        return new Form(
                new Form.Around(acts, model, asked, response),
                Objects.requireNonNull(people.of(asked, response)),
                view,
                Asks.reads(asked) ? Form.fresh() : typed(request));
    }

    /** Of a field that is there more than once the first counts. */
    private static Typed typed(NativeWebRequest request) {
        return new Typed(request.getParameterMap().entrySet().stream()
                .filter(field -> field.getValue().length > 0)
                .collect(Collectors.toMap(Map.Entry::getKey, field -> field.getValue()[0])));
    }
}
