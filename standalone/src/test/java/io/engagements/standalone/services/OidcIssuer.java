package io.engagements.standalone.services;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.engagements.events.Caller;
import io.engagements.events.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A provider of identities such as an installation of its own would have one: discovery, keys, client credentials. */
public final class OidcIssuer implements AutoCloseable {

    /** Every account's secret. */
    public static final String SECRET = "secret-of-the-tests";

    private static final Map<String, Role> ACCOUNTS = Map.of(
            "ceramica-ruiz", Role.CLIENT,
            "acme-books", Role.CLIENT,
            "lucia", Role.VA,
            "mateo", Role.VA,
            "sol", Role.LAWYER,
            "ines", Role.AUDITOR,
            "operator", Role.OPERATOR,
            "query-side", Role.QUERY_SIDE);

    private final HttpServer server;
    private final RSAKey key;

    private OidcIssuer(HttpServer server, RSAKey key) {
        this.server = server;
        this.key = key;
        server.createContext("/.well-known/openid-configuration", exchange -> answer(exchange, """
                        {"issuer": "%1$s", "jwks_uri": "%1$s/jwks", "token_endpoint": "%1$s/token",
                         "authorization_endpoint": "%1$s/authorize", "subject_types_supported": ["public"],
                         "grant_types_supported": ["client_credentials"]}""".formatted(url())));
        server.createContext("/jwks", exchange -> answer(exchange, new JWKSet(key.toPublicJWK()).toString()));
        server.createContext("/token", this::giveToken);
        server.start();
    }

    /** On a free port of the loopback address. */
    public static OidcIssuer start() {
        try {
            return new OidcIssuer(
                    HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0),
                    TestSigningKey.KEY);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** To sign tokens with that no account has. */
    public RSAKey key() {
        return key;
    }

    /** What the account's client credentials get. */
    public String token(String account) {
        return sign(claims(account));
    }

    private JWTClaimsSet claims(String account) {
        Role role = ACCOUNTS.get(account);
        if (role == null) {
            throw new IllegalArgumentException("no account " + account);
        }
        return new JWTClaimsSet.Builder()
                .issuer(url())
                .subject(account)
                .audience(Caller.AUDIENCE)
                .claim("party", account)
                .claim("roles", List.of(role.name()))
                .expirationTime(Date.from(Instant.now().plus(Duration.ofHours(1))))
                .build();
    }

    private String sign(JWTClaimsSet claims) {
        try {
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .keyID(key.getKeyID())
                    .type(new JOSEObjectType("at+jwt"))
                    .build();
            SignedJWT token = new SignedJWT(header, claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private void giveToken(HttpExchange exchange) throws IOException {
        String account = account(exchange.getRequestHeaders().getFirst("Authorization"));
        if (account == null) {
            exchange.sendResponseHeaders(401, -1);
            exchange.close();
            return;
        }
        answer(
                exchange,
                "{\"access_token\": \"%s\", \"token_type\": \"Bearer\", \"expires_in\": 3600}"
                        .formatted(token(account)));
    }

    private static @Nullable String account(@Nullable String basic) {
        if (basic == null || !basic.startsWith("Basic ")) {
            return null;
        }
        String[] given =
                new String(Base64.getDecoder().decode(basic.substring(6)), StandardCharsets.UTF_8).split(":", 2);
        return given.length == 2 && given[1].equals(SECRET) && ACCOUNTS.containsKey(given[0]) ? given[0] : null;
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
