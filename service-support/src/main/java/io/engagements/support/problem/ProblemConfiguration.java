package io.engagements.support.problem;

import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.handler.MappedInterceptor;

/** What no request may be, and how that is answered; imported with the interface's security. */
@Configuration(proxyBeanMethods = false)
public class ProblemConfiguration {

    @Bean
    FilterRegistrationBean<RequestGate> requestGate() {
        FilterRegistrationBean<RequestGate> gate = new FilterRegistrationBean<>(new RequestGate());
        gate.setDispatcherTypes(EnumSet.allOf(DispatcherType.class));
        gate.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return gate;
    }

    @Bean
    FilterRegistrationBean<NothingHere> nothingHere() {
        FilterRegistrationBean<NothingHere> words = new FilterRegistrationBean<>(new NothingHere());
        words.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
        return words;
    }

    @Bean
    ProblemAdvice problemAdvice() {
        return new ProblemAdvice();
    }

    @Bean
    Utf8Bodies utf8Bodies() {
        return new Utf8Bodies();
    }

    @Bean
    MappedInterceptor knownParameters() {
        return new MappedInterceptor(
                new String[] {"/api/**", "/v3/api-docs/**", "/actuator/health/**"}, new KnownParameters());
    }

    @Bean("/error")
    @ConditionalOnMissingBean(ErrorController.class)
    ProblemErrors problemErrors() {
        return new ProblemErrors();
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemReports() {
        return factory -> factory.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new ProblemReports()));
    }
}
