package io.engagements.support.limits;

import io.engagements.support.problem.ProblemAnswer;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.springframework.http.HttpStatus;

/**
 * Before everything else in the server: leaves threads for health whatever the others do, has nobody's body waited for
 * who was not let in, and closes the connection on what was not read.
 */
final class FrontDoor extends ValveBase {

    /** Under which a request carries its {@link Body}, when it has one. */
    static final String BODY = FrontDoor.class.getName() + ".body";

    private static final String CONNECTION = "Connection";
    private static final int WAITING = (Bounds.THREADS - Bounds.AT_ONCE) * 3 / 4;
    private static final long PATIENCE_MILLIS = 1_000;

    private final Semaphore atOnce = new Semaphore(Bounds.AT_ONCE, true);
    private final Semaphore waiting = new Semaphore(WAITING);
    private final Places strangers = new Places(Bounds.OF_STRANGERS, Bounds.OF_AN_ADDRESS);
    private final Places bodies = new Places(Bounds.BODIES_OF_STRANGERS, Bounds.BODIES_OF_ONE);

    FrontDoor() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (!Body.isMeasurable(request.getCoyoteRequest())) {
            response.setHeader(CONNECTION, "close");
            ProblemAnswer.of(HttpStatus.BAD_REQUEST, "Content-Length is no number that can be.")
                    .write(request, response);
            return;
        }
        Optional<Body> body = Body.of(request.getCoyoteRequest(), () -> keep(response));
        body.filter(arriving -> !arriving.isAllThere()).ifPresent(arriving -> response.setHeader(CONNECTION, "close"));
        body.ifPresent(arriving -> request.setAttribute(BODY, arriving));
        boolean health = isHealth(request);
        boolean mayGoOn = health || mayGoOn();
        try {
            answer(request, response, body, mayGoOn);
        } catch (IOException | ServletException | RuntimeException | Error e) {
            OutOfMemory.endsTheProcessIfItIs(e);
            throw e;
        } finally {
            try {
                finish(body, request, response);
            } finally {
                if (mayGoOn && !health) {
                    atOnce.release();
                }
            }
        }
    }

    private void answer(Request request, Response response, Optional<Body> body, boolean mayGoOn)
            throws IOException, ServletException {
        if (!mayGoOn) {
            ProblemAnswer.full().write(request, response);
        } else if (isHealth(request) || path(request).startsWith("/api/")) {
            getNext().invoke(request, response);
        } else {
            letStrangersIn(request, response, body);
        }
    }

    private static boolean isHealth(Request request) {
        return path(request).startsWith("/actuator/health");
    }

    /** Within the program; empty where the address is none, which is answered further on. */
    private static String path(Request request) {
        String whole = request.getDecodedRequestURI();
        return whole == null || request.getContext() == null
                ? ""
                : whole.substring(request.getContext().getPath().length());
    }

    private boolean mayGoOn() {
        if (atOnce.tryAcquire()) {
            return true;
        }
        if (!waiting.tryAcquire()) {
            return false;
        }
        try {
            return atOnce.tryAcquire(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            waiting.release();
        }
    }

    /**
     * What asks for no token is bounded by the address, and has places of its own; for the rest see {@link PartysDoor}.
     * Whoever signs in from where others hold all places for bodies is let in with what is on its way already.
     */
    private void letStrangersIn(Request request, Response response, Optional<Body> body)
            throws IOException, ServletException {
        String network = Network.of(request.getRemoteAddr());
        try (Places.Place place = strangers.take(network).orElse(null)) {
            if (place == null
                    || !body.map(each -> each.letIn(bodies, network) || each.letInIfOnItsWay())
                            .orElse(true)) {
                ProblemAnswer.tooMany().write(request, response);
                return;
            }
            getNext().invoke(request, response);
        }
    }

    private static void finish(Optional<Body> arriving, Request request, Response response) throws IOException {
        if (arriving.isEmpty()) {
            return;
        }
        Body body = arriving.get();
        try {
            body.takeWhatIsThere();
            if (!body.isAtEnd() && !request.isAsync()) {
                closeAfterTheAnswer(body, request, response);
            }
        } finally {
            body.giveBack();
        }
    }

    /** Whoever is told that the connection stays may send the next request on it at once. */
    private static void closeAfterTheAnswer(Body body, Request request, Response response) throws IOException {
        if (!response.isCommitted()) {
            response.setHeader(CONNECTION, "close");
        }
        response.finishResponse();
        body.linger();
        if (!body.isAtEnd()) {
            request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
            response.getCoyoteResponse().action(ActionCode.CLOSE_NOW, null);
        }
    }

    private static void keep(Response response) {
        if (!response.isCommitted()) {
            response.getCoyoteResponse().getMimeHeaders().removeHeader(CONNECTION);
        }
    }
}
