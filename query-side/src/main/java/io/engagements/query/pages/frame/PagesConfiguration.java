package io.engagements.query.pages.frame;

import io.engagements.query.answer.AsOf;
import io.engagements.support.security.AccessTokens;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.annotation.web.configurers.LogoutConfigurer;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientProviderBuilder;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.thymeleaf.spring6.ISpringTemplateEngine;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;
import org.thymeleaf.templateresolver.ITemplateResolver;

/**
 * The pages, where {@code engagements.pages} is true: people sign in at the provider that the client registration
 * {@code web} names, by authorization code and PKCE, and their session keeps their own tokens. What asks with a token of
 * its own, {@code /api}, has nothing to do with any of it.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("engagements.pages")
public class PagesConfiguration {

    /** The name under which the provider of sign-in is registered. */
    public static final String REGISTRATION = "web";

    /** Where signing in begins, for everybody who is not signed in. */
    public static final String SIGN_IN = "/oauth2/authorization/" + REGISTRATION;

    /** Where the provider leads back to. */
    public static final String SIGNED_IN = "/login/oauth2/code/" + REGISTRATION;

    /** Asked for again and again by a page that stands open, whether anybody is there or not. */
    public static final String LIVE = "/live";

    private static final String SIGN_OUT = "/sign-out";

    /** What is loaded comes from here, and nothing stands within a page that a browser would run. */
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " font-src 'self'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

    private static final RequestMatcher ASSETS = any(
            "/assets/**",
            "/webjars/bootstrap/**",
            "/webjars/bootstrap-icons/**",
            "/webjars/fontsource__source-sans-pro/**",
            "/webjars/htmx.org/**");

    private static final RequestMatcher FOR_ALL =
            any("/", LanguagePage.PATH, PageRefusals.PATH, "/login/oauth2/**", SIGN_IN);

    private static final RequestMatcher PAGES = new OrRequestMatcher(
            FOR_ALL,
            any("/today", LIVE, SIGN_OUT),
            any("/engagements", "/numbers", "/proof", "/proof/package", "/proof/progress", "/proof/verify"),
            any("/proof/checkpoints", "/proof/checkpoints/{number}"),
            any("/find", "/find/work", "/find/candidacies", "/find/parties"),
            any(
                    "/candidacies",
                    "/candidacies/{candidacy}",
                    "/candidacies/{candidacy}/hire",
                    "/candidacies/{candidacy}/decline",
                    "/candidacies/{candidacy}/withdraw",
                    "/engagements/{engagement}/lawyer"),
            any(
                    "/candidacies/{candidacy}/terms",
                    "/engagements/{engagement}/terms",
                    "/engagements/{engagement}/terms/propose",
                    "/engagements/{engagement}/documents",
                    "/engagements/{engagement}/documents/sign",
                    "/engagements/{engagement}/pause",
                    "/engagements/{engagement}/resign"),
            any(
                    "/engagements/{engagement}",
                    "/engagements/{engagement}/ask",
                    "/engagements/{engagement}/case-file",
                    "/engagements/{engagement}/end",
                    "/engagements/{engagement}/end/{act}",
                    "/engagements/{engagement}/work",
                    "/engagements/{engagement}/work/{deliverable}",
                    "/engagements/{engagement}/work/{deliverable}/propose/{what}",
                    "/engagements/{engagement}/work/{deliverable}/inputs",
                    "/engagements/{engagement}/work/{deliverable}/contest",
                    "/engagements/{engagement}/work/{deliverable}/statements",
                    "/engagements/{engagement}/proposals",
                    "/engagements/{engagement}/statements",
                    "/engagements/{engagement}/handed-over",
                    "/engagements/{engagement}/accesses",
                    "/engagements/{engagement}/numbers",
                    "/engagements/{engagement}/replay",
                    "/engagements/{engagement}/compare",
                    "/engagements/{engagement}/value",
                    "/engagements/{engagement}/proof",
                    "/engagements/{engagement}/proof/package",
                    "/engagements/{engagement}/proof/verify",
                    "/engagements/{engagement}/deliverables/{deliverable}/review",
                    "/engagements/{engagement}/deliverables/{deliverable}/deliver",
                    "/engagements/{engagement}/deliverables/{deliverable}/receipts/{sequence}",
                    "/engagements/{engagement}/deliverables/{deliverable}/receipts/{sequence}/signed",
                    "/files/{file}"));

    /** What is not for browsers, or has answers of its own. */
    private static final RequestMatcher PROGRAMS = any(
            "/api/**",
            "/v3/**",
            "/swagger-ui/**",
            "/swagger-ui.html",
            "/actuator/**",
            "/oauth2/**",
            "/.well-known/**",
            "/webjars/**",
            "/error");

    private static RequestMatcher any(String... patterns) {
        return new OrRequestMatcher(Stream.of(patterns)
                .<RequestMatcher>map(PathPatternRequestMatcher.withDefaults()::matcher)
                .toList());
    }

    private static RequestMatcher with(
            RequestMatcher everywhere, ObjectProvider<Room> rooms, Function<Room, List<String>> patterns) {
        String[] more = rooms.orderedStream()
                .flatMap(room -> patterns.apply(room).stream())
                .toArray(String[]::new);
        return more.length == 0 ? everywhere : new OrRequestMatcher(everywhere, any(more));
    }

    /** Files are the same for everybody, and their addresses change with what is in them. */
    @Bean
    @Order(40)
    SecurityFilterChain assetsSecurity(HttpSecurity http) {
        return http.securityMatcher(ASSETS)
                .csrf(CsrfConfigurer::disable)
                .logout(LogoutConfigurer::disable)
                .requestCache(RequestCacheConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(headers -> headers.cacheControl(HeadersConfigurer.CacheControlConfig::disable)
                        .contentSecurityPolicy(
                                csp -> csp.policyDirectives("default-src 'none'; frame-ancestors 'none'")))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    @Bean
    @Order(41)
    SecurityFilterChain pagesSecurity(
            HttpSecurity http,
            @Value("${engagements.public-url}") URI publicUrl,
            ClientRegistrationRepository registrations,
            OAuth2AuthorizedClientRepository tokens,
            TokenRequests requests,
            Sessions sessions,
            Choices choices,
            ObjectProvider<Room> rooms) {
        RequestMatcher open = with(FOR_ALL, rooms, Room::open);
        Cookies cookies = new Cookies(publicUrl);
        AskedPage asked = new AskedPage(cookies);
        return strict(http, publicUrl, registrations)
                .securityMatcher(new OrRequestMatcher(open, with(PAGES, rooms, Room::closed)))
                .addFilterBefore(new FormsWithFiles(), CsrfFilter.class)
                .addFilterAfter(new FailedPages(), AuthorizationFilter.class)
                .requestCache(cache -> cache.requestCache(asked))
                .oauth2Login(login -> login.loginPage(SIGN_IN)
                        .authorizedClientRepository(tokens)
                        .authorizationEndpoint(begin ->
                                begin.authorizationRequestRepository(new SignInUnderWay(registrations, cookies)))
                        .tokenEndpoint(token -> token.accessTokenResponseClient(requests.byCode()))
                        .successHandler(onward(asked, sessions, choices))
                        .failureHandler(PageRefusals::signInFailed))
                .logout(out -> out.logoutUrl(SIGN_OUT)
                        .addLogoutHandler(everywhere(sessions))
                        .logoutSuccessHandler(atTheProvider(registrations, publicUrl)))
                .authorizeHttpRequests(asks -> asks.dispatcherTypeMatchers(
                                DispatcherType.FORWARD, DispatcherType.ERROR, DispatcherType.ASYNC)
                        .permitAll()
                        .requestMatchers(open)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(PageRefusals::notSignedIn)
                        .accessDeniedHandler(PageRefusals::forbidden))
                .build();
    }

    /** An address that a person mistyped is answered with a page; programs are told as ever. */
    @Bean
    @Order(42)
    SecurityFilterChain unknownPagesSecurity(
            HttpSecurity http,
            @Value("${engagements.public-url}") URI publicUrl,
            ClientRegistrationRepository registrations) {
        return strict(http, publicUrl, registrations)
                .securityMatcher(request -> Asks.forPage(request) && !PROGRAMS.matches(request))
                .logout(LogoutConfigurer::disable)
                .requestCache(RequestCacheConfigurer::disable)
                .authorizeHttpRequests(requests -> requests.anyRequest().denyAll())
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(PageRefusals::unknown)
                        .accessDeniedHandler(PageRefusals::unknown))
                .build();
    }

    /** What everything has that is a page: one host, forms that only our own pages send, headers, nothing cached. */
    public static HttpSecurity strict(HttpSecurity http, URI publicUrl, ClientRegistrationRepository registrations) {
        CookieCsrfTokenRepository forms = CookieCsrfTokenRepository.withHttpOnlyFalse();
        forms.setCookieCustomizer(cookie -> cookie.sameSite("Lax").secure(Cookies.isSecure(publicUrl)));
        return http.addFilterBefore(new CanonicalHost(publicUrl), SecurityContextHolderFilter.class)
                .csrf(csrf -> csrf.spa().csrfTokenRepository(forms))
                .headers(headers -> headers.referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                        .addHeaderWriter((request, response) ->
                                response.setHeader("Content-Security-Policy", policy(registrations))));
    }

    /** Signing out leads to the provider by way of a form's answer, which browsers hold to be the form's own target. */
    private static String policy(ClientRegistrationRepository registrations) {
        ClientRegistration web = registrations.findByRegistrationId(REGISTRATION);
        Map<String, Object> metadata =
                web == null ? Map.of() : web.getProviderDetails().getConfigurationMetadata();
        if (metadata.get("end_session_endpoint") instanceof String elsewhere) {
            URI provider = URI.create(elsewhere);
            return POLICY + " " + provider.getScheme() + "://" + provider.getAuthority();
        }
        return POLICY;
    }

    private static SavedRequestAwareAuthenticationSuccessHandler onward(
            AskedPage asked, Sessions sessions, Choices choices) {
        SavedRequestAwareAuthenticationSuccessHandler onward = new SavedRequestAwareAuthenticationSuccessHandler() {
            @Override
            public void onAuthenticationSuccess(
                    HttpServletRequest request, HttpServletResponse response, Authentication person)
                    throws IOException, ServletException {
                sessions.begun(person.getName(), request.getSession());
                choices.begin(person.getName(), request.getSession());
                super.onAuthenticationSuccess(request, response, person);
            }
        };
        onward.setRequestCache(asked);
        onward.setDefaultTargetUrl("/today");
        return onward;
    }

    private static LogoutHandler everywhere(Sessions sessions) {
        return (request, response, person) -> {
            if (person != null && request.getParameter("everywhere") != null) {
                sessions.endAll(person.getName());
            }
        };
    }

    private static OidcClientInitiatedLogoutSuccessHandler atTheProvider(
            ClientRegistrationRepository registrations, URI publicUrl) {
        OidcClientInitiatedLogoutSuccessHandler out = new OidcClientInitiatedLogoutSuccessHandler(registrations);
        out.setPostLogoutRedirectUri(publicUrl + "/");
        out.setDefaultTargetUrl("/?signed-out");
        return out;
    }

    @Bean
    TokenRequests tokenRequests() {
        return new TokenRequests();
    }

    @Bean
    Sessions sessions() {
        return new Sessions();
    }

    @Bean
    OAuth2AuthorizedClientRepository tokensInSessions() {
        return new HttpSessionOAuth2AuthorizedClientRepository();
    }

    @Bean
    OAuth2AuthorizedClientManager tokensOfPeople(
            ClientRegistrationRepository registrations,
            OAuth2AuthorizedClientRepository tokens,
            TokenRequests requests) {
        var manager = new DefaultOAuth2AuthorizedClientManager(registrations, tokens);
        manager.setAuthorizedClientProvider(OAuth2AuthorizedClientProviderBuilder.builder()
                .refreshToken(again -> again.accessTokenResponseClient(requests.again()))
                .build());
        return manager;
    }

    @Bean
    WebMvcConfigurer pages(OAuth2AuthorizedClientManager tokensOfPeople, AccessTokens tokens, Acts acts) {
        SignedInArgument people = new SignedInArgument(tokensOfPeople, tokens);
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.addAll(List.of(people, new FormArgument(people, acts)));
            }
        };
    }

    @Bean
    Languages localeResolver(@Value("${engagements.public-url}") URI publicUrl) {
        return new Languages(new Cookies(publicUrl));
    }

    @Bean
    Choices choices(Languages languages, Sessions sessions, ObjectProvider<PersonalChoices> kept) {
        return new Choices(languages, sessions, kept);
    }

    @Bean
    Texts.Bundle pagesTexts() {
        return new Texts.Bundle("pages/pages");
    }

    @Bean
    Texts texts(List<Texts.Bundle> bundles) {
        return new Texts(bundles);
    }

    @Bean
    Views views(Texts texts, Languages languages, AsOf asOf) {
        return new Views(texts, languages, asOf);
    }

    @Bean
    SmartInitializingSingleton pageViews(ObjectProvider<ThymeleafViewResolver> views) {
        return () -> views.getObject().setViewClass(PageView.class);
    }

    @Bean
    ISpringTemplateEngine templateEngine(ObjectProvider<ITemplateResolver> templates, Texts texts) {
        SpringTemplateEngine engine = new SpringTemplateEngine();
        templates.orderedStream().forEach(engine::addTemplateResolver);
        engine.setTemplateEngineMessageSource(texts);
        engine.setLinkBuilder(new PastLinks());
        return engine;
    }
}
