package io.engagements.standalone.openapi;

import io.engagements.standalone.identity.IdentitySettings;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The description says where the interface is as the settings do; left alone it would repeat whatever Host a caller names. */
@Configuration(proxyBeanMethods = false)
class PublicAddress {

    @Bean
    OpenAPI atItsPublicAddress(IdentitySettings settings) {
        return new OpenAPI().servers(List.of(new Server().url(settings.publicUrl())));
    }
}
