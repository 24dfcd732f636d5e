package io.engagements.standalone.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** Asks a running process over HTTP, as a browser would: a page in place of JSON shows. */
record Browser(ConfigurableApplicationContext process) {

    private static final HttpClient http = HttpClient.newHttpClient();

    HttpResponse<String> tokenRequest(String id, String secret) throws IOException, InterruptedException {
        return tokenRequestWith("grant_type=client_credentials", "Basic " + basic(id, secret));
    }

    HttpResponse<String> tokenRequestWith(String form, String authorization) throws IOException, InterruptedException {
        return send(request("/oauth2/token")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Authorization", authorization)
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    String token(String id, String secret) throws IOException, InterruptedException {
        String answer = tokenRequest(id, secret).body();
        return JsonMapper.shared().readTree(answer).required("access_token").stringValue();
    }

    HttpResponse<String> command(String token) throws IOException, InterruptedException {
        return send(request("/api/commands/hire-va")
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.noBody()));
    }

    HttpResponse<String> query(String token) throws IOException, InterruptedException {
        return send(request("/api/work").header("Authorization", "Bearer " + token));
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path));
    }

    HttpResponse<String> post(String path) throws IOException, InterruptedException {
        return send(request(path).POST(HttpRequest.BodyPublishers.noBody()));
    }

    static String basic(String id, String secret) {
        return Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(UTF_8));
    }

    private HttpRequest.Builder request(String path) {
        String port = process.getEnvironment().getRequiredProperty("local.server.port");
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Accept", "text/html, */*;q=0.1");
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
