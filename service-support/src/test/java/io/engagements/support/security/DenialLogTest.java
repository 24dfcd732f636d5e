package io.engagements.support.security;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.engagements.events.Caller;
import io.engagements.events.Role;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.web.servlet.HandlerMapping;

class DenialLogTest {

    private final Logger logger = (Logger) LoggerFactory.getLogger("io.engagements.denied");
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private Instant now = Instant.parse("2027-01-11T09:00:00Z");
    private final DenialLog log = new DenialLog((id, from) -> id.equals("e2"), () -> now);

    @BeforeEach
    void listen() {
        lines.start();
        logger.addAppender(lines);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(lines);
    }

    @Test
    void whatIsNotTheCallersIsToldFromWhatIsNot() throws Exception {
        answer(asked("/api/engagements/e2", "lucia"), 404);
        answer(asked("/api/engagements/e0", "lucia"), 404);
        answer(asked("/api/engagements/e2", "ines"), 200);

        assertThat(told())
                .containsExactly("denied status=404 person=lucia party=lucia-and-partners"
                        + " route=GET:/api/engagements/{id} object=e2 address=192.0.2.1 reason=foreign");
    }

    @Test
    void whoMayNotIsTold() throws Exception {
        answer(asked("/api/engagements/e1", "mateo"), 403);
        MockHttpServletRequest nobody = asked("/api/engagements/e1", null);
        Denial.note(nobody, "no-token");
        answer(nobody, 401);

        assertThat(told())
                .containsExactly(
                        "denied status=403 person=mateo party=mateo-and-partners route=GET:/api/engagements/{id}"
                                + " object=e1 address=192.0.2.1 reason=-",
                        "denied status=401 person=- party=- route=GET:/api/engagements/{id} object=e1"
                                + " address=192.0.2.1 reason=no-token");
    }

    @Test
    void whatIsToldElsewhereIsLoggedAsItWasAsked() throws Exception {
        MockHttpServletRequest page = asked("/api/engagements/e2", null);
        Asked.by(page, caller("lucia"));
        Asked.keep(page);
        page.setAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, "/refused");
        page.setAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, Map.of());
        Asked.keep(page);
        answer(page, 404);

        MockHttpServletRequest led = asked("/api/engagements/e1", null);
        Denial.note(led, "sign-in");
        answer(led, 302);
        answer(asked("/api/engagements/e1", null), 302);

        assertThat(told())
                .containsExactly(
                        "denied status=404 person=lucia party=lucia-and-partners route=GET:/api/engagements/{id}"
                                + " object=e2 address=192.0.2.1 reason=foreign",
                        "denied status=302 person=- party=- route=GET:/api/engagements/{id} object=e1"
                                + " address=192.0.2.1 reason=sign-in");
    }

    @Test
    void nothingThatWasAskedLooksLikeAFieldOrALine() throws Exception {
        MockHttpServletRequest request =
                new MockHttpServletRequest("GET", "/api/a\r\nb reason=none\"\u202e" + "x".repeat(500));
        request.setQueryString("access_token=secret");
        answer(request, 401);

        assertThat(told())
                .singleElement()
                .asString()
                .startsWith("denied status=401 person=- party=-"
                        + " route=GET:/api/a\\u000d\\u000ab\\u0020reason\\u003dnone\\u0022\\u202ex")
                .doesNotContain("secret")
                .hasSizeLessThan(400);
    }

    @Test
    void whoAsksAgainAndAgainIsOnlyCounted() throws Exception {
        for (int i = 0; i < DenialLog.OF_ONE + 7; i++) {
            answer(asked("/api/engagements/e1", "mateo"), 403);
        }
        answer(asked("/api/engagements/e2", "lucia"), 404);
        assertThat(told()).hasSize(DenialLog.OF_ONE + 2).contains("denied suppressed=7");

        answer(asked("/api/engagements/e1", "mateo"), 403);
        log.destroy();
        assertThat(told()).endsWith("denied suppressed=1");

        now = now.plusSeconds(60);
        answer(asked("/api/engagements/e1", "mateo"), 403);
        assertThat(told().get(told().size() - 1)).contains("person=mateo");
    }

    @Test
    void manyTogetherFillNoMoreThanTheirShareEither() throws Exception {
        for (int i = 0; i < 2 * DenialLog.OF_ALL; i++) {
            answer(asked("/api/engagements/e1", "person-" + i), 403);
        }
        assertThat(told()).hasSize(DenialLog.OF_ALL);
    }

    private List<String> told() {
        return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    private void answer(MockHttpServletRequest request, int status) throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        log.doFilter(request, response, (asked, answered) -> response.setStatus(status));
    }

    private static MockHttpServletRequest asked(String path, @Nullable String person) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        request.setRemoteAddr("192.0.2.1");
        request.setAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, "/api/engagements/{id}");
        request.setAttribute(
                HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE,
                Map.of("id", path.substring(path.lastIndexOf('/') + 1)));
        if (person != null) {
            request.setAttribute(
                    RequestAttributeSecurityContextRepository.DEFAULT_REQUEST_ATTR_NAME,
                    new SecurityContextImpl(new TestingAuthenticationToken(caller(person), "")));
        }
        return request;
    }

    private static Caller caller(String person) {
        return new Caller(person + "-and-partners", person, null, Set.of(Role.VA));
    }
}
