package io.engagements.query.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.engagements.query.answer.ProblemException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
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

    /** A connection that takes something only while it is told to. */
    private static final class Connection extends ServletOutputStream {

        private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
        private volatile boolean ready;
        private volatile @Nullable WriteListener writer;

        void takes() {
            ready = true;
            try {
                Objects.requireNonNull(writer).onWritePossible();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        List<String> lines() {
            return taken.toString(StandardCharsets.UTF_8).lines().toList();
        }

        @Override
        public boolean isReady() {
            return ready;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            writer = listener;
        }

        @Override
        public void write(int each) {
            taken.write(each);
        }
    }

    private EventStream open(Connection connection) throws IOException {
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
        Connection stuck = new Connection();
        Connection other = new Connection();
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
        Connection slow = new Connection();
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
        open(new Connection());
        open(new Connection());
        assertThatThrownBy(() -> open(new Connection())).isInstanceOf(ProblemException.class);
    }
}
