package io.engagements.query.command;

import io.engagements.support.problem.Knows;
import io.engagements.support.security.Denial;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * The whole interface under one address: what only the command side can answer is passed on to it, with the caller's
 * own token, and its answer passed back.
 */
@RestController
@ConditionalOnProperty("engagements.command-side.url")
class ForwardingController {

    private static final Logger log = LoggerFactory.getLogger(ForwardingController.class);

    /** More than a command may have: the command side says so. */
    private static final int MAX_BODY = 300_000;

    /** A file may take its time on a slow line. */
    private static final Duration FOR_A_FILE = Duration.ofMinutes(2);

    private static final List<String> ASKED = List.of(
            HttpHeaders.AUTHORIZATION,
            HttpHeaders.CONTENT_TYPE,
            HttpHeaders.RANGE,
            HttpHeaders.IF_RANGE,
            HttpHeaders.ACCEPT_LANGUAGE);

    private final CommandPort commands;
    private final CommandSideClient commandSide;

    ForwardingController(CommandPort commands, CommandSideClient commandSide) {
        this.commands = commands;
        this.commandSide = commandSide;
    }

    @PostMapping("/api/commands/{name}")
    ResponseEntity<byte[]> command(
            @PathVariable String name,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            JwtAuthenticationToken caller,
            HttpServletRequest request)
            throws IOException {
        CommandResponse sent = commands.send(new CommandRequest(
                caller.getToken().getTokenValue(),
                name,
                request.getContentType(),
                request.getInputStream().readNBytes(MAX_BODY),
                ifMatch,
                key,
                request.getHeader(HttpHeaders.ACCEPT_LANGUAGE)));
        note(sent.status());
        return ResponseEntity.status(HttpStatusCode.valueOf(sent.status()))
                .headers(headers -> sent.headers().forEach(headers::set))
                .body(sent.body());
    }

    @Knows({"engagementId", "sha256"})
    @PostMapping({
        "/api/files",
        "/api/audit/ledger/publish",
        "/api/audit/checkpoints",
        "/api/audit/keys",
        "/api/audit/checkpoints/{size}/cosignatures"
    })
    void post(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ClientBody body = new ClientBody(request.getInputStream());
        BodyPublisher stream = BodyPublishers.ofInputStream(() -> body);
        long length = request.getContentLengthLong();
        pass(request, response, body, length > 0 ? BodyPublishers.fromPublisher(stream, length) : stream);
    }

    @PutMapping("/api/audit/checkpoints/{size}/timestamp")
    void put(HttpServletRequest request, HttpServletResponse response) throws IOException {
        post(request, response);
    }

    @GetMapping({"/api/files/{fileId}", "/api/audit/checkpoints/{size}/timestamp-request"})
    void get(HttpServletRequest request, HttpServletResponse response) throws IOException {
        pass(request, response, new ClientBody(InputStream.nullInputStream()), BodyPublishers.noBody());
    }

    private void pass(HttpServletRequest request, HttpServletResponse response, ClientBody body, BodyPublisher sent)
            throws IOException {
        HttpResponse<InputStream> answer;
        try {
            answer = commandSide.ask(path(request), FOR_A_FILE, asked -> asked(asked, request, sent));
        } catch (IllegalArgumentException e) {
            write(CommandSideAnswers.incomplete(language(request)), response);
            return;
        } catch (IOException e) {
            write(
                    body.isBroken()
                            ? CommandSideAnswers.incomplete(language(request))
                            : unavailable(e, language(request)),
                    response);
            return;
        }
        note(answer.statusCode());
        response.setStatus(answer.statusCode());
        CommandSideAnswers.headers(answer).forEach(response::setHeader);
        answer.headers().firstValueAsLong(HttpHeaders.CONTENT_LENGTH).ifPresent(response::setContentLengthLong);
        try (InputStream content = answer.body()) {
            content.transferTo(response.getOutputStream());
        }
    }

    /** Whether it is hidden or there is none, the command side's log says, under the same trace; this one, from where. */
    private static void note(int status) {
        if (status == 401 || status == 403 || status == 404 || status == 429) {
            Denial.because("command-side");
        }
    }

    private static String path(HttpServletRequest request) {
        String query = request.getQueryString();
        return query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
    }

    private static @Nullable String language(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
    }

    private static CommandResponse unavailable(IOException e, @Nullable String language) {
        log.warn("the command side does not answer: {}", e.toString());
        return CommandSideAnswers.unavailable(language);
    }

    private static HttpRequest.Builder asked(
            HttpRequest.Builder asked, HttpServletRequest request, BodyPublisher body) {
        ASKED.forEach(name -> {
            String value = request.getHeader(name);
            if (value != null) {
                asked.header(name, value);
            }
        });
        return asked.method(request.getMethod(), body);
    }

    private static void write(CommandResponse sent, HttpServletResponse response) throws IOException {
        response.setStatus(sent.status());
        sent.headers().forEach(response::setHeader);
        response.getOutputStream().write(sent.body());
    }
}
