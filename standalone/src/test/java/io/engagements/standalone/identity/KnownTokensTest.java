package io.engagements.standalone.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;

class KnownTokensTest {

    private final List<String> checked = new ArrayList<>();
    private final Set<String> ended = new HashSet<>();
    private final KnownTokens tokens = new KnownTokens(this::check, this::validate);

    private Jwt check(String token) {
        checked.add(token);
        if (token.startsWith("forged") || ended.contains(token)) {
            throw new BadJwtException(token);
        }
        return Jwt.withTokenValue(token).header("alg", "RS256").subject(token).build();
    }

    private OAuth2TokenValidatorResult validate(Jwt token) {
        return ended.contains(token.getTokenValue())
                ? OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token"))
                : OAuth2TokenValidatorResult.success();
    }

    @Test
    void aSignatureIsCheckedOnce() {
        Jwt first = tokens.decode("a");

        assertThat(tokens.decode("a")).isSameAs(first);
        assertThat(tokens.decode("b").getSubject()).isEqualTo("b");
        assertThat(checked).containsExactly("a", "b");
    }

    @Test
    void whatIsGoodNoMoreIsRefusedEachTime() {
        tokens.decode("a");
        ended.add("a");

        assertThatThrownBy(() -> tokens.decode("a")).isInstanceOf(BadJwtException.class);
        assertThatThrownBy(() -> tokens.decode("a")).isInstanceOf(BadJwtException.class);
    }

    @Test
    void whatIsForgedIsNeverKnown() {
        assertThatThrownBy(() -> tokens.decode("forged")).isInstanceOf(BadJwtException.class);
        assertThatThrownBy(() -> tokens.decode("forged")).isInstanceOf(BadJwtException.class);
        assertThat(checked).containsExactly("forged", "forged");
    }
}
