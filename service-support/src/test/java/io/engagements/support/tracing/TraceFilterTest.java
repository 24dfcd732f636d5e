package io.engagements.support.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class TraceFilterTest {

    private static final String ID = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String PARENT = "00-" + ID + "-00f067aa0ba902b7-01";

    private final MockHttpServletResponse response = new MockHttpServletResponse();
    private final List<Trace> seen = new ArrayList<>();

    @Test
    void aCallersTraceGoesOnUnderAPartOfOurOwn() throws Exception {
        filter(PARENT);

        Trace trace = seen.get(0);
        assertThat(trace.value()).startsWith("00-" + ID + "-").endsWith("-01").doesNotContain("00f067aa0ba902b7");
        assertThat(response.getHeader("traceresponse")).isEqualTo(trace.value());
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "00-" + ID,
                "ff-" + ID + "-00f067aa0ba902b7-01",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-" + ID + "-0000000000000000-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-" + ID + "-00f067aa0ba902b7-01\n-x"
            })
    void whatNamesNoTraceBeginsOne(@Nullable String parent) throws Exception {
        filter(parent);

        assertThat(seen.get(0).value())
                .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00")
                .doesNotContain(ID);
    }

    @Test
    void afterTheRequestTheThreadIsNobodys() throws Exception {
        filter(PARENT);

        assertThat(Trace.here()).isEmpty();
    }

    @Test
    void somethingIsLoggedAboutAnotherRequestAndThenOnAboutThisOne() {
        String other = "0af7651916cd43dd8448eb211c80319c";
        List<Optional<String>> ids = new ArrayList<>();
        MDC.put(Trace.ID, ID);

        Trace.about(other, () -> ids.add(Optional.ofNullable(MDC.get(Trace.ID))));
        Trace.about("no id", () -> ids.add(Optional.ofNullable(MDC.get(Trace.ID))));
        ids.add(Optional.ofNullable(MDC.get(Trace.ID)));
        MDC.remove(Trace.ID);

        assertThat(ids).containsExactly(Optional.of(other), Optional.of(ID), Optional.of(ID));
    }

    private void filter(@Nullable String parent) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest();
        if (parent != null) {
            request.addHeader("traceparent", parent);
        }
        new TraceFilter()
                .doFilter(
                        request,
                        response,
                        (asked, answered) -> seen.add(Trace.here().orElseThrow()));
    }
}
