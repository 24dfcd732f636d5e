package io.engagements.standalone.identity;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.LogoutConfigurer;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2ClientAuthenticationConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.server.authorization.authentication.ClientSecretAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.web.authentication.ClientSecretBasicAuthenticationConverter;
import org.springframework.security.web.SecurityFilterChain;

/** The issuer's three addresses: tokens, public keys, and the metadata (RFC 8414) that names both. */
@Configuration(proxyBeanMethods = false)
class IssuerSecurity {

    @Bean
    @Order(10)
    SecurityFilterChain issuerSecurityChain(HttpSecurity http, Accounts accounts) {
        return stateless(http)
                .securityMatchers(paths -> paths.requestMatchers(HttpMethod.POST, "/oauth2/token")
                        .requestMatchers(HttpMethod.GET, "/oauth2/jwks", "/.well-known/oauth-authorization-server"))
                .oauth2AuthorizationServer(issuer -> issuer.clientAuthentication(
                                clients -> byGuardedSecretOnly(clients, accounts))
                        .authorizationServerMetadataEndpoint(metadata -> metadata.authorizationServerMetadataCustomizer(
                                document -> document.claims(IssuerSecurity::onlyWhatIsHere))))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .exceptionHandling(errors -> errors.authenticationEntryPoint(OAuthErrors::refused))
                .build();
    }

    private static void byGuardedSecretOnly(OAuth2ClientAuthenticationConfigurer clients, Accounts accounts) {
        Guesses guesses = new Guesses(InstantSource.system());
        clients.authenticationConverters(
                        ways -> ways.removeIf(way -> !(way instanceof ClientSecretBasicAuthenticationConverter)))
                .authenticationProviders(checks -> {
                    checks.removeIf(check -> !(check instanceof ClientSecretAuthenticationProvider));
                    checks.replaceAll(check -> new GuardedAuthentication(check, accounts, guesses));
                })
                .errorResponseHandler(OAuthErrors::refused);
    }

    /** Spring names every endpoint that it could offer, and insists on an authorization endpoint. */
    private static void onlyWhatIsHere(Map<String, Object> metadata) {
        metadata.keySet()
                .retainAll(Set.of(
                        "issuer", "token_endpoint", "jwks_uri", "authorization_endpoint", "response_types_supported"));
        metadata.put("grant_types_supported", List.of("client_credentials"));
        metadata.put("token_endpoint_auth_methods_supported", List.of("client_secret_basic"));
    }

    private static HttpSecurity stateless(HttpSecurity http) {
        return http.csrf(CsrfConfigurer::disable)
                .logout(LogoutConfigurer::disable)
                .requestCache(RequestCacheConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(headers -> headers.contentSecurityPolicy(
                        csp -> csp.policyDirectives("default-src 'none'; frame-ancestors 'none'")));
    }
}
