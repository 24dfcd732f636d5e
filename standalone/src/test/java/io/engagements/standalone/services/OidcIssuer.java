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
import io.engagements.proof.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A provider of identities such as an installation of its own would have one: discovery, keys, client credentials, and for people the
 * authorization code with PKCE, refresh and sign-out.
 */
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

    /** The client that pages sign people in with. */
    static final String WEB = "pages";

    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private final Set<String> refreshed = ConcurrentHashMap.newKeySet();
    private volatile String here = "lucia";
    private volatile int lifetime = 3600;

    private final HttpServer server;
    private final RSAKey key;

    private OidcIssuer(HttpServer server, RSAKey key) {
        this.server = server;
        this.key = key;
        server.createContext("/.well-known/openid-configuration", exchange -> answer(exchange, """
                        {"issuer": "%1$s", "jwks_uri": "%1$s/jwks", "token_endpoint": "%1$s/token",
                         "authorization_endpoint": "%1$s/authorize", "subject_types_supported": ["public"],
                         "end_session_endpoint": "%1$s/out", "response_types_supported": ["code"],
                         "id_token_signing_alg_values_supported": ["RS256"],
                         "grant_types_supported": ["client_credentials", "authorization_code", "refresh_token"]}""".formatted(url())));
        server.createContext("/jwks", exchange -> answer(exchange, new JWKSet(key.toPublicJWK()).toString()));
        server.createContext("/token", this::giveToken);
        server.createContext("/authorize", this::authorize);
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
        return sign(claims(account), "at+jwt");
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

    private String sign(JWTClaimsSet claims, String type) {
        try {
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .keyID(key.getKeyID())
                    .type(new JOSEObjectType(type))
                    .build();
            SignedJWT token = new SignedJWT(header, claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Settings of a query side with pages to which people come in here.
     *
     * @param port of this machine, which its address names
     * @param issuer this one's address
     */
    public static Map<String, Object> pages(int port, String issuer) {
        String registration = "spring.security.oauth2.client.registration.web.";
        return Map.of(
                "server.port",
                port,
                "engagements.public-url",
                "http://localhost:" + port,
                "engagements.pages",
                true,
                registration + "client-id",
                WEB,
                registration + "client-secret",
                SECRET,
                registration + "scope",
                "openid",
                registration + "provider",
                "web",
                "spring.security.oauth2.client.provider.web.issuer-uri",
                issuer);
    }

    /** Who is at the browser that asks next, and for how many seconds an access token is good. */
    public void isHere(String account, int seconds) {
        here = account;
        lifetime = seconds;
    }

    private void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> asked = parameters(exchange.getRequestURI().getRawQuery());
        String code = UUID.randomUUID().toString();
        codes.put(code, asked);
        exchange.getResponseHeaders()
                .add("Location", asked.get("redirect_uri") + "?code=" + code + "&state=" + encoded(asked.get("state")));
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private static String encoded(@Nullable String text) {
        return URLEncoder.encode(String.valueOf(text), StandardCharsets.UTF_8);
    }

    private static Map<String, String> parameters(String query) {
        return Stream.of(query.split("&"))
                .map(each -> each.split("=", 2))
                .collect(Collectors.toMap(each -> each[0], each -> URLDecoder.decode(each[1], StandardCharsets.UTF_8)));
    }

    /** A code is good once, for whoever has what its challenge was made of. */
    private @Nullable Map<String, String> redeemed(Map<String, String> form) {
        Map<String, String> asked = codes.remove(String.valueOf(form.get("code")));
        String verifier = String.valueOf(form.get("code_verifier"));
        String challenge = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Sha256.digest().digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        return asked != null && challenge.equals(asked.get("code_challenge")) ? asked : null;
    }

    private void givePerson(HttpExchange exchange, Map<String, String> form) throws IOException {
        boolean again = "refresh_token".equals(form.get("grant_type"));
        Map<String, String> asked = again ? Map.of() : redeemed(form);
        if (asked == null || again && !refreshed.remove(String.valueOf(form.get("refresh_token")))) {
            exchange.sendResponseHeaders(400, -1);
            exchange.close();
            return;
        }
        String refresh = UUID.randomUUID().toString();
        refreshed.add(refresh);
        JWTClaimsSet.Builder person = new JWTClaimsSet.Builder()
                .issuer(url())
                .subject(here)
                .audience(WEB)
                .issueTime(new Date())
                .claim("nonce", asked.get("nonce"))
                .expirationTime(Date.from(Instant.now().plusSeconds(300)));
        answer(
                exchange,
                "{\"access_token\": \"%s\", \"id_token\": \"%s\", \"refresh_token\": \"%s\", \"token_type\": \"Bearer\", \"expires_in\": %d}"
                        .formatted(token(here), sign(person.build(), "JWT"), refresh, lifetime));
    }

    private void giveToken(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, String> form = body.isEmpty() ? Map.of() : parameters(body);
        if (form.containsKey("code") || form.containsKey("refresh_token")) {
            givePerson(exchange, form);
            return;
        }
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
