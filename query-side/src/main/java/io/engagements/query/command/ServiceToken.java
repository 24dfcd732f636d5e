package io.engagements.query.command;

import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.AuthorizedClientServiceOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.InMemoryOAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientProviderBuilder;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.endpoint.RestClientClientCredentialsTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.client.OAuth2ClientHttpRequestInterceptor;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.web.client.RestClient;

/** The token of the service account: one for all callers, until it expires or the command side does not take it. */
final class ServiceToken {

    private static final String NAME = "command-side";

    private ServiceToken() {}

    /** The issuer is asked for its token endpoint at the first use, so that this side starts without it. */
    static ClientHttpRequestInterceptor of(
            String issuer, String client, String secret, ClientHttpRequestFactory requests) {
        ClientRegistrationRepository registrations = new SupplierClientRegistrationRepository(
                () -> new InMemoryClientRegistrationRepository(ClientRegistrations.fromIssuerLocation(issuer)
                        .registrationId(NAME)
                        .clientId(client)
                        .clientSecret(secret)
                        .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                        .build()));
        OAuth2AuthorizedClientService tokens = new InMemoryOAuth2AuthorizedClientService(registrations);
        var manager = new AuthorizedClientServiceOAuth2AuthorizedClientManager(registrations, tokens);
        manager.setAuthorizedClientProvider(OAuth2AuthorizedClientProviderBuilder.builder()
                .clientCredentials(credentials -> credentials.accessTokenResponseClient(issuer(requests)))
                .build());
        OAuth2ClientHttpRequestInterceptor signing = new OAuth2ClientHttpRequestInterceptor(manager);
        Authentication account = UsernamePasswordAuthenticationToken.unauthenticated(client, secret);
        signing.setClientRegistrationIdResolver(request -> NAME);
        // Else whoever asks this side would have a token of the account's own.
        signing.setPrincipalResolver(request -> account);
        signing.setAuthorizationFailureHandler(OAuth2ClientHttpRequestInterceptor.authorizationFailureHandler(tokens));
        return signing;
    }

    /** As Spring's own, but that it does not wait without end. */
    private static RestClientClientCredentialsTokenResponseClient issuer(ClientHttpRequestFactory requests) {
        RestClientClientCredentialsTokenResponseClient issuer = new RestClientClientCredentialsTokenResponseClient();
        issuer.setRestClient(RestClient.builder()
                .requestFactory(requests)
                .configureMessageConverters(bodies -> bodies.addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        return issuer;
    }
}
