package io.engagements.query.pages.frame;

import java.net.http.HttpClient;
import java.time.Duration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.RestClientRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.web.client.RestClient;

/** How the provider of sign-in is asked for tokens: as Spring does, but that no page waits without end. */
final class TokenRequests {

    private static final Duration TO_REACH_IT = Duration.ofSeconds(2);
    private static final Duration TO_BE_ANSWERED = Duration.ofSeconds(5);

    private final RestClient provider;

    TokenRequests() {
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(TO_REACH_IT).build());
        requests.setReadTimeout(TO_BE_ANSWERED);
        provider = RestClient.builder()
                .requestFactory(requests)
                .configureMessageConverters(bodies -> bodies.addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build();
    }

    RestClientAuthorizationCodeTokenResponseClient byCode() {
        var client = new RestClientAuthorizationCodeTokenResponseClient();
        client.setRestClient(provider);
        return client;
    }

    RestClientRefreshTokenTokenResponseClient again() {
        var client = new RestClientRefreshTokenTokenResponseClient();
        client.setRestClient(provider);
        return client;
    }
}
