package io.engagements.query.command;

import io.engagements.support.tracing.Trace;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.Function;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Asks the command side over HTTP. An instance that cannot be connected to has got nothing, so the next one is asked;
 * after that nothing is tried again: whoever sent it may, under the same idempotency key.
 */
@Component
@ConditionalOnProperty("engagements.command-side.url")
public final class CommandSideClient {

    private static final Duration TO_CONNECT = Duration.ofSeconds(2);

    /** To do a command and answer. */
    static final Duration TO_ANSWER = Duration.ofSeconds(30);

    private final CommandSideAddresses addresses;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TO_CONNECT)
            .build();

    CommandSideClient(CommandSideAddresses addresses) {
        this.addresses = addresses;
    }

    /**
     * Asks for a path; the answer's body is to be closed.
     *
     * @param path from the root on, encoded
     * @param within how long it may take until the answer begins
     * @throws IllegalArgumentException when the path is none
     * @throws IOException when no instance answers
     */
    HttpResponse<InputStream> ask(
            String path, Duration within, Function<HttpRequest.Builder, HttpRequest.Builder> request)
            throws IOException {
        IOException none = new IOException("no command side");
        for (URI address : addresses.inTurn()) {
            try {
                return exchange(request.apply(
                        HttpRequest.newBuilder(address.resolve(path)).timeout(within)));
            } catch (ConnectException | HttpConnectTimeoutException e) {
                none.addSuppressed(e);
            }
        }
        throw none;
    }

    private HttpResponse<InputStream> exchange(HttpRequest.Builder request) throws IOException {
        try {
            Trace.here().ifPresent(trace -> request.setHeader(Trace.PASSED_ON, trace.value()));
            return http.send(request.build(), BodyHandlers.ofInputStream());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the command side was asked", e);
        }
    }
}
