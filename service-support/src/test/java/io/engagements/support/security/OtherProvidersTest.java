package io.engagements.support.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OtherProvidersTest {

    private static final String ROLES = "https://example.org/roles";

    private static TestIssuer issuer;

    @BeforeAll
    static void open() throws Exception {
        issuer = new TestIssuer(0);
    }

    @AfterAll
    static void close() {
        issuer.close();
    }

    @Test
    void rolesOfARealmAreFoundByTheirPathAndTheirPrefix() throws Exception {
        String token = issuer.token("JWT", claims -> claims.claim("typ", "Bearer")
                .claim("roles", null)
                .claim("realm_access", Map.of("roles", List.of("engagements-VA", "CLIENT", "offline_access"))));

        try (SecuredApi api = SecuredApi.of(
                issuer,
                "--engagements.identity.roles-claim=realm_access.roles",
                "--engagements.identity.role-prefix=engagements-")) {
            assertThat(api.query(token).body()).contains("\"roles\":[\"VA\"]");
        }
    }

    @Test
    void aClaimNamedLikeAnAddressIsFoundAsItStands() throws Exception {
        String token = issuer.token(
                "at+jwt", claims -> claims.claim("roles", List.of("AUDITOR")).claim(ROLES, "LAWYER"));

        try (SecuredApi api = SecuredApi.of(issuer, "--engagements.identity.roles-claim=" + ROLES)) {
            assertThat(api.query(token).body()).contains("\"roles\":[\"LAWYER\"]");
        }
    }

    @Test
    void personPartyAndAudienceMayHaveOtherNames() throws Exception {
        String theirs = issuer.token("at+jwt", claims -> claims.subject("auth0|5f1b")
                .claim("account", "lucia-2")
                .claim("company", Map.of("id", "lucia"))
                .claim("party", "acme-books")
                .audience("https://api.example.org"));

        try (SecuredApi api = SecuredApi.of(
                issuer,
                "--engagements.identity.person-claim=account",
                "--engagements.identity.party-claim=company.id",
                "--engagements.identity.audience=https://api.example.org")) {
            assertThat(api.query(theirs).body()).contains("\"party\":\"lucia\"", "\"person\":\"lucia-2\"");
            assertThat(api.query(issuer.token("at+jwt", claims -> claims.claim("account", "lucia-2")
                                    .claim("company", Map.of("id", "lucia"))))
                            .statusCode())
                    .as("our own audience is another one here")
                    .isEqualTo(401);
        }
    }

    @Test
    void whatIsNotUnderTheGivenNameIsMissing() throws Exception {
        try (SecuredApi api = SecuredApi.of(issuer, "--engagements.identity.party-claim=company.id")) {
            assertThat(api.query(issuer.token()).statusCode()).isEqualTo(401);
        }
    }
}
