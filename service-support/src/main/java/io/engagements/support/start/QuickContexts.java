package io.engagements.support.start;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationContextFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Every program's context: Boot's own for a server, on a bean factory that remembers. Named in {@code spring.factories}. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class QuickContexts implements ApplicationContextFactory {

    @Override
    public @Nullable ConfigurableApplicationContext create(@Nullable WebApplicationType type) {
        return type == WebApplicationType.SERVLET
                ? new AnnotationConfigServletWebServerApplicationContext(new RememberingBeanFactory())
                : null;
    }
}
