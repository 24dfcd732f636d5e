package io.engagements.query.command;

import io.engagements.events.stored.ContractJson;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Keys over HTTP. */
@Component
@ConditionalOnProperty("engagements.command-side.url")
final class HttpKeyPort implements KeyPort {

    private static final Logger log = LoggerFactory.getLogger(HttpKeyPort.class);

    private final CommandSideClient commandSide;

    HttpKeyPort(CommandSideClient commandSide) {
        this.commandSide = commandSide;
    }

    @Override
    public CommandResponse replace(String token, Instant bothUntil, String language) {
        byte[] body = ContractJson.mapper().writeValueAsBytes(Map.of("bothUntil", bothUntil.toString()));
        try {
            HttpResponse<InputStream> answer =
                    commandSide.ask("/api/audit/keys", CommandSideClient.TO_ANSWER, request -> request.POST(
                                    BodyPublishers.ofByteArray(body))
                            .header(HttpHeaders.AUTHORIZATION, "Bearer " + token)
                            .header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_VALUE)
                            .header(HttpHeaders.ACCEPT_LANGUAGE, language));
            try (InputStream given = answer.body()) {
                return new CommandResponse(
                        answer.statusCode(), CommandSideAnswers.headers(answer), given.readAllBytes());
            }
        } catch (IOException e) {
            log.warn("the command side replaces no keys: {}", e.toString());
            return CommandSideAnswers.unavailable(language);
        }
    }
}
