package io.engagements.standalone.identity;

import io.engagements.query.pages.frame.PageRefusals;
import io.engagements.query.pages.frame.PagesConfiguration;
import io.engagements.query.pages.frame.Sessions;
import io.engagements.query.pages.frame.Texts;
import io.engagements.query.pages.landing.DemoPeople;
import io.engagements.support.security.Denial;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.LogoutConfigurer;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AbstractAuthenticationProcessingFilter;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import tools.jackson.databind.json.JsonMapper;

/** The issuer's face: where people say who they are, for the pages alone. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("engagements.pages")
public class SignInConfiguration {

    /** The page with the form. Its parameter {@code done} says what somebody has just done who is led there. */
    public static final String PATH = "/sign-in";

    static final String DEMO = PATH + "/demo";

    private static final String ACCOUNT = "account";

    @Bean
    WebClient webClient(IdentitySettings settings, PasswordEncoder encoder) {
        return new WebClient(settings.publicUrl(), encoder);
    }

    /** Which port is this process's own is known only when it listens. */
    @Bean
    ClientRegistrationRepository clientRegistrations(WebClient web, ServerProperties server, Environment environment) {
        return new SupplierClientRegistrationRepository(
                () -> new InMemoryClientRegistrationRepository(web.ofPages(here(server, environment))));
    }

    private static URI here(ServerProperties server, Environment environment) {
        InetAddress address = server.getAddress();
        String host = address == null || address.isAnyLocalAddress() ? "127.0.0.1" : address.getHostAddress();
        try {
            int port = environment.getRequiredProperty("local.server.port", Integer.class);
            return new URI("http", null, host, port, null, null, null);
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Bean
    Access access(EndedTokens tokens, Authorizations authorizations, Sessions sessions) {
        return new Access(tokens, authorizations, sessions);
    }

    @Bean
    Texts.Bundle signInTexts() {
        return new Texts.Bundle("pages/sign-in/sign-in");
    }

    @Bean
    DemoPeople demoPeople(DemoAccounts accounts) {
        return new DemoPeople() {
            @Override
            public List<Person> people() {
                return accounts.people();
            }

            @Override
            public String entrance() {
                return DEMO;
            }
        };
    }

    /**
     * The pages have the same session; what is the issuer's is kept under a name of its own. Whoever has signed in goes
     * to the pages, which ask the issuer once more: nothing has to be remembered of a stranger.
     */
    @Bean
    @Order(11)
    SecurityFilterChain signInSecurity(
            HttpSecurity http,
            Accounts accounts,
            PasswordEncoder encoder,
            Guesses guesses,
            IdentitySettings settings,
            ClientRegistrationRepository registrations,
            Sessions sessions,
            Passkeys passkeys,
            DemoPeople demo) {
        HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();
        contexts.setSpringSecurityContextKey("issuer.context");
        AuthenticationSuccessHandler onward = (request, response, person) -> {
            sessions.begun(person.getName(), request.getSession());
            response.sendRedirect(request.getContextPath() + PagesConfiguration.SIGN_IN);
        };
        URI publicUrl = URI.create(settings.publicUrl());
        PasskeyEntrance passkey = new PasskeyEntrance(passkeys, new PasskeyChallenges(passkeys.site(), publicUrl));
        passkey.setSecurityContextRepository(contexts);
        passkey.setSessionAuthenticationStrategy(new ChangeSessionIdAuthenticationStrategy());
        passkey.setAuthenticationSuccessHandler((request, response, person) -> {
            sessions.begun(person.getName(), request.getSession());
            lead(response, HttpStatus.OK, request.getContextPath() + PagesConfiguration.SIGN_IN);
        });
        passkey.setAuthenticationFailureHandler((request, response, failure) ->
                lead(response, HttpStatus.UNAUTHORIZED, refusal(request, failure, "passkey")));
        PagesConfiguration.strict(http, publicUrl, registrations)
                .securityMatcher("/oauth2/authorize", PATH, DEMO, PasskeyEntrance.PATH, PasskeyEntrance.ASK)
                .oauth2AuthorizationServer(issuer -> issuer.oidc(Customizer.withDefaults()))
                .securityContext(context -> context.securityContextRepository(contexts))
                .requestCache(RequestCacheConfigurer::disable)
                .logout(LogoutConfigurer::disable)
                .authorizeHttpRequests(
                        requests -> requests.requestMatchers(PATH, DEMO, PasskeyEntrance.PATH, PasskeyEntrance.ASK)
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .authenticationProvider(
                        new GuardedAuthentication(passwords(accounts, encoder), accounts, guesses, null))
                .formLogin(form -> form.loginPage(PATH)
                        .usernameParameter(ACCOUNT)
                        .passwordParameter("secret")
                        .successHandler(onward)
                        .failureHandler(SignInConfiguration::refused))
                .exceptionHandling(refusals -> refusals.accessDeniedHandler(PageRefusals::forbidden))
                .addFilterAfter(passkey, UsernamePasswordAuthenticationFilter.class)
                .addFilterBefore(passkey.question(), AuthorizationFilter.class);
        if (!demo.people().isEmpty()) {
            DemoEntrance entrance = new DemoEntrance(demo);
            entrance.setSecurityContextRepository(contexts);
            entrance.setSessionAuthenticationStrategy(new ChangeSessionIdAuthenticationStrategy());
            entrance.setAuthenticationSuccessHandler(onward);
            // Whom a page offered that stands open since: somebody has been erased meanwhile.
            entrance.setAuthenticationFailureHandler(
                    (request, response, failure) -> response.sendRedirect(refusal(request, failure, "gone")));
            http.addFilterAfter(entrance, UsernamePasswordAuthenticationFilter.class);
        }
        return http.build();
    }

    private static DaoAuthenticationProvider passwords(Accounts accounts, PasswordEncoder encoder) {
        DaoAuthenticationProvider passwords = new DaoAuthenticationProvider(id -> accounts.find(id)
                .map(account -> User.withUsername(account.id())
                        .password(account.secretHash())
                        .build())
                .orElseThrow(() -> new UsernameNotFoundException("no such account")));
        passwords.setPasswordEncoder(encoder);
        return passwords;
    }

    private static void refused(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        response.sendRedirect(refusal(request, failure, "wrong"));
    }

    /** @param otherwise what is said where the accounts could be looked at */
    private static String refusal(HttpServletRequest request, AuthenticationException failure, String otherwise) {
        String why = failure instanceof GuardedAuthentication.NotNowException later && later.tooMany()
                ? "wait"
                : failure instanceof GuardedAuthentication.NotNowException ? "away" : otherwise;
        return request.getContextPath() + PATH + "?refused=" + why;
    }

    /** A script asked, which goes there with the whole page. */
    private static void lead(HttpServletResponse response, HttpStatus status, String to) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.getWriter().write(JsonMapper.shared().writeValueAsString(Map.of("to", to)));
    }

    /** One press signs in: only as a demo account, and where these are, only this machine is listened to. */
    private static final class DemoEntrance extends AbstractAuthenticationProcessingFilter {

        private final DemoPeople demo;

        private DemoEntrance(DemoPeople demo) {
            super(PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, DEMO), asking -> asking);
            this.demo = demo;
        }

        @Override
        public Authentication attemptAuthentication(HttpServletRequest request, HttpServletResponse response) {
            return Optional.ofNullable(request.getParameter(ACCOUNT))
                    .filter(account -> demo.people().stream()
                            .anyMatch(person -> person.account().equals(account)))
                    .map(account -> UsernamePasswordAuthenticationToken.authenticated(account, null, List.of()))
                    .orElseThrow(DemoEntrance::none);
        }

        private static BadCredentialsException none() {
            Denial.because("no-demo-account");
            return new BadCredentialsException("no demo account");
        }
    }
}
