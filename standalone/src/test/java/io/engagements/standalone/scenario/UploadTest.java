package io.engagements.standalone.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Uploads that are wrong, too large, too many or cut off: a clear answer, and nothing is left of them. */
class UploadTest {

    private static final int MAX = 100 * 1024;
    private static final int MAX_FILES = 12;
    private static final int MAX_BYTES = 300 * 1024;

    @RegisterExtension
    static final Product product = new Product()
            .with("engagements.files.max-size", "100KB")
            .with("engagements.files.per-engagement", MAX_FILES)
            .with("engagements.files.size-per-engagement", "300KB");

    private long before;
    private long expected;

    @BeforeAll
    static void threeEngagements() {
        product.clock("2027-01-11T09:00:00Z");
        List.of("e1", "many", "heavy", "edge").forEach(id -> Story.hire(product, id));
    }

    @BeforeEach
    void countFiles() {
        before = product.rowsOf("command_side.file");
        expected = 0;
    }

    @AfterEach
    void nothingElseWasTakenAndNothingIsLeft() {
        await().untilAsserted(() -> assertThat(incoming()).isEmpty());
        assertThat(product.rowsOf("command_side.file") - before).isEqualTo(expected);
    }

    private static Path directory() {
        return product.dataDirectory().resolve("files/incoming");
    }

    private static List<Path> incoming() throws IOException {
        try (Stream<Path> files = Files.list(directory())) {
            return files.toList();
        }
    }

    private static Api va() {
        return product.as(Story.VA);
    }

    private static Form form() {
        return new Form().field("engagementId", "e1");
    }

    private static void wrong(int status, Form form, String pointer) {
        Reply reply = va().upload(form).wrongAt(status, pointer);
        assertThat(reply.body()).doesNotContainPattern(Rubbish.INNARDS);
    }

    private Reply taken(String engagement, String content) {
        expected++;
        return va().upload(engagement, "a.txt", content).expect(201);
    }

    @Test
    void anUploadIsExactlyOnePartWithAFile() {
        wrong(422, form(), "/file");
        wrong(422, form().field("file", "not a file"), "/file");
        wrong(422, form().file("a.txt", "a").file("b.txt", "b"), "/file");
        wrong(422, form().file("a.txt", ""), "/file");
        wrong(400, form().file("a.txt", "a").field("a/b~", "c"), "/a~1b~0");
        wrong(400, form().file("a.txt", "a").part("form-data; name=\"other\"; filename=\"o\"", "o"), "/other");
    }

    @Test
    void theEngagementIsNamedOnceInTheFormOrInTheAddress() {
        wrong(422, new Form().file("a.txt", "a"), "/engagementId");
        wrong(422, new Form().file("a.txt", "a").field("engagementId", "../e1"), "/engagementId");
        wrong(422, form().file("a.txt", "a").field("engagementId", "e2"), "/engagementId");
        Form form = new Form().file("a.txt", "a");
        Api sender = va().with("Content-Type", form.mediaType());
        expected++;
        sender.send("POST", "/api/files?engagementId=e1", BodyPublishers.ofString(form.body()))
                .expect(201);
    }

    @Test
    void aSha256ThatIsGivenMustBeTheContents() {
        wrong(422, form().file("a.txt", "a").field("sha256", "rubbish"), "/sha256");
        wrong(422, form().file("a.txt", "a").field("sha256", Api.SHA256), "/sha256");
        expected++;
        String right = "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb";
        va().upload(form().file("a.txt", "a").field("sha256", right)).expect(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "..",
                ".",
                "../../etc/passwd",
                "/etc/passwd",
                "a/b",
                "a\\\\b",
                "C:\\\\x",
                "a\tb",
                "a\u0000b",
                "a\u0085b",
                "a\u2028b",
                "fdp\u202etxt.exe",
                "a\u007f"
            })
    void aNameIsNoPathAndHidesNothing(String name) {
        wrong(422, form().file(name, "a"), "/file");
    }

