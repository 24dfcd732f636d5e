package io.engagements.query.pages.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.apache.catalina.connector.ClientAbortException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** A page that cannot be made is answered with another page, never with what programs are told. */
@ExtendWith(OutputCaptureExtension.class)
class FailedPagesTest {

    private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/today");
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    private void make(FilterChain page) throws ServletException, IOException {
        new FailedPages().doFilter(request, response, page);
    }

    private HttpStatusCode told() {
        assertThat(response.getForwardedUrl()).isEqualTo(PageRefusals.PATH);
        return PageRefusals.of(request).orElseThrow();
    }

    @Test
    void whatFailsWhileATemplateIsReadIsTold() throws Exception {
        make((asked, answer) -> {
            answer.getWriter().write("<html>half");
            throw new ServletException("Request processing failed", new IllegalStateException("no such field"));
        });

        assertThat(told()).isEqualTo(HttpStatus.INTERNAL_SERVER_ERROR);
        assertThat(response.getContentAsString()).isEmpty();
    }

    @Test
    void aDatabaseThatIsAwayIsToldAsSuch() throws Exception {
        make((asked, answer) -> {
            throw new IllegalStateException(new SQLException("gone", "08006"));
        });

        assertThat(told()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
    }

    /** The server's own exception for it, and the system's. */
    @Test
    void aBrowserThatHasGoneIsToldNothingAndIsNoFault(CapturedOutput log) throws Exception {
        for (IOException gone : List.of(new ClientAbortException("gone"), new IOException("Broken pipe"))) {
            assertThatThrownBy(() -> make((asked, answer) -> {
                        throw new ServletException("Request processing failed", gone);
                    }))
                    .hasCause(gone);
            assertThatThrownBy(() -> new RefusedPage.Advice().other(gone, request, response))
                    .isSameAs(gone);
        }

        assertThat(response.getForwardedUrl()).isNull();
        assertThat(log.getAll()).doesNotContain("A page cannot be");
    }

    @Test
    void aDatabaseThatHasGoneIsOursToTell() throws Exception {
        new RefusedPage.Advice()
                .other(new SQLException("gone", "08006", new IOException("Broken pipe")), request, response);

        assertThat(told()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
    }

    @Test
    void whatFailsWhileThatIsToldIsTheServersToAnswer() {
        assertThatThrownBy(() -> make((asked, answer) -> {
                    PageRefusals.answer(HttpStatus.NOT_FOUND, request, response);
                    throw new IllegalStateException("again");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("again");
    }
}
