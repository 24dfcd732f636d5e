package io.engagements.standalone.identity;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
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
import org.springframework.security.web.header.HeaderWriterFilter;

/** The issuer's three addresses: tokens, public keys, and the metadata (RFC 8414) that names both. */
@Configuration(proxyBeanMethods = false)
class IssuerSecurity {

    @Bean
    @Order(10)
    SecurityFilterChain issuerSecurityChain(
            HttpSecurity http,
            Accounts accounts,
            Guesses guesses,
            IdentitySettings settings,
            ObjectProvider<WebClient> web) {
        WebClient pages = web.getIfAvailable();
        return stateless(http)
                .securityMatchers(paths -> paths.requestMatchers(HttpMethod.POST, "/oauth2/token")
                        .requestMatchers(HttpMethod.GET, "/oauth2/jwks", IssuerMetadata.PATH))
                .addFilterAfter(new IssuerMetadata(settings.publicUrl(), pages != null), HeaderWriterFilter.class)
                .oauth2AuthorizationServer(issuer ->
                        issuer.clientAuthentication(clients -> byGuardedSecretOnly(clients, accounts, guesses, pages)))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .exceptionHandling(errors -> errors.authenticationEntryPoint(OAuthErrors::refused))
                .build();
    }

    private static void byGuardedSecretOnly(
            OAuth2ClientAuthenticationConfigurer clients, Accounts accounts, Guesses guesses, @Nullable WebClient web) {
        clients.authenticationConverters(
                        ways -> ways.removeIf(way -> !(way instanceof ClientSecretBasicAuthenticationConverter)))
                .authenticationProviders(checks -> {
                    checks.removeIf(check -> !(check instanceof ClientSecretAuthenticationProvider));
                    checks.replaceAll(check -> new GuardedAuthentication(check, accounts, guesses, web));
                })
                .errorResponseHandler(OAuthErrors::refused);
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
