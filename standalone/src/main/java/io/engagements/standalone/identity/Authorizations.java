package io.engagements.standalone.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;

/**
 * What people who signed in have of codes and refresh tokens, for as long as these are good. Tokens of programs speak for
 * themselves and nothing reads them back; Spring's default would keep each one for ever.
 */
final class Authorizations implements OAuth2AuthorizationService {

    static final Duration OF_A_SESSION = Duration.ofHours(12);

    private static final Duration OF_A_CODE = Duration.ofMinutes(5);
    private static final int MOST = 10_000;

    private final Cache<String, OAuth2Authorization> kept = cache(OF_A_SESSION);
    private final Cache<String, String> codes = cache(OF_A_CODE);
    private final Cache<String, String> refreshing = cache(OF_A_SESSION);

    private static <T> Cache<String, T> cache(Duration time) {
        return Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(time).build();
    }

    @Override
    public void save(OAuth2Authorization authorization) {
        var code = authorization.getToken(OAuth2AuthorizationCode.class);
        var refresh = authorization.getToken(OAuth2RefreshToken.class);
        if (code != null) {
            codes.put(code.getToken().getTokenValue(), authorization.getId());
        }
        if (refresh != null) {
            refreshing.put(refresh.getToken().getTokenValue(), authorization.getId());
        }
        if (code != null || refresh != null) {
            kept.put(authorization.getId(), authorization);
        }
    }

    @Override
    public void remove(OAuth2Authorization authorization) {
        kept.invalidate(authorization.getId());
    }

    /** All that a person has. */
    void removeOf(String person) {
        kept.asMap().values().removeIf(each -> each.getPrincipalName().equals(person));
    }

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        return kept.getIfPresent(id);
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
        String id = null;
        if (type == null || OAuth2ParameterNames.CODE.equals(type.getValue())) {
            id = codes.getIfPresent(token);
        }
        if (id == null && (type == null || OAuth2TokenType.REFRESH_TOKEN.equals(type))) {
            id = refreshing.getIfPresent(token);
        }
        return id == null ? null : kept.getIfPresent(id);
    }
}
