package io.engagements.query.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.engagements.query.answer.ProblemException;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Streams whose readers read slowly, or not at all. */
class EventStreamTest {

    private static final int MOST = 2;

    private final OpenStreams streams = new OpenStreams("streams-test", MOST, MOST);

    @AfterEach
    void stop() {
        streams.stop();
    }

    private EventStream open(TestConnection connection) throws IOException {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setAsyncSupported(true);
        return streams.open("lucia", "e1", "begin\n", request, new MockHttpServletResponse() {
            @Override
            public ServletOutputStream getOutputStream() {
                return connection;
            }
        });
    }

    @Test
    void whoDoesNotReadIsNotWaitedForAndLosesTheOldest() throws IOException {
        TestConnection stuck = new TestConnection();
        TestConnection other = new TestConnection();
        EventStream toNobody = open(stuck);
        EventStream toSomebody = open(other);
        other.takes();
        IntStream.rangeClosed(1, 500).forEach(each -> toNobody.say(each + "\n"));
        toSomebody.say("heard\n");
        await().untilAsserted(() -> assertThat(other.lines()).containsExactly("begin", "heard"));
        assertThat(stuck.lines()).containsExactly("begin");

        stuck.takes();
        await().untilAsserted(() -> assertThat(stuck.lines())
                .hasSize(101)
                .startsWith("begin", "401")
                .endsWith("500"));
    }

    @Test
    void itIsOverWhenWhatWaitedIsTaken() throws IOException {
        TestConnection slow = new TestConnection();
        EventStream stream = open(slow);
        stream.say("last\n");
        stream.end();
        stream.say("too late\n");
        assertThat(streams.count()).isOne();

        slow.takes();
        await().untilAsserted(() -> assertThat(streams.count()).isZero());
        assertThat(slow.lines()).containsExactly("begin", "last");
    }

    @Test
    void thereAreNoMoreThanThereMayBe() throws IOException {
        open(new TestConnection());
        open(new TestConnection());
        assertThatThrownBy(() -> open(new TestConnection())).isInstanceOf(ProblemException.class);
    }
}
