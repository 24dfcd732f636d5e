package io.engagements.query.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.util.UriUtils;

/** Files over HTTP. */
@Component
@ConditionalOnProperty("engagements.command-side.url")
final class HttpFilePort implements FilePort {

    private static final Logger log = LoggerFactory.getLogger(HttpFilePort.class);

    /** A file may take its time on a slow line. */
    private static final Duration FOR_A_FILE = Duration.ofMinutes(2);

    private final CommandSideClient commandSide;

    HttpFilePort(CommandSideClient commandSide) {
        this.commandSide = commandSide;
    }

    @Override
    public CommandResponse take(FileSent file) {
        String boundary = UUID.randomUUID().toString();
        try {
            HttpResponse<InputStream> answer =
                    commandSide.ask("/api/files", FOR_A_FILE, request -> request.POST(form(file, boundary))
                            .header(HttpHeaders.AUTHORIZATION, "Bearer " + file.token())
                            .header(HttpHeaders.CONTENT_TYPE, "multipart/form-data; boundary=" + boundary));
            try (InputStream body = answer.body()) {
                return new CommandResponse(
                        answer.statusCode(), CommandSideAnswers.headers(answer), body.readAllBytes());
            }
        } catch (IOException e) {
            log.warn("the command side takes no file: {}", e.toString());
            return CommandSideAnswers.unavailable(null);
        }
    }

    private static BodyPublisher form(FileSent file, String boundary) {
        String head = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"engagementId\"\r\n\r\n"
                + file.engagementId() + "\r\n--" + boundary
                + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + quoted(file.name())
                + "\"\r\n\r\n";
        MultipartFile content = file.content();
        return BodyPublishers.concat(
                BodyPublishers.ofString(head),
                content.isEmpty()
                        ? BodyPublishers.noBody()
                        : BodyPublishers.fromPublisher(
                                BodyPublishers.ofInputStream(() -> opened(content)), content.getSize()),
                BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
    }

    /** As the command side reads it, and without an end of the line. */
    private static String quoted(String name) {
        return name.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\r", "%0D")
                .replace("\n", "%0A");
    }

    private static InputStream opened(MultipartFile content) {
        try {
            return content.getInputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public FileGiven give(String token, String fileId) {
        String path = "/api/files/" + UriUtils.encodePathSegment(fileId, "UTF-8");
        try {
            HttpResponse<InputStream> answer = commandSide.ask(
                    path, FOR_A_FILE, request -> request.GET().header(HttpHeaders.AUTHORIZATION, "Bearer " + token));
            return new FileGiven(answer.statusCode(), CommandSideAnswers.headers(answer), answer.body());
        } catch (IOException e) {
            log.warn("the command side gives no file: {}", e.toString());
            return new FileGiven(HttpStatus.SERVICE_UNAVAILABLE.value(), Map.of(), InputStream.nullInputStream());
        }
    }
}
