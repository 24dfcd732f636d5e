package io.engagements.support.security;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import io.engagements.events.Caller;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ApiSecurityTest {

    private static final String API = "/api/engagements";
    private static final TestIssuer issuer = issuer();
    private static final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @DynamicPropertySource
    static void issuer(DynamicPropertyRegistry settings) {
        settings.add("spring.security.oauth2.resourceserver.jwt.issuer-uri", issuer::url);
    }

    @AfterAll
    static void close() {
        issuer.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"away", "closed", "cut"})
    void aDatabaseThatCannotServeIsNoDefect(String how) throws Exception {
        HttpResponse<String> answer = call("GET", "/api/" + how, issuer.token());

        assertProblem(answer, 503, "Service Unavailable");
        assertThat(answer.headers().firstValue("Retry-After")).contains("5");
    }

    @Test
    void aStatementThatIsWrongIsADefect() throws Exception {
        assertProblem(call("GET", "/api/wrong", issuer.token()), 500, "Internal Server Error");
    }

    @Test
    void theCallerReachesTheController() throws Exception {
        HttpResponse<String> answer = call("GET", API, issuer.token());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"party\":\"lucia\"", "\"person\":\"lucia\"", "\"roles\":[\"VA\"]");
    }

    @Test
    void anActorReachesTheControllerAsThePerson() throws Exception {
        String token = issuer.token("at+jwt", claims -> claims.claim("act", Map.of("sub", "assistant-7")));

        assertThat(call("GET", API, token).body()).contains("\"person\":\"assistant-7\"", "\"onBehalfOf\":\"lucia\"");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void goodTokensAreTaken(String name, String token) throws Exception {
        assertThat(call("GET", API, token).statusCode()).isEqualTo(200);
    }

    static Stream<Arguments> goodTokensAreTaken() throws JOSEException {
        return Stream.of(
                arguments("RS256", issuer.token()),
                arguments("ES256", issuer.signedWithEllipticCurve()),
                arguments("full type", issuer.token("application/at+jwt", UnaryOperator.identity())),
                arguments("of Keycloak's kind", issuer.token("JWT", claims -> claims.claim("typ", "Bearer"))),
                arguments("several audiences", with(claims -> claims.audience(List.of("other", "engagements")))),
                arguments("no role that we know", with(claims -> claims.claim("roles", List.of("ADMIN")))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void badTokensAreRefused(String name, String token) throws Exception {
        HttpResponse<String> answer = call("GET", API, token);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer error=\"invalid_token\"");
        assertProblem(answer, 401, "Unauthorized");
    }

    static Stream<Arguments> badTokensAreRefused() throws JOSEException {
        return Stream.of(
                arguments("no token at all", "nonsense"),
                arguments("three dots", "a.b.c"),
                arguments("alg none", issuer.unsigned()),
                arguments("key confusion", issuer.signedWithThePublicKeyAsSecret()),
                arguments("another algorithm", issuer.signedWith(JWSAlgorithm.RS512)),
                arguments("another padding", issuer.signedWith(JWSAlgorithm.PS256)),
                arguments("wrong signature", issuer.signedByAStranger()),
                arguments("changed claims", issuer.withAnotherSubjectUnderTheSameSignature()),
                arguments("expired", with(claims -> claims.expirationTime(in(-120)))),
                arguments("no expiry", with(claims -> claims.expirationTime(null))),
                arguments("not yet valid", with(claims -> claims.notBeforeTime(in(120)))),
                arguments("wrong issuer", with(claims -> claims.issuer("http://127.0.0.1:1"))),
                arguments("no issuer", with(claims -> claims.issuer(null))),
                arguments("wrong audience", with(claims -> claims.audience("other"))),
                arguments("no audience", with(claims -> claims.audience((String) null))),
                arguments("an id token", issuer.token("JWT", claims -> claims.claim("nonce", "n"))),
                arguments("a logout token", issuer.token("logout+jwt", UnaryOperator.identity())),
                arguments("no subject", with(claims -> claims.subject(null))),
                arguments("no party", with(claims -> claims.claim("party", null))),
                arguments("long party", with(claims -> claims.claim("party", "a".repeat(65)))),
                arguments("line break", with(claims -> claims.subject("lucia\nroot"))),
                arguments("the clock's name", with(claims -> claims.subject("clock"))),
                arguments("nameless actor", with(claims -> claims.claim("act", Map.of()))));
    }

    @ParameterizedTest
    @ValueSource(strings = {API, "/api", "/api/", "/api/no-such-thing", "/api/commands/hire-va"})
    void withoutATokenEveryQueryAsksForOne(String path) throws Exception {
        HttpResponse<String> answer = call("GET", path, null);

        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertProblem(answer, 401, "Unauthorized");
    }

    @Test
    void aTokenInTheAddressDoesNotCount() throws Exception {
        assertThat(call("GET", API + "?access_token=" + issuer.token(), null).statusCode())
                .isEqualTo(401);
    }

    @Test
    void openPathsNeedNoToken() throws Exception {
        assertThat(call("GET", "/actuator/health", null).body()).contains("UP");
        assertThat(call("GET", "/v3/api-docs", null).body()).isEqualTo("docs");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/nothing",
                "/secret",
                "/error",
                "/actuator",
                "/actuator/env",
                "/actuator/healthy",
                "/API/engagements"
            })
    void theRestIsNotThereWhateverTheToken(String path) throws Exception {
        assertProblem(call("GET", path, null), 404, "Not Found");
        assertProblem(call("GET", path, issuer.token()), 404, "Not Found");
        assertProblem(call("POST", path, issuer.token()), 404, "Not Found");
    }

    @Test
    void openPathsAreOpenForReadingOnly() throws Exception {
        assertProblem(call("POST", "/actuator/health", issuer.token()), 404, "Not Found");
    }

    @Test
    void unknownPathsOfTheApiAreProblems() throws Exception {
        assertProblem(call("GET", "/api/no-such-thing", issuer.token()), 404, "Not Found");
    }

    @Test
    void aDeniedCallerIsTold() throws Exception {
        assertProblem(call("GET", "/api/denied", issuer.token()), 403, "Forbidden");
    }

    @Test
    void aFailureShowsNothingOfItself() throws Exception {
        HttpResponse<String> answer = call("GET", "/api/broken", issuer.token());

        assertProblem(answer, 500, "Internal Server Error");
        assertThat(answer.body()).doesNotContain("secret", "Exception");
    }

    @Test
    void whatTheFirewallRejectsIsAProblem() throws Exception {
        assertProblem(call("GET", "/api/engagements;b", issuer.token()), 400, "Bad Request");
    }

    @Test
    void whatNoFilterSeesIsAProblemToo() throws Exception {
        try (Socket socket = new Socket("localhost", port)) {
            socket.getOutputStream().write("GET /api/[ HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(US_ASCII));

            assertThat(new String(socket.getInputStream().readAllBytes(), US_ASCII))
                    .startsWith("HTTP/1.1 400")
                    .contains("application/problem+json", "\"title\":\"Bad Request\"")
                    .doesNotContain("<", "Server:");
        }
    }

    @Test
    void answersMayNeitherBeKeptNorFramedNorGuessed() throws Exception {
        Map<String, List<String>> headers =
                call("GET", API, issuer.token()).headers().map();

        assertThat(headers.get("x-content-type-options")).containsExactly("nosniff");
        assertThat(headers.get("cache-control")).singleElement().asString().contains("no-store");
        assertThat(headers.get("content-security-policy"))
                .containsExactly("default-src 'none'; frame-ancestors 'none'");
        assertThat(headers).doesNotContainKeys("server", "set-cookie", "x-powered-by");
    }

    /** Byte for byte, whoever writes the document: what no filter sees, what a filter refuses, what no controller takes. */
    @Test
    void problemsAreWrittenAsEver() throws Exception {
        List<String> told = new ArrayList<>();
        for (String language : List.of("en", "es")) {
            told.add(problem("GET", "/api/engagements", null, language));
            told.add(problem("GET", "/api/denied", issuer.token(), language));
            told.add(problem("GET", "/nowhere", null, language));
            told.add(problem("GET", "/api/away", issuer.token(), language));
            told.add(problem("GET", "/api/broken", issuer.token(), language));
            told.add(problem("GET", "/api/engagements;b", issuer.token(), language));
            told.add(problem("GET", "/api/engagements?q=%ff", issuer.token(), language));
            told.add(problem("GET", "/api/nowhere", issuer.token(), language));
            told.add(problem("DELETE", "/api/engagements", issuer.token(), language));
            told.add(problem("GET", "/api/engagements?b=1&a=2", issuer.token(), language));
        }
        assertThat(String.join("\n", told)).isEqualTo("""
                401 application/problem+json Bearer {"type":"about:blank","title":"Unauthorized","status":401,"detail":"This needs a valid access token."}
                403 application/problem+json {"type":"about:blank","title":"Forbidden","status":403,"detail":"Your role may not do this."}
                404 application/problem+json {"type":"about:blank","title":"Not Found","status":404,"detail":"There is nothing here."}
                503 application/problem+json 5 {"type":"about:blank","title":"Service Unavailable","status":503,"detail":"Try again soon; under the same Idempotency-Key a command is done once at most."}
                500 application/problem+json {"type":"about:blank","title":"Internal Server Error","status":500,"detail":"This cannot be answered now."}
                400 application/problem+json {"type":"about:blank","title":"Bad Request","status":400,"detail":"This request cannot be answered."}
                400 application/problem+json {"type":"about:blank","title":"Bad Request","status":400,"detail":"The query is no percent-encoded UTF-8."}
                404 application/problem+json {"detail":"There is nothing here.","instance":"/api/nowhere","status":404,"title":"Not Found"}
                405 application/problem+json GET {"detail":"Method 'DELETE' is not supported.","instance":"/api/engagements","status":405,"title":"Method Not Allowed"}
                400 application/problem+json {"detail":"See errors.","instance":"/api/engagements","status":400,"title":"A parameter does not fit","errors":[{"parameter":"a","detail":"is not known"},{"parameter":"b","detail":"is not known"}]}
                401 application/problem+json Bearer {"type":"about:blank","title":"Unauthorized","status":401,"detail":"Hace falta una credencial de acceso válida."}
                403 application/problem+json {"type":"about:blank","title":"Forbidden","status":403,"detail":"Su función no puede hacerlo."}
                404 application/problem+json {"type":"about:blank","title":"Not Found","status":404,"detail":"Aquí no hay nada."}
                503 application/problem+json 5 {"type":"about:blank","title":"Service Unavailable","status":503,"detail":"Inténtelo pronto de nuevo; con la misma Idempotency-Key una orden se cumple una vez como máximo."}
                500 application/problem+json {"type":"about:blank","title":"Internal Server Error","status":500,"detail":"Ahora no se puede responder a esto."}
                400 application/problem+json {"type":"about:blank","title":"Bad Request","status":400,"detail":"No se puede responder a esta petición."}
                400 application/problem+json {"type":"about:blank","title":"Bad Request","status":400,"detail":"La consulta no es UTF-8 con codificación por ciento."}
                404 application/problem+json {"detail":"Aquí no hay nada.","instance":"/api/nowhere","status":404,"title":"Not Found"}
                405 application/problem+json GET {"detail":"No se admite el método 'DELETE'.","instance":"/api/engagements","status":405,"title":"Method Not Allowed"}
                400 application/problem+json {"detail":"Véase errors.","instance":"/api/engagements","status":400,"title":"A parameter does not fit","errors":[{"parameter":"a","detail":"no se conoce"},{"parameter":"b","detail":"no se conoce"}]}""");
    }

    private String problem(String method, String path, @Nullable String token, String language) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .header("Accept-Language", language);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return Stream.of("content-type", "retry-after", "www-authenticate", "allow")
                        .flatMap(name -> answer.headers().allValues(name).stream())
                        .collect(Collectors.joining(" ", answer.statusCode() + " ", " "))
                + answer.body();
    }

    private static TestIssuer issuer() {
        try {
            return new TestIssuer(0);
        } catch (IOException | JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static String with(UnaryOperator<JWTClaimsSet.Builder> differently) throws JOSEException {
        return issuer.token("at+jwt", differently);
    }

    private static Date in(int seconds) {
        return Date.from(Instant.now().plus(Duration.ofSeconds(seconds)));
    }

    /** As a browser would ask, so that a page in place of a problem document shows. */
    private HttpResponse<String> call(String method, String path, @Nullable String token) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .header("Accept", "text/html, */*;q=0.1");
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String title) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("\"title\":\"" + title + "\"", "\"status\":" + status, "\"detail\":\"");
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({ApiSecurity.class, Endpoints.class})
    static class Application {}

    @RestController
    static class Endpoints {

        @GetMapping("/api/{name:engagements|denied|broken|away|cut|closed|wrong}")
        Caller query(@PathVariable String name, @AuthenticationPrincipal Caller caller) {
            return switch (name) {
                case "denied" -> throw new AccessDeniedException("not yours");
                case "broken" -> throw new IllegalStateException("secret");
                case "away" -> throw new IllegalStateException(new SQLException("shutting down", "57P01"));
                case "cut" -> throw new IllegalStateException(new SQLException("transaction timeout", "25P04"));
                case "closed" -> throw new IllegalStateException(new SQLException("Connection is closed"));
                case "wrong" -> throw new IllegalStateException(new SQLException("no such column", "42703"));
                default -> caller;
            };
        }

        @GetMapping("/secret")
        String forgotten() {
            return "forgotten by everyone";
        }

        @GetMapping("/v3/api-docs")
        String docs() {
            return "docs";
        }
    }
}
