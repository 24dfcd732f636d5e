package io.engagements.standalone.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.engagements.events.party.PartyCommand.RegisterParty;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IssuerTest {

    private static final String SECRET = "a secret; of the test & nobody's";

    private ConfigurableApplicationContext process;
    private Browser browser;
    private RSAKey key;

    @BeforeAll
    void start(@TempDir Path dataDir) throws Exception {
        process = new Installation(dataDir).start("--engagements.demo-secret=" + SECRET);
        browser = new Browser(process);
        key = SigningKey.in(dataDir);
    }

    @AfterAll
    void stop() {
        process.close();
    }

    @ParameterizedTest
    @CsvSource({
        "ceramica-ruiz, CLIENT",
        "acme-books, CLIENT",
        "lucia, VA",
        "mateo, VA",
        "sol, LAWYER",
        "ines, AUDITOR",
        "operator, OPERATOR"
    })
    void everyDemoAccountGetsATokenThatBothSidesTake(String id, String role) throws Exception {
        String token = browser.token(id, SECRET);

        String caller =
                "{\"party\":\"%1$s\",\"person\":\"%1$s\",\"onBehalfOf\":null,\"roles\":[\"%2$s\"]}".formatted(id, role);
        assertThat(browser.command(token).body()).isEqualTo(caller);
        assertThat(browser.query(token).body()).isEqualTo(caller);
    }

    @Test
    void aTokenSaysWhoForWhomAndForHowLong() throws Exception {
        SignedJWT token = SignedJWT.parse(browser.token("lucia", SECRET));
        JWTClaimsSet claims = token.getJWTClaimsSet();

        assertThat(token.getHeader().getType()).hasToString("at+jwt");
        assertThat(token.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.RS256);
        assertThat(claims.getIssuer()).isEqualTo(Installation.PUBLIC_URL);
        assertThat(claims.getSubject()).isEqualTo("lucia");
        assertThat(claims.getAudience()).containsExactly("engagements");
        assertThat(claims.getStringClaim("party")).isEqualTo("lucia");
        assertThat(claims.getStringListClaim("roles")).containsExactly("VA");
        assertThat(Duration.between(Instant.now(), claims.getExpirationTime().toInstant()))
                .isBetween(Duration.ofMinutes(59), Duration.ofMinutes(60));
    }

    @Test
    void theAnswerIsOneThatOAuthClientsKnowAndNobodyKeeps() throws Exception {
        HttpResponse<String> answer = browser.tokenRequest("lucia", SECRET);

        assertThat(json(answer).required("token_type").stringValue()).isEqualTo("Bearer");
        assertThat(json(answer).required("expires_in").asInt()).isBetween(3590, 3600);
        assertThat(answer.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
        assertThat(answer.headers().map()).doesNotContainKeys("server", "set-cookie");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void forgedAndForeignTokensAreRefusedByBothSides(String name, String token) throws Exception {
        for (HttpResponse<String> answer : List.of(browser.command(token), browser.query(token))) {
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer error=\"invalid_token\"");
        }
    }

    Stream<Arguments> forgedAndForeignTokensAreRefusedByBothSides() throws JOSEException {
        RSAKey stranger = new RSAKeyGenerator(2048).keyID(key.getKeyID()).generate();
        JWSSigner publicKeyAsSecret = new MACSigner(key.toPublicKey().getEncoded());
        return Stream.of(
                arguments("alg none", new PlainJWT(claims(UnaryOperator.identity())).serialize()),
                arguments("key confusion", signed(JWSAlgorithm.HS256, publicKeyAsSecret)),
                arguments("another algorithm", signed(JWSAlgorithm.RS512, new RSASSASigner(key))),
                arguments("a stranger's key", signed(JWSAlgorithm.RS256, new RSASSASigner(stranger))),
                arguments("expired", with(claims -> claims.expirationTime(in(-120)))),
                arguments("no expiry", with(claims -> claims.expirationTime(null))),
                arguments("not yet valid", with(claims -> claims.notBeforeTime(in(120)))),
                arguments("wrong issuer", with(claims -> claims.issuer("http://localhost:8080"))),
                arguments("no issuer", with(claims -> claims.issuer(null))),
                arguments("wrong audience", with(claims -> claims.audience("lucia"))),
                arguments("no audience", with(claims -> claims.audience((String) null))),
                arguments("no party", with(claims -> claims.claim("party", null))),
                arguments("bad subject", with(claims -> claims.subject("lucia root"))),
                arguments("the clock's name", with(claims -> claims.subject("clock"))),
                arguments("bad actor", with(claims -> claims.claim("act", Map.of("sub", "")))),
                arguments("an id token", signed("JWT", JWSAlgorithm.RS256, new RSASSASigner(key))));
    }

    @Test
    void whatTheTableGetsWrongIsRightOtherwise() throws Exception {
        assertThat(browser.query(with(UnaryOperator.identity())).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"lucia, wrong", "nobody, wrong", "'lucia'' OR true --', wrong"})
    void aWrongSecretAndAnUnknownAccountGetTheSameAnswer(String id, String secret) throws Exception {
        HttpResponse<String> answer = browser.tokenRequest(id, secret);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).isEqualTo("{\"error\":\"invalid_client\"}");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Basic realm=\"engagements\"");
    }

    @ParameterizedTest
    @CsvSource({
        "grant_type=client_credentials, Bearer x, 401, invalid_client",
        "grant_type=client_credentials&client_id=lucia&client_secret=x, Nothing x, 401, invalid_client",
        "grant_type=client_credentials, Basic ???, 400, invalid_request"
    })
    void onlyHttpBasicProvesWhoAsks(String form, String authorization, int status, String error) throws Exception {
        HttpResponse<String> answer = browser.tokenRequestWith(form, authorization);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(json(answer).required("error").stringValue()).isEqualTo(error);
    }

    @ParameterizedTest
    @ValueSource(strings = {"password", "authorization_code", "refresh_token", "urn:ietf:params:oauth:grant-type:jwt"})
    void noOtherGrantIsGiven(String grant) throws Exception {
        HttpResponse<String> answer =
                browser.tokenRequestWith("grant_type=" + grant, "Basic " + Browser.basic("lucia", SECRET));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).has("error")).isTrue();
    }

    @Test
    void thePublicKeyIsPublicAndTheRestOfItIsNot() throws Exception {
        HttpResponse<String> answer = browser.get("/oauth2/jwks");

        assertThat(json(answer).at("/keys/0/kid").stringValue()).isEqualTo(key.getKeyID());
        assertThat(json(answer).at("/keys/0").propertyNames())
                .containsExactlyInAnyOrder("kty", "use", "alg", "kid", "e", "n");
    }

    @Test
    void theMetadataNamesWhatIsThere() throws Exception {
        JsonNode metadata = json(browser.get("/.well-known/oauth-authorization-server"));

        assertThat(metadata.required("issuer").stringValue()).isEqualTo(Installation.PUBLIC_URL);
        assertThat(metadata.required("token_endpoint").stringValue())
                .isEqualTo(Installation.PUBLIC_URL + "/oauth2/token");
        assertThat(metadata.required("jwks_uri").stringValue()).isEqualTo(Installation.PUBLIC_URL + "/oauth2/jwks");
        assertThat(metadata.propertyNames())
                .filteredOn(name -> name.endsWith("_endpoint") || name.endsWith("_uri"))
                .containsExactlyInAnyOrder("token_endpoint", "jwks_uri");
        assertThat(metadata.required("grant_types_supported").toString()).isEqualTo("[\"client_credentials\"]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/oauth2/token",
                "/oauth2/authorize",
                "/.well-known/openid-configuration",
                "/oauth2/introspect",
                "/oauth2/revoke",
                "/oauth2/device_authorization",
                "/connect/register",
                "/userinfo",
                "/login",
                "/actuator/env",
                "/actuator/prometheus",
                "/"
            })
    void nothingElseIsThere(String path) throws Exception {
        assertThat(browser.get(path).statusCode()).isEqualTo(404);
        if (!path.equals("/oauth2/token")) {
            assertThat(browser.post(path).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void everyDemoPartyHasAnAccountOfItsKind() throws Exception {
        for (RegisterParty party : DemoParties.ALL) {
            JsonNode caller = json(browser.query(browser.token(Objects.requireNonNull(party.partyId()), SECRET)));
            assertThat(caller.required("party").stringValue()).isEqualTo(party.partyId());
            assertThat(caller.at("/roles/0").stringValue())
                    .isEqualTo(party.kind().name());
        }
    }

    @Test
    void healthIsOpen() throws Exception {
        for (String path : List.of("/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness")) {
            assertThat(json(browser.get(path)).required("status").stringValue()).isEqualTo("UP");
        }
    }

    private String with(UnaryOperator<JWTClaimsSet.Builder> differently) throws JOSEException {
        return signed("at+jwt", JWSAlgorithm.RS256, new RSASSASigner(key), claims(differently));
    }

    private String signed(JWSAlgorithm algorithm, JWSSigner signer) throws JOSEException {
        return signed("at+jwt", algorithm, signer);
    }

    private String signed(String type, JWSAlgorithm algorithm, JWSSigner signer) throws JOSEException {
        return signed(type, algorithm, signer, claims(UnaryOperator.identity()));
    }

    private String signed(String type, JWSAlgorithm algorithm, JWSSigner signer, JWTClaimsSet claims)
            throws JOSEException {
        JWSHeader.Builder header = new JWSHeader.Builder(algorithm).keyID(key.getKeyID());
        SignedJWT token = new SignedJWT(header.type(new JOSEObjectType(type)).build(), claims);
        token.sign(signer);
        return token.serialize();
    }

    private static JWTClaimsSet claims(UnaryOperator<JWTClaimsSet.Builder> differently) {
        return differently
                .apply(new JWTClaimsSet.Builder()
                        .issuer(Installation.PUBLIC_URL)
                        .subject("lucia")
                        .audience("engagements")
                        .claim("party", "lucia")
                        .claim("roles", List.of("VA"))
                        .expirationTime(in(600)))
                .build();
    }

    private static Date in(int seconds) {
        return Date.from(Instant.now().plus(Duration.ofSeconds(seconds)));
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