    /** What looks like a word of a mail is a name like any other, and bytes that are no UTF-8 are none. */
    @Test
    void aNameIsTakenAsItWasTyped() {
        List<String> names = List.of(
                "=?utf-8?Q?x?=.pdf", "=?utf-8?B?Li4vZXRj?=", "a%2Fb.txt", "a'b;c=d.txt", " a .txt", "😀".repeat(200));
        for (String name : names) {
            expected++;
            Reply sent = va().upload(form().file(name, "a")).expect(201);
            assertThat(sent.text("/name")).isEqualTo(name);
        }
        for (String unseen : Rubbish.UNSEEN) {
            wrong(422, form().file(unseen.replace("\n", ""), "a"), "/file");
        }
        for (String bytes : List.of("\u00c0\u00af", "a\u00c0\u00afb", "\u00ff")) {
            String body = form().file(bytes, "a").body();
            Reply reply = va().with("Content-Type", new Form().mediaType())
                    .send("POST", "/api/files", BodyPublishers.ofByteArray(body.getBytes(StandardCharsets.ISO_8859_1)));
            reply.wrongAt(422, "/file");
        }
    }

    @Test
    void anEncodedNameIsNoPathEither() {
        String encoded = "form-data; name=\"file\"; filename*=UTF-8''";
        wrong(422, form().part(encoded + "..%2F..%2Fetc%2Fpasswd", "a"), "/file");
        wrong(422, form().part(encoded + "a%00b", "a"), "/file");
        wrong(422, form().part(encoded + "a%0D%0ASet-Cookie%3A%20x", "a"), "/file");
    }

