package io.engagements.support.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;

/** An issuer as a resource server sees one: discovery, keys, and tokens right or wrong in one respect. */
final class TestIssuer implements AutoCloseable {

    /** Made once: without the optimising compiler it takes a second and a half. */
    private static final RSAKey FIRST = key("rsa");

    private static final RSAKey STRANGER = key("rsa");

    private volatile RSAKey rsa = FIRST;
    private final ECKey ec = new ECKeyGenerator(Curve.P_256).keyID("ec").generate();
    private final HttpServer server;

    TestIssuer(int port) throws IOException, JOSEException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/jwks", exchange -> answer(exchange, new JWKSet(List.of(rsa, ec)).toString()));
        server.createContext(
                "/.well-known/openid-configuration",
                exchange -> answer(exchange, "{\"issuer\":\"%s\",\"jwks_uri\":\"%s/jwks\"}".formatted(url(), url())));
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Signs with a new key from now on; the old one is withdrawn. */
    void changeItsKey(String id) {
        rsa = key(id);
    }

    private static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    String token() throws JOSEException {
        return token("at+jwt", UnaryOperator.identity());
    }

    String token(String type, UnaryOperator<JWTClaimsSet.Builder> differently) throws JOSEException {
        return signed(JWSAlgorithm.RS256, type, rsa, new RSASSASigner(rsa), claims(differently));
    }

    String signedWith(JWSAlgorithm algorithm) throws JOSEException {
        return signed(algorithm, "at+jwt", rsa, new RSASSASigner(rsa), claims(UnaryOperator.identity()));
    }

    String signedWithEllipticCurve() throws JOSEException {
        return signed(JWSAlgorithm.ES256, "at+jwt", ec, new ECDSASigner(ec), claims(UnaryOperator.identity()));
    }

    String signedByAStranger() throws JOSEException {
        return signed(JWSAlgorithm.RS256, "at+jwt", rsa, new RSASSASigner(STRANGER), claims(UnaryOperator.identity()));
    }

    /** Key confusion: the public key, which everyone has, used as a shared secret. */
    String signedWithThePublicKeyAsSecret() throws JOSEException {
        MACSigner signer = new MACSigner(rsa.toPublicKey().getEncoded());
        return signed(JWSAlgorithm.HS256, "at+jwt", rsa, signer, claims(UnaryOperator.identity()));
    }

    String unsigned() {
        return new PlainJWT(claims(UnaryOperator.identity())).serialize();
    }

    String withAnotherSubjectUnderTheSameSignature() throws JOSEException {
        String[] parts = token().split("\\.");
        String claims = new String(Base64.getUrlDecoder().decode(parts[1])).replace("lucia", "mateo");
        return parts[0] + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes()) + "."
                + parts[2];
    }

    private JWTClaimsSet claims(UnaryOperator<JWTClaimsSet.Builder> differently) {
        Instant now = Instant.now();
        return differently
                .apply(new JWTClaimsSet.Builder()
                        .issuer(url())
                        .subject("lucia")
                        .audience("engagements")
                        .claim("party", "lucia")
                        .claim("roles", List.of("VA"))
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(Duration.ofHours(1)))))
                .build();
    }

    private static String signed(JWSAlgorithm algorithm, String type, JWK key, JWSSigner signer, JWTClaimsSet claims)
            throws JOSEException {
        JWSHeader.Builder header = new JWSHeader.Builder(algorithm).keyID(key.getKeyID());
        SignedJWT token = new SignedJWT(header.type(new JOSEObjectType(type)).build(), claims);
        token.sign(signer);
        return token.serialize();
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, json.length());
        exchange.getResponseBody().write(json.getBytes());
        exchange.close();
    }
}
