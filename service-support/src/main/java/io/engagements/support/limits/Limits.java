package io.engagements.support.limits;

import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The limits of whoever answers commands and takes files, to be imported with it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LimitSettings.class)
public class Limits implements WebMvcConfigurer {

    private final LimitSettings settings;

    Limits(LimitSettings settings) {
        this.settings = settings;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new PartyLimits(settings, InstantSource.system()))
                .addPathPatterns("/api/commands/*", "/api/files");
    }
}
