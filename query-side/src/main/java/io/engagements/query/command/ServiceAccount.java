package io.engagements.query.command;

import io.engagements.events.stored.ContractJson;
import io.engagements.support.tracing.Trace;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpRequest;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.client.support.HttpRequestWrapper;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;

/**
 * Asks the command side for what this side needs for itself, as an account of its own: {@code engagements.service.client}
 * with {@code engagements.service.secret} at the issuer.
 */
@Component
@ConditionalOnProperty("engagements.command-side.url")
public class ServiceAccount {

    private final CommandSideAddresses addresses;
    private final RestClient http;

    ServiceAccount(
            CommandSideAddresses addresses,
            @Value("${spring.security.oauth2.resourceserver.jwt.issuer-uri}") String issuer,
            @Value("${engagements.service.client}") String client,
            @Value("${engagements.service.secret}") String secret) {
        this.addresses = addresses;
        JdkClientHttpRequestFactory requests = CommandSideClient.requests();
        this.http = RestClient.builder()
                .requestFactory(requests)
                .requestInterceptor(ServiceToken.of(issuer, client, secret, requests))
                .requestInterceptor(this::inTurn)
                .build();
    }

    /** @throws IOException when issuer or command side cannot be reached, or the command side refuses */
    public JsonNode ask(String path, Map<String, ?> body) throws IOException {
        try {
            byte[] answer = http.post()
                    .uri(path)
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(ContractJson.mapper().writeValueAsBytes(body))
                    .retrieve()
                    .requiredBody(byte[].class);
            return ContractJson.mapper().readTree(answer);
        } catch (RuntimeException e) {
            throw new IOException("the command side gives this side nothing now from " + path, e);
        }
    }

    private ClientHttpResponse inTurn(HttpRequest request, byte[] body, ClientHttpRequestExecution next)
            throws IOException {
        Trace.here().ifPresent(trace -> request.getHeaders().set(Trace.PASSED_ON, trace.value()));
        return addresses.ask(address -> next.execute(at(address.resolve(request.getURI()), request), body));
    }

    private static HttpRequest at(URI uri, HttpRequest request) {
        return new HttpRequestWrapper(request) {
            @Override
            public URI getURI() {
                return uri;
            }
        };
    }
}
