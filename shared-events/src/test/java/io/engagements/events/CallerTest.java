package io.engagements.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CallerTest {

    private static final Instant AT = Instant.parse("2027-01-11T09:00:00Z");

    private final Map<String, Object> header = new HashMap<>(Map.of("alg", "RS256", "typ", "at+jwt"));
    private final Map<String, Object> claims = new HashMap<>(
            Map.of("sub", "lucia", "party", "lucia", "roles", List.of("VA"), "aud", List.of("engagements"), "exp", AT));

    @Test
    void personPartyAndRolesComeFromTheClaims() {
        Caller caller = Caller.of(header, claims);

        assertThat(caller).isEqualTo(new Caller("lucia", "lucia", null, Set.of(Role.VA)));
        assertThat(caller.has(Role.VA)).isTrue();
        assertThat(caller.has(Role.CLIENT)).isFalse();
        assertThat(caller.stamp(AT)).isEqualTo(new Stamp("lucia", "lucia", null, AT));
    }

    @Test
    void anActorActsOnBehalfOfTheSubject() {
        claims.put("act", Map.of("sub", "assistant-7"));

        assertThat(Caller.of(header, claims).stamp(AT)).isEqualTo(new Stamp("lucia", "assistant-7", "lucia", AT));
    }

    @Test
    void actingOnOnesOwnBehalfIsNoDelegation() {
        claims.put("act", Map.of("sub", "lucia"));

        assertThat(Caller.of(header, claims).onBehalfOf()).isNull();
    }

    @Test
    void unknownRolesAreIgnored() {
        claims.put("roles", List.of("ADMIN", "va", 7, "AUDITOR"));

        assertThat(Caller.of(header, claims).roles()).containsExactly(Role.AUDITOR);
    }

    @Test
    void aTokenWithoutRolesNamesACallerWithoutRoles() {
        claims.remove("roles");

        assertThat(Caller.of(header, claims).roles()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource
    void accessTokensOfOtherProvidersAreTold(String name, Map<String, Object> differently) {
        header.put("typ", "JWT");
        claims.putAll(differently);

        assertThat(Caller.of(header, claims).person()).isEqualTo("lucia");
    }

    static Stream<Arguments> accessTokensOfOtherProvidersAreTold() {
        return Stream.of(
                arguments("by a claim typ", Map.of("typ", "Bearer")),
                arguments("by a claim token_use", Map.of("token_use", "access")),
                arguments("by a granted scope", Map.of("scope", "api")),
                arguments("by a granted scope, shorter", Map.of("scp", List.of("api"))),
                arguments("with one audience as a string", Map.of("typ", "Bearer", "aud", "engagements")));
    }

    @ParameterizedTest
    @MethodSource
    void otherTokensAreRefused(String name, Map<String, Object> inHeader, Map<String, Object> inClaims) {
        header.putAll(inHeader);
        claims.putAll(inClaims);
        claims.values().removeIf(""::equals);

        assertThatIllegalArgumentException().isThrownBy(() -> Caller.of(header, claims));
    }

    static Stream<Arguments> otherTokensAreRefused() {
        return Stream.of(
                arguments("unsigned", Map.of("alg", "none"), Map.of()),
                arguments("signed with a shared secret", Map.of("alg", "HS256"), Map.of()),
                arguments("an id token", Map.of("typ", "JWT"), Map.of("nonce", "n", "azp", "web")),
                arguments("marked as an id token", Map.of("typ", "JWT"), Map.of("typ", "ID")),
                arguments("an id token with a scope", Map.of("typ", "JWT"), Map.of("scope", "openid", "nonce", "n")),
                arguments(
                        "a scope but another kind", Map.of("typ", "JWT"), Map.of("scope", "openid", "typ", "Refresh")),
                arguments("of no declared type", Map.of("typ", ""), Map.of()),
                arguments("a logout token", Map.of("typ", "logout+jwt"), Map.of("token_use", "access")),
                arguments("for another audience", Map.of(), Map.of("aud", List.of("other"))),
                arguments("for no audience", Map.of(), Map.of("aud", "")),
                arguments("without an expiry", Map.of(), Map.of("exp", "")),
                arguments("without a subject", Map.of(), Map.of("sub", "")),
                arguments("in the name of the clock", Map.of(), Map.of("sub", "clock")),
                arguments("acting as the clock", Map.of(), Map.of("act", Map.of("sub", "clock"))),
                arguments("without a party", Map.of(), Map.of("party", "")),
                arguments("with an over-long subject", Map.of(), Map.of("sub", "a".repeat(65))),
                arguments("with an over-long party", Map.of(), Map.of("party", "a".repeat(65))),
                arguments("with a line break in the subject", Map.of(), Map.of("sub", "lucia\n")),
                arguments("with a blank in the party", Map.of(), Map.of("party", "acme books")),
                arguments("with a letter beyond ASCII", Map.of(), Map.of("sub", "lucía")),
                arguments("with a party that is no string", Map.of(), Map.of("party", List.of("lucia"))),
                arguments("with an actor without a name", Map.of(), Map.of("act", Map.of())),
                arguments("with an actor that is no object", Map.of(), Map.of("act", "assistant")));
    }
}
