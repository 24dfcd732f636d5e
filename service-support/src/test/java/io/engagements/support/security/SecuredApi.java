package io.engagements.support.security;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** A running program with the interface's security and little else, for tests that change its settings or its issuer. */
final class SecuredApi implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final ConfigurableApplicationContext application;

    private SecuredApi(String issuerUrl, String... settings) {
        application = SpringApplication.run(
                ApiSecurityTest.Application.class,
                Stream.concat(
                                Stream.of(
                                        "--server.port=0",
                                        "--spring.security.oauth2.resourceserver.jwt.issuer-uri=" + issuerUrl),
                                Stream.of(settings))
                        .toArray(String[]::new));
    }

    static SecuredApi of(TestIssuer issuer, String... settings) {
        return new SecuredApi(issuer.url(), settings);
    }

    static SecuredApi at(String issuerUrl) {
        return new SecuredApi(issuerUrl);
    }

    HttpResponse<String> query(String token) throws IOException, InterruptedException {
        String port = application.getEnvironment().getRequiredProperty("local.server.port");
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/engagements"))
                .header("Authorization", "Bearer " + token)
                .GET()
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        application.close();
    }
}
