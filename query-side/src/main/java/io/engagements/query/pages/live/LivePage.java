package io.engagements.query.pages.live;

import io.engagements.query.answer.Viewer;
import io.engagements.query.pages.frame.PagesConfiguration;
import io.engagements.query.pages.frame.Screen;
import io.engagements.query.pages.frame.Sessions;
import io.engagements.query.pages.frame.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.CredentialsExpiredException;
import org.springframework.web.bind.annotation.GetMapping;

/** One stream for a browser, whichever pages it shows: what happened, of which each page knows whether it shows it already. */
@Screen
class LivePage {

    private final Streams streams;

    LivePage(Streams streams) {
        this.streams = streams;
    }

    /**
     * Goes on after this method, in which nothing is read.
     *
     * @throws CredentialsExpiredException when nothing else was done in this session for as long as it lasts
     */
    @GetMapping(path = PagesConfiguration.LIVE, produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    void live(SignedIn who, HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpSession session = request.getSession();
        if (Sessions.isIdle(session)) {
            session.invalidate();
            throw new CredentialsExpiredException("nothing is done in this session but listening");
        }
        streams.open(Viewer.of(who.caller()), who.caller().person(), session, request, response);
    }
}
