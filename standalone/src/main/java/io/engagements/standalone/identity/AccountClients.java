package io.engagements.standalone.identity;

import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/**
 * Every account is an OAuth client that may ask for a token of its own. Under every other id stands one with a secret
 * that nobody knows, so that it takes as long to learn that a secret is wrong as that there is no such account.
 *
 * @param nobodysHash slow hash of that secret, made when it is first wanted: no start waits for it
 * @param web the pages' own client, where there are pages
 */
record AccountClients(
        Accounts accounts,
        Supplier<String> nobodysHash,
        @Nullable WebClient web) implements RegisteredClientRepository {

    /** The longest that a token runs. */
    static final Duration OF_A_TOKEN = Duration.ofHours(1);

    private static final TokenSettings TOKENS =
            TokenSettings.builder().accessTokenTimeToLive(OF_A_TOKEN).build();

    @Override
    public RegisteredClient findByClientId(String clientId) {
        if (web != null && clientId.equals(WebClient.ID)) {
            return web.atIssuer();
        }
        return client(
                accounts.find(clientId).orElseGet(() -> new Account(clientId, nobodysHash.get(), "", Set.of(), false)));
    }

    @Override
    public RegisteredClient findById(String id) {
        return findByClientId(id);
    }

    /** @throws UnsupportedOperationException always: accounts are not made or changed by asking for tokens */
    @Override
    public void save(RegisteredClient client) {
        throw new UnsupportedOperationException("Accounts cannot be changed here");
    }

    private static RegisteredClient client(Account account) {
        return RegisteredClient.withId(account.id())
                .clientId(account.id())
                .clientSecret(account.secretHash())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .tokenSettings(TOKENS)
                .build();
    }
}
