package io.engagements.standalone.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.authentication.ClientSecretAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;

class GuardedAuthenticationTest {

    @Test
    void aDatabaseThatIsAwayIsNoWrongSecret() throws Exception {
        GuardedAuthentication guarded = overDatabaseThatIsAway();
        var request = new OAuth2ClientAuthenticationToken(
                "lucia", ClientAuthenticationMethod.CLIENT_SECRET_BASIC, "secret", null);

        var failure =
                catchThrowableOfType(GuardedAuthentication.NotNowException.class, () -> guarded.authenticate(request));
        MockHttpServletResponse answer = new MockHttpServletResponse();
        OAuthErrors.refused(new MockHttpServletRequest(), answer, failure);

        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getHeader("Retry-After")).isEqualTo("5");
        assertThat(answer.getContentAsString()).isEqualTo("{\"error\":\"temporarily_unavailable\"}");
    }

    private static GuardedAuthentication overDatabaseThatIsAway() {
        Accounts accounts =
                new Accounts(JdbcClient.create(new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:1/away")));
        return new GuardedAuthentication(
                new ClientSecretAuthenticationProvider(
                        new AccountClients(accounts, () -> "nobody's", null), new Authorizations()),
                accounts,
                new Guesses(InstantSource.system()),
                null);
    }
}
