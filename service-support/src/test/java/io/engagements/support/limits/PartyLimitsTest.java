package io.engagements.support.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.engagements.events.Caller;
import io.engagements.events.Role;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

class PartyLimitsTest {

    private Instant now = Instant.parse("2027-01-11T09:00:00Z");

    @AfterEach
    void forget() {
        RequestContextHolder.resetRequestAttributes();
    }

    @Test
    void aPartyHasSoManyCommandsAMinute() {
        PartyLimits limits = limits(3, 0, 0);
        for (int i = 0; i < 3; i++) {
            answer(limits, "lucia", "/api/commands/open-candidacy", 200);
        }
        assertThat(refused(limits, "lucia", "/api/commands/open-candidacy", "de, es;q=0.5")
                        .getBody()
                        .getDetail())
                .startsWith("Su parte envía más órdenes");
        answer(limits, "mateo", "/api/commands/open-candidacy", 200);
        answer(limits, "lucia", "/api/files", 201);

        now = now.plusSeconds(60);
        answer(limits, "lucia", "/api/commands/open-candidacy", 200);
    }

    @Test
    void whatIsRefusedCountsForItself() {
        PartyLimits limits = limits(0, 2, 0);
        for (int i = 0; i < 10; i++) {
            answer(limits, "lucia", "/api/commands/hire-va", 200);
            answer(limits, "lucia", "/api/commands/hire-va", 409);
            answer(limits, "lucia", "/api/commands/hire-va", 503);
        }
        answer(limits, "lucia", "/api/commands/hire-va", 422);
        answer(limits, "lucia", "/api/files", 404);

        TooManyException refused = refused(limits, "lucia", "/api/commands/hire-va", "fr, de");
        assertThat(refused.getBody().getDetail()).startsWith("Too many of your party's commands were refused");
        assertThat(refused.getBody().getStatus()).isEqualTo(429);
        assertThat(refused.getHeaders().getFirst("Retry-After")).isEqualTo("61");
        answer(limits, "mateo", "/api/commands/hire-va", 422);
    }

    @Test
    void whatIsTooManyAnywayIsNoRefusal() {
        PartyLimits limits = limits(1, 1, 0);
        answer(limits, "lucia", "/api/commands/hire-va", 200);
        for (int i = 0; i < 5; i++) {
            assertThat(refused(limits, "lucia", "/api/commands/hire-va", "en")
                            .getBody()
                            .getDetail())
                    .startsWith("Your party sends more commands");
        }
    }

    @Test
    void filesHaveALimitOfTheirOwn() {
        PartyLimits limits = limits(0, 0, 1);
        answer(limits, "lucia", "/api/files", 201);
        answer(limits, "lucia", "/api/commands/hire-va", 200);

        refused(limits, "lucia", "/api/files", "es");
    }

    @Test
    void withoutALimitThereIsNone() {
        PartyLimits limits = limits(0, 0, 0);
        for (int i = 0; i < 10_000; i++) {
            answer(limits, "lucia", "/api/commands/hire-va", 422);
        }
    }

    @Test
    void aLimitBelowNoneIsNoSetting() {
        assertThatThrownBy(() -> limits(-1, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    private PartyLimits limits(int commands, int refusals, int uploads) {
        return new PartyLimits(new PartyQuotas(new LimitSettings(commands, refusals, uploads), () -> now));
    }

    private static TooManyException refused(PartyLimits limits, String party, String path, String language) {
        return catchThrowableOfType(TooManyException.class, () -> answer(limits, party, path, 200, language));
    }

    private static void answer(PartyLimits limits, String party, String path, int status) {
        answer(limits, party, path, status, "en");
    }

    private static void answer(PartyLimits limits, String party, String path, int status, String language) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", path);
        request.addHeader("Accept-Language", language);
        request.setUserPrincipal(
                new TestingAuthenticationToken(new Caller(party, party, null, Set.of(Role.CLIENT)), ""));
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
        MockHttpServletResponse response = new MockHttpServletResponse();
        assertThat(limits.preHandle(request, response, limits)).isTrue();
        response.setStatus(status);
        limits.afterCompletion(request, response, limits, null);
    }
}
