package io.engagements.standalone.scenario;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLSession;

/** Requests as no well-behaved client sends them, byte by byte, and what comes back. */
final class Wire {

    private static final int PATIENCE_MILLIS = 30_000;

    private Wire() {}

    /** @param lines the request line and the headers, one byte a character (ISO 8859-1) */
    static Reply send(int port, String body, String... lines) {
        StringBuilder request = new StringBuilder();
        for (String line : lines) {
            request.append(line).append("\r\n");
        }
        request.append("Connection: close\r\n");
        if (!body.isEmpty()) {
            request.append("Content-Length: ").append(body.length()).append("\r\n");
        }
        return send(port, request.append("\r\n").append(body).toString());
    }

    /** An answer gets lost where the server closes a connection of which it has not read everything: then it is asked again. */
    private static Reply send(int port, String request) {
        Reply reply = once(port, request);
        for (int again = 0; again < 2 && reply.status() == 0; again++) {
            reply = once(port, request);
        }
        return reply;
    }

    private static Reply once(int port, String request) {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            String answer = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
            return new Reply(read(request.lines().findFirst().orElse(""), answer));
        } catch (IOException e) {
            throw new UncheckedIOException(request, e);
        }
    }

    private static Answer read(String request, String answer) {
        int end = answer.indexOf("\r\n\r\n");
        String[] head = answer.substring(0, Math.max(end, 0)).split("\r\n");
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (int i = 1; i < head.length; i++) {
            String[] header = head[i].split(":\\s*", 2);
            headers.computeIfAbsent(header[0], name -> new ArrayList<>()).add(header[1]);
        }
        return new Answer(
                request,
                head[0].isEmpty() ? 0 : Integer.parseInt(head[0].split(" ")[1]),
                HttpHeaders.of(headers, (name, value) -> true),
                answer.substring(end + 4));
    }

    private record Answer(String asked, int statusCode, HttpHeaders headers, String body)
            implements HttpResponse<String> {

        @Override
        public HttpRequest request() {
            return HttpRequest.newBuilder(uri()).build();
        }

        @Override
        public Optional<HttpResponse<String>> previousResponse() {
            return Optional.empty();
        }

        @Override
        public Optional<SSLSession> sslSession() {
            return Optional.empty();
        }

        @Override
        public URI uri() {
            return URI.create("http://localhost/?" + java.net.URLEncoder.encode(asked, ISO_8859_1));
        }

        @Override
        public HttpClient.Version version() {
            return HttpClient.Version.HTTP_1_1;
        }
    }
}
