package io.engagements.query.command;

import io.engagements.support.tracing.Trace;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.Function;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;

/** Asks the command side over HTTP for whoever asks here, with what he sent. */
@Component
@ConditionalOnProperty("engagements.command-side.url")
public final class CommandSideClient {

    private static final Duration TO_CONNECT = Duration.ofSeconds(2);

    /** To do a command and answer. */
    static final Duration TO_ANSWER = Duration.ofSeconds(30);

    private final CommandSideAddresses addresses;
    private final HttpClient http = connections();

    CommandSideClient(CommandSideAddresses addresses) {
        this.addresses = addresses;
    }

    private static HttpClient connections() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(TO_CONNECT)
                .build();
    }

    /** For questions of Spring's, within the same times. */
    static JdkClientHttpRequestFactory requests() {
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(connections());
        requests.setReadTimeout(TO_ANSWER);
        return requests;
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
        return addresses.ask(address -> exchange(
                request.apply(HttpRequest.newBuilder(address.resolve(path)).timeout(within))));
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
