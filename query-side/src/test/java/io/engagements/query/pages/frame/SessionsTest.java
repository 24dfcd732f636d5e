package io.engagements.query.pages.frame;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpSession;

class SessionsTest {

    @Test
    void aSessionInWhichNothingIsDoneIsIdleHoweverOftenItIsAskedWhatHappens() {
        Sessions sessions = new Sessions();
        MockHttpSession session = new MockHttpSession();
        session.setMaxInactiveInterval(60);
        sessions.begun("lucia", session);
        session.access();
        assertThat(Sessions.isIdle(session)).isFalse();

        session.setMaxInactiveInterval(0);
        session.access();
        assertThat(Sessions.isIdle(session)).isTrue();
    }
}
