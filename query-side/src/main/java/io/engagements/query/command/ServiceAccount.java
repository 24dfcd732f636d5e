package io.engagements.query.command;

import io.engagements.events.stored.ContractJson;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.client.AuthorizedClientServiceOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.InMemoryOAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Asks the command side for what this side needs for itself, as an account of its own: {@code engagements.service.client}
 * with {@code engagements.service.secret} at the issuer. The issuer is asked for its token endpoint at the first use, so
 * that this side starts without it.
 */
@Component
@ConditionalOnProperty("engagements.command-side.url")
public class ServiceAccount {

    private static final String NAME = "command-side";

    private final CommandSideClient commandSide;
    private final String issuer;
    private final String client;
    private final String secret;
    private @Nullable OAuth2AuthorizedClientManager manager;

    ServiceAccount(
            CommandSideClient commandSide,
            @Value("${spring.security.oauth2.resourceserver.jwt.issuer-uri}") String issuer,
            @Value("${engagements.service.client}") String client,
            @Value("${engagements.service.secret}") String secret) {
        this.commandSide = commandSide;
        this.issuer = issuer;
        this.client = client;
        this.secret = secret;
    }

    /** @throws IOException when issuer or command side cannot be reached, or the command side refuses */
    public JsonNode ask(String path, Map<String, ?> body) throws IOException {
        byte[] json = ContractJson.mapper().writeValueAsBytes(body);
        String token = token();
        HttpResponse<InputStream> answer =
                commandSide.ask(path, CommandSideClient.TO_ANSWER, request -> request(request, token, json));
        try (InputStream content = answer.body()) {
            if (answer.statusCode() != 200) {
                throw new IOException("the command side answers " + answer.statusCode() + " to " + path);
            }
            return ContractJson.mapper().readTree(content);
        }
    }

    private static HttpRequest.Builder request(HttpRequest.Builder request, String token, byte[] json) {
        return request.POST(BodyPublishers.ofByteArray(json))
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + token)
                .header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_VALUE);
    }

    private String token() throws IOException {
        try {
            OAuth2AuthorizedClient authorized = manager()
                    .authorize(OAuth2AuthorizeRequest.withClientRegistrationId(NAME)
                            .principal(client)
                            .build());
            if (authorized == null) {
                throw new IOException("the issuer gives " + client + " no token");
            }
            return authorized.getAccessToken().getTokenValue();
        } catch (RuntimeException e) {
            throw new IOException("the issuer gives " + client + " no token now", e);
        }
    }

    private synchronized OAuth2AuthorizedClientManager manager() {
        OAuth2AuthorizedClientManager known = manager;
        if (known == null) {
            ClientRegistration registration = ClientRegistrations.fromIssuerLocation(issuer)
                    .registrationId(NAME)
                    .clientId(client)
                    .clientSecret(secret)
                    .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                    .build();
            InMemoryClientRegistrationRepository one = new InMemoryClientRegistrationRepository(registration);
            known = new AuthorizedClientServiceOAuth2AuthorizedClientManager(
                    one, new InMemoryOAuth2AuthorizedClientService(one));
            manager = known;
        }
        return known;
    }
}