    @Test
    void aNameHasAtMost200Characters() {
        wrong(422, form().file("x".repeat(201), "a"), "/file");
        expected++;
        va().upload(form().file("ñ".repeat(200), "a")).expect(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/json", "application/x-www-form-urlencoded", "text/plain", "application/pdf", "x"})
    void anUploadIsAFormByItsMediaType(String type) {
        va().with("Content-Type", type)
                .send("POST", "/api/files?engagementId=e1", BodyPublishers.ofString("x"))
                .expect(415);
    }

    @Test
    void aMalformedFormIsSaidToBeOne() {
        String whole = form().file("a.txt", "a").body();
        String type = new Form().mediaType();
        malformed(type, "");
        malformed(type, "rubbish");
        malformed(type, whole.substring(0, whole.length() - 10));
        malformed(type, form().file("a\u0000b", "a").body());
        malformed(
                type,
                form().part("form-data; name=\"file\"; filename*=UTF-8''a%00b", "a")
                        .body());
        malformed("multipart/form-data", whole);
        malformed("multipart/form-data; boundary=", whole);
        malformed("multipart/form-data; boundary=another", whole);
        malformed(
                type,
                form().part("form-data; name=\"file\"; filename=\"a\"\r\nX: " + "y".repeat(70_000), "a")
                        .body());
    }

    @Test
    void whatIsTooLargeIsNamedWithItsLimit() {
        tooLarge(form().file("a.txt", "x".repeat(MAX + 1)), "A file has at most " + MAX + " bytes.");
        tooLarge(form().field("sha256", "x".repeat(MAX + 1)), "A part has at most " + MAX + " bytes.");
        Form inAll = form().field("sha256", "x".repeat(MAX)).file("a.txt", "x".repeat(MAX));
        tooLarge(inAll, "An upload has at most " + (MAX + 65_536) + " bytes.");
        String head = "form-data; name=\"file\"; filename=\"a\"\r\nX: ";
        tooLarge(form().part(head + "y".repeat(3_000), "a"), "The head of a part has at most 2048 bytes.");
        Form many = form();
        for (int number = 0; number < 101; number++) {
            many = many.field("sha256", "x");
        }
        tooLarge(many, "An upload has at most 100 parts.");
    }

    private static void tooLarge(Form form, String detail) {
        Reply reply = va().upload(form).expect(413);
        assertThat(reply.text("/detail")).isEqualTo(detail);
        assertThat(va().with("Accept-Language", "es").upload(form).expect(413).text("/detail"))
                .isNotEqualTo(detail);
    }

    private static void malformed(String type, String body) {
        Reply reply = va().with("Content-Type", type).send("POST", "/api/files", BodyPublishers.ofString(body));
        assertThat(reply.status()).as("%s %s", type, reply.body()).isIn(400, 413, 415, 422);
        assertThat(reply.problem().body()).doesNotContainPattern(Rubbish.INNARDS);
    }

    @Test
    void aFileHasALimitHoweverItsLengthIsTold() {
        String largest = "x".repeat(MAX);
        expected++;
        va().upload("edge", "a.txt", largest).expect(201);
        expected++;
        chunked(new Form().field("engagementId", "edge").file("a.txt", largest)).expect(201);
        va().upload("edge", "a.txt", largest + "x").expect(413);
        chunked(form().file("a.txt", largest + "x")).expect(413);
        chunked(form().file("a.txt", largest.repeat(9))).expect(413);
        chunked(form().field("sha256", largest.repeat(2))).expect(413);
    }

    private static Reply chunked(Form form) {
        byte[] body = form.body().getBytes(UTF_8);
        BodyPublisher unknownLength = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
        return va().with("Content-Type", form.mediaType()).send("POST", "/api/files", unknownLength);
    }

    @Test
    void aLengthThatIsALieHelpsNobody() throws IOException {
        String body = form().file("a.txt", "x".repeat(10_000)).body();
        try (Socket socket = begin(100_000_000, body)) {
            assertThat(firstLine(socket)).contains(" 413");
        }
        try (Socket socket = begin(5_000, body)) {
            assertThat(firstLine(socket)).contains(" 400");
        }
        try (Socket socket = begin(body.length(), body.substring(0, 5_000))) {
            socket.shutdownOutput();
            assertThat(firstLine(socket)).contains(" 400");
        }
    }

    @Test
    void whatIsCutOffHalfwayLeavesNothing() throws IOException {
        String body = form().file("a.txt", "x".repeat(MAX)).body();
        try (Socket socket = begin(body.length(), body.substring(0, MAX / 2))) {
            await().untilAsserted(() -> assertThat(incoming()).isNotEmpty());
        }
        await().untilAsserted(() -> assertThat(incoming()).isEmpty());
    }

    @Test
    void whatACrashLeftIsRemovedAtAStartADayLaterAndWhatWasKeptOrAnotherProcessReceivesIsNot() throws IOException {
        String kept = taken("e1", "kept").header("Location");
        Path left = Files.writeString(directory().resolve("upload_half.tmp"), "half a fi");
        Files.setLastModifiedTime(left, FileTime.from(Instant.now().minus(Duration.ofHours(25))));
        Path underWay = Files.writeString(directory().resolve("upload_other.tmp"), "as yet ha");
        product.restart();
        assertThat(incoming()).containsExactly(underWay);
        Files.delete(underWay);
        assertThat(va().get(kept).expect(200).body()).isEqualTo("kept");
    }

    /** A request as a careless or hostile program sends it. */
    private static Socket begin(long length, String body) throws IOException {
        Socket socket = new Socket("localhost", product.port());
        String head = "POST /api/files HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + va().token()
                + "\r\nContent-Type: " + new Form().mediaType() + "\r\nContent-Length: " + length + "\r\n\r\n";
        socket.getOutputStream().write((head + body).getBytes(UTF_8));
        socket.getOutputStream().flush();
        return socket;
    }

    private static String firstLine(Socket socket) throws IOException {
        socket.setSoTimeout(30_000);
        return new String(socket.getInputStream().readNBytes(12), UTF_8);
    }

    @Test
    void anEngagementHoldsSoManyFilesAlsoWhenTheyComeAtOnce() {
        List<Reply> replies = AtOnce.times(MAX_FILES + 4, () -> va().upload("many", "a.txt", "a"));
        expected += MAX_FILES;
        assertThat(replies.stream().filter(reply -> reply.status() == 201)).hasSize(MAX_FILES);
        replies.stream().filter(reply -> reply.status() != 201).forEach(reply -> reply.wrongAt(422, "/file"));
    }

    @Test
    void anEngagementHoldsSoManyBytesAndNoMoreReachTheDisk() throws IOException {
        for (int i = 0; i < MAX_BYTES / MAX; i++) {
            taken("heavy", "x".repeat(MAX));
        }
        va().upload("heavy", "a.txt", "one more byte").wrongAt(422, "/file");
        try (Stream<Path> all = Files.walk(product.dataDirectory().resolve("files"))) {
            assertThat(all.filter(Files::isRegularFile).filter(UploadTest::isThirteenBytes))
                    .isEmpty();
        }
    }

    private static boolean isThirteenBytes(Path file) {
        return file.toFile().length() == "one more byte".length();
    }

    @Test
    void whenNothingCanBeStoredItIsSaidSo() throws IOException {
        Files.delete(directory());
        Files.createFile(directory());
        try {
            va().upload(form().file("a.txt", "x".repeat(50_000))).expect(503);
            va().upload(form().file("a.txt", "a")).expect(503);
        } finally {
            Files.delete(directory());
            Files.createDirectory(directory());
        }
        taken("e1", "again");
    }
}
