package io.engagements.support.limits;

import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;

/** The server of a port of the operator's own has a front door too. */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
class OperatorsPort {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> operatorsFrontDoor() {
        return Bounds.frontDoor();
    }
}
