package io.engagements.query.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockMultipartFile;

class HttpFilePortTest {

    private HttpServer server;
    private HttpFilePort port;
    private String body = "";
    private String token = "";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/files", exchange -> {
            token = exchange.getRequestHeaders().getFirst("Authorization");
            body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            boolean taking = exchange.getRequestMethod().equals("POST");
            byte[] answer = (taking ? "{\"fileId\": \"f1\"}" : "content").getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Disposition", "attachment; filename=\"a.txt\"");
            exchange.sendResponseHeaders(taking ? 201 : 200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        port = port("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private static HttpFilePort port(String address) {
        return new HttpFilePort(new CommandSideClient(new CommandSideAddresses(List.of(URI.create(address)))));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private static FileSent file(String name, String content) {
        return new FileSent("lucias", "e1", name, new MockMultipartFile("files", content.getBytes(UTF_8)));
    }

    @Test
    void aFileGoesWithThePersonsTokenAndItsOwnName() {
        CommandResponse taken = port.take(file("the \"card\"\r\nX: y.pdf", "eight pages"));

        assertThat(taken.status()).isEqualTo(201);
        assertThat(new String(taken.body(), UTF_8)).contains("f1");
        assertThat(token).isEqualTo("Bearer lucias");
        assertThat(body)
                .contains("name=\"engagementId\"\r\n\r\ne1\r\n", "\r\n\r\neight pages\r\n--")
                .contains("name=\"file\"; filename=\"the \\\"card\\\"%0D%0AX: y.pdf\"\r\n");
        assertThat(port.take(file("empty.txt", "")).status()).isEqualTo(201);
    }

    @Test
    void aFileComesBackAsItWasGiven() throws IOException {
        try (FileGiven given = port.give("lucias", "f1")) {
            assertThat(given.status()).isEqualTo(200);
            assertThat(new String(given.content().readAllBytes(), UTF_8)).isEqualTo("content");
            assertThat(given.headers()).containsEntry("Content-Disposition", "attachment; filename=\"a.txt\"");
        }
    }

    @Test
    void whereNobodyAnswersThatIsSaid() {
        HttpFilePort away = port("http://127.0.0.1:1");

        assertThat(away.take(file("a.txt", "a")).status()).isEqualTo(503);
        assertThat(away.give("lucias", "f1").status()).isEqualTo(503);
    }
}
