package io.engagements.query.pages.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.engagements.events.Caller;
import io.engagements.query.answer.Viewer;
import io.engagements.query.live.Happenings;
import io.engagements.query.live.TestConnection;
import io.engagements.query.pages.frame.Sessions;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpSessionEvent;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.authentication.CredentialsExpiredException;

/** Sessions that end while somebody begins to listen, at every moment of it. */
class StreamsTest {

    private static final Viewer LUCIA = Viewer.of(new Caller("lucia", "lucia", null, Set.of()));

    private final Sessions sessions = new Sessions();
    private final MockHttpSession session = new MockHttpSession();
    private final Happenings happenings = mock(Happenings.class);
    private final Streams streams = new Streams(happenings, sessions);

    @BeforeEach
    void somebodyIsIn() {
        when(happenings.follow(any(), any())).thenReturn(() -> {});
        sessions.begun("lucia", session);
    }

    @AfterEach
    void stop() {
        streams.stop();
    }

    private void out() {
        sessions.sessionDestroyed(new HttpSessionEvent(session));
    }

    private TestConnection listens(Runnable meanwhile) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/live");
        request.setAsyncSupported(true);
        TestConnection connection = new TestConnection();
        streams.open(LUCIA, "lucia", session, request, new MockHttpServletResponse() {
            @Override
            public ServletOutputStream getOutputStream() {
                return connection;
            }

            @Override
            public void flushBuffer() {
                super.flushBuffer();
                meanwhile.run();
            }
        });
        connection.takes();
        return connection;
    }

    @Test
    void whoSignsOutBeforeTheStreamIsKnownIsToldAllTheSame() throws Exception {
        TestConnection said = listens(this::out);

        await().untilAsserted(() -> assertThat(said.lines()).contains("event: ended"));
        await().untilAsserted(() -> assertThat(streams.count()).isZero());
    }

    @Test
    void whoSignsOutAfterwardsIsToldWhateverTheSessionIsCalledByThen() throws Exception {
        TestConnection said = listens(() -> {});
        session.changeSessionId();
        out();

        await().untilAsserted(() -> assertThat(said.lines()).contains("event: ended"));
    }

    @Test
    void whoComesInAsSomebodyElseEndsWhatTheOneBeforeHears() throws Exception {
        TestConnection said = listens(() -> {});
        sessions.begun("mateo", session);

        await().untilAsserted(() -> assertThat(said.lines()).contains("event: ended"));
    }

    @Test
    void whoHasSignedOutListensToNothing() {
        out();

        assertThatThrownBy(() -> listens(() -> {})).isInstanceOf(CredentialsExpiredException.class);
        assertThat(streams.count()).isZero();
    }
}
