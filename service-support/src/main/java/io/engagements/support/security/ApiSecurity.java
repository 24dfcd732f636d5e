package io.engagements.support.security;

import io.engagements.support.problem.ProblemConfiguration;
import io.engagements.support.problem.SecurityHeaders;
import jakarta.servlet.DispatcherType;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.web.server.ConditionalOnManagementPort;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.annotation.web.configurers.LogoutConfigurer;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/**
 * The interface needs an access token; what a caller may do and see is decided with each command and query. Health and
 * the description of the interface are open; for everyone, nothing else is there.
 *
 * <p>Controllers take the caller as {@code @AuthenticationPrincipal Caller}. The token decoder is the application's
 * own bean or, without one, Spring Boot's for {@code spring.security.oauth2.resourceserver.jwt.issuer-uri}; without
 * either the application does not start.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IdentityClaims.class)
@Import(ProblemConfiguration.class)
public class ApiSecurity {

    @Bean
    AccessTokens accessTokens(JwtDecoder decoder, IdentityClaims claims) {
        return new AccessTokens(decoder, claims);
    }

    /** Its figures would time each of some fifteen filters of every request, and nobody asks for them. */
    @Bean
    SecurityObservationSettings withoutFiguresOfFilters() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    @Order(20)
    SecurityFilterChain apiSecurityChain(HttpSecurity http, AccessTokens tokens) {
        return stateless(http)
                .securityMatcher("/api/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .oauth2ResourceServer(api -> api.jwt(jwt -> jwt.authenticationManager(tokens.manager()))
                        .authenticationEntryPoint(AccessProblems::unauthenticated))
                .exceptionHandling(errors -> errors.authenticationEntryPoint(AccessProblems::unauthenticated)
                        .accessDeniedHandler(AccessProblems::forbidden))
                .build();
    }

    /** What the operator's port has is open on it, to whoever reaches it, and is nowhere else. */
    @Bean
    @Order(10)
    @ConditionalOnManagementPort(ManagementPortType.DIFFERENT)
    SecurityFilterChain operatorsPortSecurity(HttpSecurity http) {
        return stateless(http)
                .securityMatcher(EndpointRequest.toAnyEndpoint())
                .authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.GET)
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .exceptionHandling(errors -> errors.authenticationEntryPoint(AccessProblems::notFound)
                        .accessDeniedHandler(AccessProblems::notFound))
                .build();
    }

    /**
     * Whoever asks is told whether it is up; with the operator's token also why, when the settings say so
     * ({@code management.endpoint.health.show-details: when-authorized}).
     */
    @Bean
    @Order(30)
    SecurityFilterChain healthSecurity(HttpSecurity http, AccessTokens tokens) {
        return stateless(http)
                .securityMatcher("/actuator/health/**")
                .authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.GET)
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .oauth2ResourceServer(api -> api.jwt(jwt -> jwt.authenticationManager(tokens.manager()))
                        .authenticationEntryPoint(AccessProblems::unauthenticated))
                .exceptionHandling(errors -> errors.authenticationEntryPoint(AccessProblems::notFound)
                        .accessDeniedHandler(AccessProblems::notFound))
                .build();
    }

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    SecurityFilterChain everythingElseSecurity(HttpSecurity http) {
        return stateless(http)
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, "/v3/api-docs/**")
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, "/swagger-ui/**", "/swagger-ui.html")
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .exceptionHandling(errors -> errors.authenticationEntryPoint(AccessProblems::notFound)
                        .accessDeniedHandler(AccessProblems::notFound))
                .build();
    }

    /** No text of the database holds a NUL character: a parameter with one is the caller's mistake. */
    @Bean
    HttpFirewall withoutNul() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowedParameterValues(value -> value.indexOf('\0') < 0);
        return firewall;
    }

    /** Boot's decoder would refuse the header type of access tokens; which types are theirs, {@link Callers} knows. */
    @Bean
    @ConditionalOnMissingBean
    JwtTypeValidator anyTokenType() {
        JwtTypeValidator types = new JwtTypeValidator("at+jwt", "application/at+jwt", "JWT");
        types.setAllowEmpty(true);
        return types;
    }

    /** After the trace, so that its lines have one; round everything that may deny something. */
    @Bean
    FilterRegistrationBean<DenialLog> denialLog(ObjectProvider<Hidden> hidden) {
        FilterRegistrationBean<DenialLog> filter = new FilterRegistrationBean<>(new DenialLog(
                (id, from) -> hidden.stream().anyMatch(each -> each.hides(id, from)), InstantSource.system()));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return filter;
    }

    private static HttpSecurity stateless(HttpSecurity http) {
        return http.csrf(CsrfConfigurer::disable)
                .logout(LogoutConfigurer::disable)
                .requestCache(RequestCacheConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(ApiSecurity::strict);
    }

    /** Swagger UI loads its own scripts and styles; every other answer is data and may load nothing. */
    private static void strict(HeadersConfigurer<HttpSecurity> headers) {
        headers.addHeaderWriter((request, response) -> response.setHeader(
                "Content-Security-Policy",
                request.getRequestURI().startsWith(request.getContextPath() + "/swagger-ui/")
                        ? "default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self' data:;"
                                + " style-src 'self' 'unsafe-inline'; base-uri 'none'; form-action 'none';"
                                + " frame-ancestors 'none'"
                        : SecurityHeaders.NOTHING_LOADED));
    }
}
