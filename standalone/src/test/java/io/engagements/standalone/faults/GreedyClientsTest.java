package io.engagements.standalone.faults;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.engagements.postgres.ShortLivedJvm;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.springframework.util.FileSystemUtils;

/** Nobody stops the others: a real process with the heap of the README, and clients that want too much of it. */
@EnabledOnOs(OS.LINUX)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GreedyClientsTest {

    private static final Path HOME = Path.of("target", "greedy-clients");
    private static final String CLIENT = "ceramica-ruiz";
    private static final String ENGAGEMENT = "/api/engagements/";
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final Duration SOON = Duration.ofSeconds(2);

    /** Whose body is waited for is cut off after five seconds without a byte. */
    private static final Duration BEFORE_SILENCE = Duration.ofSeconds(4);

    private static final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static ProductProcess product;
    private static Api api;
    private static String engagement;

    private final List<Socket> held = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        FileSystemUtils.deleteRecursively(HOME);
        Files.createDirectories(HOME);
        product = new ProductProcess(HOME);
        product.start(ShortLivedJvm.OPTIONS);
        product.awaitReady();
        api = new Api(product, new Journal(HOME.resolve("journal.txt")));
        Hiring hiring = new Hiring(api, List.of(CLIENT, "lucia"), new Random(1));
        engagement = hiring.complete(hiring.open());
    }

    @AfterAll
    static void end() {
        product.close();
    }

    @AfterEach
    void letGo() throws IOException {
        for (Socket socket : held) {
            socket.close();
        }
    }

    @Test
    @Order(1)
    void fortyCaseFilesAtOnceAreAnsweredOrPutOff() throws Exception {
        api.get(CLIENT, ENGAGEMENT + engagement);
        List<HttpResponse<byte[]>> answers = IntStream.range(0, 40)
                .mapToObj(number -> http.sendAsync(caseFile(), BodyHandlers.ofByteArray()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(200, 429);
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 429).allSatisfy(answer -> {
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        });
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() == 200)
                .isNotEmpty()
                .allSatisfy(answer ->
                        assertThat(new String(answer.body(), US_ASCII)).startsWith("%PDF"));
        assertThatHealthAnswersSoon();
        assertThat(http.send(caseFile(), BodyHandlers.discarding()).statusCode())
                .isEqualTo(200);
    }

    private static HttpRequest caseFile() {
        return get(ENGAGEMENT + engagement + "/case-file?minVersion=0").build();
    }

    private static HttpRequest.Builder get(String path) {
        try {
            return HttpRequest.newBuilder(product.uri(path)).header("Authorization", "Bearer " + api.token(CLIENT));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @Order(2)
    void nobodyWaitsForTheBodiesOfStrangers() throws Exception {
        List<String> paths = List.of(
                "/api/commands/open-candidacy", "/api/files", "/actuator/health", "/oauth2/token", "/nothing/here");
        for (int number = 0; number < 210; number++) {
            announce(paths.get(number % paths.size()), "Content-Type: application/x-www-form-urlencoded\r\n");
        }

        assertThatHealthAnswersSoon();
        assertThat(get(ENGAGEMENT + engagement).build()).satisfies(request -> assertThat(
                        http.send(request, BodyHandlers.discarding()).statusCode())
                .isEqualTo(200));
        assertThat(status(announce("/api/commands/open-candidacy", ""))).isEqualTo(401);
    }

    @Test
    @Order(3)
    void ofThoseWhoAreKnownSoManyBodiesAreWaitedForAndNotForLong() throws Exception {
        CompletableFuture<Integer> byteByByte = sendByteByByte();
        String token = "Authorization: Bearer " + api.token(CLIENT) + "\r\n";
        long began = System.nanoTime();
        for (int number = 0; number < 210; number++) {
            announce(
                    number % 2 == 0 ? "/api/commands/open-candidacy" : "/api/files",
                    token + "Content-Type: "
                            + (number % 2 == 0 ? "application/json" : "multipart/form-data; boundary=x") + "\r\n");
        }

        assertThatHealthAnswersSoon();
        assertThat(api.get("lucia", ENGAGEMENT + engagement).path("state").asString())
                .isEqualTo("ACTIVE");
        List<Integer> answers =
                held.stream().skip(1).map(GreedyClientsTest::status).toList();
        assertThat(answers).containsOnly(408, 429);
        assertThat(answers).filteredOn(status -> status == 408).hasSizeBetween(1, 16);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(12));
        assertThat(byteByByte.get(20, TimeUnit.SECONDS)).isEqualTo(408);
    }

    /** By somebody else, and so that no read waits for long. */
    private CompletableFuture<Integer> sendByteByByte() throws Exception {
        Socket slow = announce(
                "/api/commands/commit-to-deliverable",
                "Content-Type: application/json\r\nAuthorization: Bearer " + api.token("lucia") + "\r\n");
        CompletableFuture<Integer> answered = CompletableFuture.supplyAsync(() -> status(slow));
        CompletableFuture.runAsync(() -> {
            try {
                while (!answered.isDone()) {
                    slow.getOutputStream().write(' ');
                    slow.getOutputStream().flush();
                    Thread.sleep(500);
                }
            } catch (IOException | InterruptedException cutOff) {
                // That is what is waited for.
            }
        });
        return answered;
    }

    /** Who signs in sends what he has to say in a piece of its own, as many clients do, and so does who sends a command. */
    @Test
    @Order(4)
    void strangersShutOutNobodyElseNotEvenFromTheirOwnAddress() throws Exception {
        String form = "Content-Type: application/x-www-form-urlencoded\r\nAuthorization: Basic ";
        String nobody = form + "eDp5\r\n";
        for (int number = 0; number < 120; number++) {
            String address = "127.0.0." + (1 + number % 6);
            announce(InetAddress.getByName(address), "POST", "/oauth2/token", nobody, 1_000);
        }
        // One more that is waited for makes it fuller: who asks is not always behind all of them.
        await().until(() -> isPutOffAtOnce(announce("/oauth2/token", nobody)));
        String command = """
                {"engagementId": "%s", "title": "A menu", "criteria": [{"text": "Four pages"}], "due": "%s"}
                """.formatted(
                        engagement, Instant.now().plus(30, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS));
        Socket known = announce(
                LOOPBACK,
                "POST",
                "/api/commands/request-deliverable",
                "Content-Type: application/json\r\nAuthorization: Bearer " + api.token(CLIENT) + "\r\n",
                command.length());
        String credentials =
                Base64.getEncoder().encodeToString((CLIENT + ":" + ProductProcess.SECRET).getBytes(US_ASCII));
        String grant = "grant_type=client_credentials";
        Socket signingIn = send(LOOPBACK, "POST", "/oauth2/token", form + credentials + "\r\n", grant.length(), grant);
        Thread.sleep(50);
        known.getOutputStream().write(command.getBytes(US_ASCII));

        assertThat(status(signingIn)).isEqualTo(200);
        assertThat(status(known)).isEqualTo(200);
        assertThatHealthAnswersSoon();
    }

    @Test
    @Order(5)
    void aBodyThatNoMethodTakesIsNotWaitedFor() throws Exception {
        String token = "Authorization: Bearer " + api.token(CLIENT) + "\r\n";
        for (String path : List.of("/actuator/health", "/api/work", ENGAGEMENT + engagement, "/v3/api-docs")) {
            for (String method : List.of("GET", "HEAD", "DELETE", "OPTIONS")) {
                for (String caller : List.of("", token)) {
                    int plain = status(announce(LOOPBACK, method, path, caller + "Connection: close\r\n", 0));
                    long began = System.nanoTime();
                    Socket announced = announce(LOOPBACK, method, path, caller, 1_000);
                    assertThat(status(announced)).as("%s %s", method, path).isEqualTo(plain);
                    announced.getInputStream().readAllBytes();
                    assertThat(Duration.ofNanos(System.nanoTime() - began))
                            .as("%s %s is answered, and its connection closed", method, path)
                            .isLessThan(BEFORE_SILENCE);
                }
            }
        }
        long began = System.nanoTime();
        for (String caller : List.of("", token)) {
            Socket piece = announce(LOOPBACK, "GET", "/v3/api-docs", caller + "Transfer-Encoding: chunked\r\n", 0);
            piece.getOutputStream().write('5');
            assertThat(status(piece)).isEqualTo(200);
            piece.getInputStream().readAllBytes();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(SOON);
        assertThat(Files.readString(HOME.resolve("product.log")))
                .doesNotContain("already committed")
                .contains("Ready:");
    }

    @Test
    @Order(6)
    void askedToStopItStops() {
        long began = System.nanoTime();
        product.stop();

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(20));
    }

    private static void assertThatHealthAnswersSoon() throws Exception {
        HttpRequest health = HttpRequest.newBuilder(product.uri("/actuator/health"))
                .timeout(SOON)
                .build();
        assertThat(http.send(health, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
    }

    /** A body that never comes. */
    private Socket announce(String path, String headers) throws IOException {
        return announce(LOOPBACK, "POST", path, headers, 1_000);
    }

    private Socket announce(InetAddress from, String method, String path, String headers, int length)
            throws IOException {
        return send(from, method, path, headers, length, "");
    }

    /** The head, and in the same write what there is of the body. */
    private Socket send(InetAddress from, String method, String path, String headers, int length, String body)
            throws IOException {
        URI uri = product.uri(path);
        Socket socket = new Socket(uri.getHost(), uri.getPort(), from, 0);
        socket.setSoTimeout(30_000);
        held.add(socket);
        OutputStream out = socket.getOutputStream();
        String announced = length == 0 ? "" : "Content-Length: " + length + "\r\n";
        out.write((method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers + announced + "\r\n" + body)
                .getBytes(US_ASCII));
        out.flush();
        return socket;
    }

    private static boolean isPutOffAtOnce(Socket socket) throws IOException {
        socket.setSoTimeout(300);
        try {
            return new String(socket.getInputStream().readNBytes(12), US_ASCII).endsWith(" 429");
        } catch (SocketTimeoutException waitedFor) {
            return false;
        }
    }

    private static int status(Socket socket) {
        try {
            byte[] line = socket.getInputStream().readNBytes(12);
            return Integer.parseInt(new String(line, US_ASCII).substring(9));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
