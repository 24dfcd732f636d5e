package io.engagements.query.pages.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class CanonicalHostTest {

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8080, GET, localhost:8080, 200",
        "http://localhost:8080, GET, LOCALHOST:8080, 200",
        "http://localhost:80, GET, localhost, 200",
        "http://localhost, GET, localhost:80, 200",
        "https://work.example, GET, work.example, 200",
        "https://work.example, POST, work.example:443, 200",
        "https://work.example:8443, GET, work.example, 307",
        "http://localhost:8080, GET, 127.0.0.1:8080, 307",
        "http://localhost:8080, GET, localhost:9090, 307",
        "http://localhost:8080, POST, rebound.example:8080, 421",
        "http://localhost:8080, GET, 'local host', 307"
    })
    void pagesAnswerToOneAddress(URI known, String method, String host, int status) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest(method, "/today");
        request.addHeader("Host", host);
        request.addHeader("Accept", "text/html");
        request.setServerName(host.replaceAll(":.*", ""));
        request.setServerPort(12_345);
        MockHttpServletResponse response = new MockHttpServletResponse();

        new CanonicalHost(known).doFilter(request, response, new MockFilterChain());

        assertThat(response.getStatus()).isEqualTo(status);
        if (status == 307) {
            assertThat(response.getHeader("Location")).isEqualTo(known + "/today");
        }
    }
}
