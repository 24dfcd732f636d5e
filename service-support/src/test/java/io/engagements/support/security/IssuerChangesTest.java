package io.engagements.support.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IssuerChangesTest {

    @Test
    void aNewKeyOfTheIssuerIsPickedUpAtOnceAndOneThatWasWithdrawnCountsNoMore() throws Exception {
        try (TestIssuer issuer = new TestIssuer(0);
                SecuredApi api = SecuredApi.of(issuer)) {
            String old = issuer.token();
            assertThat(api.query(old).statusCode()).isEqualTo(200);

            issuer.changeItsKey("second");
            assertThat(api.query(issuer.token()).statusCode()).isEqualTo(200);
            assertThat(api.query(old).statusCode()).isEqualTo(401);

            issuer.changeItsKey("third");
            assertThat(api.query(issuer.token()).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void whileTheIssuerIsAwayKnownKeysGoOnAndUnknownOnesCannotBeChecked() throws Exception {
        TestIssuer issuer = new TestIssuer(0);
        try (SecuredApi api = SecuredApi.of(issuer)) {
            String known = issuer.token();
            assertThat(api.query(known).statusCode()).isEqualTo(200);
            issuer.changeItsKey("second");
            issuer.close();

            assertThat(api.query(known).statusCode()).isEqualTo(200);
            assertThat(api.query(issuer.token()).statusCode()).isEqualTo(503);
            assertThat(api.query("a.b.c").statusCode()).isEqualTo(401);
        }
    }
}
