package io.engagements.support.limits;

import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The limits of whoever answers commands and takes files, to be imported with it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LimitSettings.class)
public class Limits implements WebMvcConfigurer {

    private final PartyQuotas quotas;

    Limits(LimitSettings settings) {
        this.quotas = new PartyQuotas(settings, InstantSource.system());
    }

    /** For whoever takes commands and files another way than over HTTP. */
    @Bean
    PartyQuotas partyQuotas() {
        return quotas;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new PartyLimits(quotas)).addPathPatterns("/api/commands/*", "/api/files");
    }
}
