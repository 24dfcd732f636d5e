package io.engagements.query.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** One server is issuer and command side. */
class ServiceAccountTest {

    private static final Map<String, List<String>> ASKED = Map.of("partyIds", List.of("mateo"));

    private final List<String> given = new ArrayList<>();
    private final List<String> seen = new ArrayList<>();
    private int status = 200;
    private int issuerStatus = 200;
    private HttpServer server;
    private String address;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        address = "http://127.0.0.1:" + server.getAddress().getPort();
        server.createContext(
                "/.well-known/openid-configuration",
                exchange -> answer(exchange, issuerStatus, """
                {"issuer": "%1$s", "token_endpoint": "%1$s/token", "jwks_uri": "%1$s/keys",
                 "authorization_endpoint": "%1$s/authorize", "subject_types_supported": ["public"]}
                """.formatted(address)));
        server.createContext("/token", exchange -> {
            given.add("token-" + (given.size() + 1));
            answer(exchange, 200, """
                    {"access_token": "%s", "token_type": "Bearer", "expires_in": 900}
                    """.formatted(given.get(given.size() - 1)));
        });
        server.createContext("/api/keys", exchange -> {
            seen.add(exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            answer(exchange, status, "{\"keys\": {}}");
        });
        server.start();
    }

    @AfterEach
    void stop() {
        SecurityContextHolder.clearContext();
        server.stop(0);
    }

    @Test
    void whoeverAsksTheAccountHasOneToken() throws IOException {
        ServiceAccount account = account(address);
        for (String caller : List.of("lucia", "mateo")) {
            SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken(caller, "", "VA"));
            assertThat(account.ask("/api/keys", ASKED).path("keys").isObject()).isTrue();
        }
        assertThat(seen)
                .containsExactly(
                        "Bearer token-1 {\"partyIds\":[\"mateo\"]}", "Bearer token-1 {\"partyIds\":[\"mateo\"]}");
        assertThat(given).hasSize(1);
    }

    @Test
    void aTokenThatIsNotTakenIsNotUsedAgain() throws IOException {
        ServiceAccount account = account(address);
        status = 401;
        assertThatThrownBy(() -> account.ask("/api/keys", ASKED)).isInstanceOf(IOException.class);
        status = 200;
        account.ask("/api/keys", ASKED);
        assertThat(seen).last().asString().startsWith("Bearer token-2");
    }

    @Test
    void thisSideStartsWithoutTheIssuer() throws IOException {
        issuerStatus = 503;
        ServiceAccount account = account(address);
        assertThatThrownBy(() -> account.ask("/api/keys", ASKED)).isInstanceOf(IOException.class);
        assertThat(seen).isEmpty();
        issuerStatus = 200;
        account.ask("/api/keys", ASKED);
        assertThat(seen).hasSize(1);
    }

    @Test
    void anInstanceThatIsAwayIsPassedBy() throws IOException {
        ServiceAccount account = account("http://127.0.0.1:1", address);
        for (int time = 0; time < 2; time++) {
            account.ask("/api/keys", ASKED);
        }
        assertThat(seen).hasSize(2);
    }

    private ServiceAccount account(String... instances) {
        CommandSideAddresses addresses = new CommandSideAddresses(
                List.of(instances).stream().map(URI::create).toList());
        return new ServiceAccount(addresses, address, "query-side", "secret");
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (exchange) {
            exchange.getResponseBody().write(bytes);
        }
    }
}
