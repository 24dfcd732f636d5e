package io.engagements.support.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class IssuerDownTest {

    @Test
    void theApplicationStartsWithoutItsIssuerAndChecksTokensOnceThatIsUp() throws Exception {
        int issuerPort = freePort();
        try (SecuredApi api = SecuredApi.at("http://127.0.0.1:" + issuerPort)) {
            HttpResponse<String> meanwhile = api.query("a.b.c");
            assertThat(meanwhile.statusCode()).isEqualTo(503);
            assertThat(meanwhile.headers().firstValue("Retry-After")).contains("5");
            assertThat(meanwhile.headers().firstValue("Content-Type")).contains("application/problem+json");

            try (TestIssuer issuer = new TestIssuer(issuerPort)) {
                assertThat(api.query(issuer.token()).statusCode()).isEqualTo(200);
            }
        }
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
