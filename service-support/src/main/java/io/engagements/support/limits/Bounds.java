package io.engagements.support.limits;

import java.time.Duration;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What both sides have against whoever asks too much, to be imported with each. */
@Configuration(proxyBeanMethods = false)
public class Bounds {

    /** The server's threads. */
    static final int THREADS = 200;

    /** So many requests are worked at; the rest of the threads is for health, and to say that there are too many. */
    static final int AT_ONCE = 160;

    /** So many of them for one party. */
    static final int OF_A_PARTY = 64;

    /** So many of those that need no token, so that some are left for parties whatever strangers do. */
    static final int OF_STRANGERS = 96;

    /** So many of these for one address: behind a gateway all may have the same. */
    static final int OF_AN_ADDRESS = 64;

    /** So many bodies of parties are waited for at once. */
    static final int BODIES = 64;

    /** So many of strangers. */
    static final int BODIES_OF_STRANGERS = 32;

    /** So many of one party or address. */
    static final int BODIES_OF_ONE = 16;

    /** So long a client may say nothing within a body. */
    static final Duration SILENCE = Duration.ofSeconds(5);

    @Bean
    static WebServerFactoryCustomizer<TomcatServletWebServerFactory> frontDoor() {
        return factory -> {
            factory.addEngineValves(new FrontDoor());
            factory.addConnectorCustomizers(connector -> {
                AbstractHttp11Protocol<?> http = (AbstractHttp11Protocol<?>) connector.getProtocolHandler();
                http.setMaxThreads(THREADS);
                http.setDisableUploadTimeout(false);
                http.setConnectionUploadTimeout((int) SILENCE.toMillis());
            });
        };
    }

    @Bean
    FilterRegistrationBean<PartysDoor> partysDoor() {
        FilterRegistrationBean<PartysDoor> filter = new FilterRegistrationBean<>(new PartysDoor());
        filter.setOrder(SecurityFilterProperties.DEFAULT_FILTER_ORDER + 1);
        return filter;
    }
}
