package io.engagements.standalone.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.engagements.events.stored.ContractJson;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Commands over HTTP/1.1 with idempotency keys, on connections that are kept. */
final class OverHttp {

    private final String base;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    OverHttp(int port) {
        this.base = "http://127.0.0.1:" + port;
    }

    void give(Lifecycle.Step step) throws IOException {
        HttpURLConnection request = post("/api/commands/" + step.command().commandName());
        request.setRequestProperty("Authorization", "Bearer " + token(step.by().person()));
        request.setRequestProperty("Content-Type", "application/json");
        request.setRequestProperty("Idempotency-Key", UUID.randomUUID().toString());
        exchange(request, ContractJson.mapper().writeValueAsBytes(step.command().body()));
    }

    byte[] read(String path, String account) throws IOException {
        HttpURLConnection request =
                (HttpURLConnection) URI.create(base + path).toURL().openConnection();
        request.setRequestProperty("Authorization", "Bearer " + token(account));
        try (InputStream answer = request.getInputStream()) {
            return answer.readAllBytes();
        }
    }

    /** The answer goes into a file as it comes. */
    void save(String path, String account, Path file) throws IOException {
        HttpURLConnection request =
                (HttpURLConnection) URI.create(base + path).toURL().openConnection();
        request.setRequestProperty("Authorization", "Bearer " + token(account));
        try (InputStream answer = request.getInputStream()) {
            Files.copy(answer, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private String token(String account) throws IOException {
        String known = tokens.get(account);
        if (known != null) {
            return known;
        }
        HttpURLConnection request = post("/oauth2/token");
        String basic = Base64.getEncoder().encodeToString((account + ":" + Product.SECRET).getBytes(UTF_8));
        request.setRequestProperty("Authorization", "Basic " + basic);
        request.setRequestProperty("Content-Type", "application/x-www-form-urlencoded");
        byte[] answer = exchange(request, "grant_type=client_credentials".getBytes(UTF_8));
        String token =
                ContractJson.mapper().readTree(answer).required("access_token").stringValue();
        tokens.put(account, token);
        return token;
    }

    private HttpURLConnection post(String path) throws IOException {
        HttpURLConnection request =
                (HttpURLConnection) URI.create(base + path).toURL().openConnection();
        request.setRequestMethod("POST");
        request.setDoOutput(true);
        return request;
    }

    private static byte[] exchange(HttpURLConnection request, byte[] body) throws IOException {
        request.setFixedLengthStreamingMode(body.length);
        request.getOutputStream().write(body);
        try (InputStream answer = request.getInputStream()) {
            return answer.readAllBytes();
        } catch (IOException e) {
            try (InputStream problem = request.getErrorStream()) {
                throw new IOException(problem == null ? "no answer" : new String(problem.readAllBytes(), UTF_8), e);
            }
        }
    }
}
