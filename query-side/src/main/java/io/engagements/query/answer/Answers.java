package io.engagements.query.answer;

import java.lang.reflect.Method;
import java.util.List;
import org.aopalliance.aop.Advice;
import org.springframework.aop.support.StaticMethodMatcherPointcutAdvisor;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/**
 * Which methods answer: those of this side's controllers that a GET reaches, whether they say so or not. A new one is
 * among them without doing anything.
 */
public final class Answers extends StaticMethodMatcherPointcutAdvisor {

    private static final long serialVersionUID = 1L;
    private static final String THIS_SIDE = "io.engagements.query.";

    /** @param snapshot what stands round them */
    public Answers(Advice snapshot) {
        setAdvice(snapshot);
        setClassFilter(Answers::isController);
    }

    private static boolean isController(Class<?> type) {
        return type.getName().startsWith(THIS_SIDE) && AnnotatedElementUtils.hasAnnotation(type, Controller.class);
    }

    @Override
    public boolean matches(Method method, Class<?> type) {
        RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
        return mapping != null
                && (mapping.method().length == 0 || List.of(mapping.method()).contains(RequestMethod.GET));
    }
}
