package io.engagements.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

class IssuerDownTest {

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void theApplicationStartsWithoutItsIssuerAndChecksTokensOnceThatIsUp() throws Exception {
        int issuerPort = freePort();
        try (ConfigurableApplicationContext application = start(issuerPort)) {
            HttpResponse<String> meanwhile = query(application, "a.b.c");
            assertThat(meanwhile.statusCode()).isEqualTo(503);
            assertThat(meanwhile.headers().firstValue("Retry-After")).contains("5");
            assertThat(meanwhile.headers().firstValue("Content-Type")).contains("application/problem+json");

            try (TestIssuer issuer = new TestIssuer(issuerPort)) {
                assertThat(query(application, issuer.token()).statusCode()).isEqualTo(200);
            }
        }
    }

    private static ConfigurableApplicationContext start(int issuerPort) {
        return SpringApplication.run(
                ApiSecurityTest.Application.class,
                "--server.port=0",
                "--spring.security.oauth2.resourceserver.jwt.issuer-uri=http://127.0.0.1:" + issuerPort);
    }

    private HttpResponse<String> query(ConfigurableApplicationContext application, String token) throws Exception {
        String port = application.getEnvironment().getRequiredProperty("local.server.port");
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/engagements"))
                .header("Authorization", "Bearer " + token)
                .GET()
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
