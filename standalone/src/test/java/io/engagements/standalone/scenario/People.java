package io.engagements.standalone.scenario;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.engagements.events.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** People without a demo account, with tokens such as a provider would give them. */
final class People {

    private People() {}

    /** Somebody who from now on acts under this name. */
    static Api arrives(Product product, String person, String party, Role role) {
        return product.knows(person, token(product, person, null, party, role));
    }

    /** Somebody who acts for another person (RFC 8693). */
    static Api deputises(Product product, String actor, String person, String party, Role role) {
        return product.knows(actor, token(product, person, actor, party, role));
    }

    private static String token(Product product, String person, @Nullable String actor, String party, Role role) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(product.issuer())
                .subject(person)
                .audience("engagements")
                .claim("party", party)
                .claim("roles", List.of(role.name()))
                .expirationTime(Date.from(Instant.now().plus(Duration.ofHours(1))));
        return signed(product, (actor == null ? claims : claims.claim("act", Map.of("sub", actor))).build());
    }

    private static String signed(Product product, JWTClaimsSet claims) {
        try {
            RSAKey key = product.issuerKey();
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
}
