package io.engagements.query.command;

import io.engagements.support.problem.Language;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/** Commands over HTTP. */
@Component
@ConditionalOnProperty("engagements.command-side.url")
final class HttpCommandPort implements CommandPort {

    private static final Logger log = LoggerFactory.getLogger(HttpCommandPort.class);

    private final CommandSideClient commandSide;

    HttpCommandPort(CommandSideClient commandSide) {
        this.commandSide = commandSide;
    }

    @Override
    public CommandResponse send(CommandRequest command) {
        String path = "/api/commands/" + UriUtils.encodePathSegment(command.name(), "UTF-8");
        try {
            HttpResponse<InputStream> answer =
                    commandSide.ask(path, CommandSideClient.TO_ANSWER, request -> request(request, command));
            try (InputStream body = answer.body()) {
                return new CommandResponse(
                        answer.statusCode(), CommandSideAnswers.headers(answer), body.readAllBytes());
            }
        } catch (IOException e) {
            log.warn("the command side does not answer: {}", e.toString());
            return CommandSideAnswers.unavailable(command.language());
        }
    }

    private static HttpRequest.Builder request(HttpRequest.Builder request, CommandRequest command) {
        request.POST(BodyPublishers.ofByteArray(command.body()))
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + command.token());
        set(request, HttpHeaders.CONTENT_TYPE, command.contentType());
        set(request, HttpHeaders.IF_MATCH, command.ifMatch());
        set(request, "Idempotency-Key", command.key());
        return request.header(
                HttpHeaders.ACCEPT_LANGUAGE,
                Language.asked(command.language()).locale().toLanguageTag());
    }

    private static void set(HttpRequest.Builder request, String header, @Nullable String value) {
        if (value != null) {
            request.header(header, value);
        }
    }
}
