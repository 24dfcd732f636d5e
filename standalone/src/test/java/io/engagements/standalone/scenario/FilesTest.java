package io.engagements.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of two engagements: e1 with a lawyer, e2 of others. */
@Tag("two-services")
class FilesTest {

    private static final String CONTENT = "The catalogue, in Spanish: año nuevo.";

    @RegisterExtension
    static final Product product = new Product();

    @BeforeAll
    static void twoEngagements() {
        product.clock("2027-01-11T09:00:00Z");
        Story.hire(product, "e1");
        product.as(Story.CLIENT).appointLawyer("e1", Story.LAWYER).expect(200);
        Story.commission(product, "e1", "d1", "2027-01-29T18:00");
        Story.consider(product, "c-e2", Story.OTHER_VA, Story.terms(Story.MADRID));
        product.as(Story.CLIENT).hireVa("e2", "c-e2", 1).expect(201);
    }

    private static String sha256(String content) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8)));
    }

    private static Path kept(String sha256) {
        return product.dataDirectory()
                .resolve("files")
                .resolve(sha256.substring(0, 2))
                .resolve(sha256);
    }

    @Test
    void aFileComesBackAsItWasSentAndOnlyToItsEngagementsPartiesAndAuditors() throws Exception {
        Reply sent = product.as(Story.VA).upload("e1", "año.pdf", CONTENT).expect(201);
        assertThat(sent.json())
                .isEqualTo(Reply.JSON.valueToTree(Map.of(
                        "fileId",
                        sent.text("/fileId"),
                        "sha256",
                        sha256(CONTENT),
                        "size",
                        CONTENT.getBytes(StandardCharsets.UTF_8).length,
                        "name",
                        "año.pdf")));
        String path = sent.header("Location");
        assertThat(path).isEqualTo("/api/files/" + sent.text("/fileId"));
        for (String reader : List.of(Story.CLIENT, Story.VA, Story.LAWYER, Story.AUDITOR)) {
            assertThat(product.as(reader).get(path).expect(200).body()).isEqualTo(CONTENT);
        }
        String none =
                product.as(Story.OTHER_VA).get("/api/files/none").expect(404).body();
        for (String stranger : List.of(Story.OTHER_VA, Story.OTHER_CLIENT, Story.OPERATOR)) {
            Reply reply = product.as(stranger).get(path).expect(404);
            assertThat(reply.body().replace(sent.text("/fileId"), "none")).isEqualTo(none);
        }
    }

    @Test
    void theClientSharesAFileAsMaterial() throws Exception {
        String file = product.as(Story.CLIENT)
                .upload("e1", "tiles.pdf", CONTENT)
                .expect(201)
                .text("/fileId");
        Map<String, Object> fields = Fields.of(
                "engagementId", "e1", "materialId", "m1", "kind", "COMPANY", "title", "Tiles", "fileId", file);
        product.as(Story.CLIENT).command("share-material", fields).expect(200);

        Reply view = product.as(Story.VA).read("/api/engagements/e1");
        assertThat(view.text("/materials/0/fileId")).isEqualTo(file);
        assertThat(view.text("/materials/0/sha256")).isEqualTo(sha256(CONTENT));
        assertThat(product.as(Story.VA).get("/api/files/" + file).expect(200).body())
                .isEqualTo(CONTENT);
    }

    /** One story: what was signed and approved first stays what it was, whatever is provided afterwards. */
    @Test
    void theClientProvidesWhatIsSignedAndApprovedAndBothReadIt() throws Exception {
        Story.hire(product, "e3");
        product.as(Story.CLIENT).appointLawyer("e3", Story.LAWYER).expect(200);
        Entrust entrust = new Entrust(product, "e3");
        entrust.signNda(null).expect(200);
        Reply sent = product.as(Story.CLIENT).upload("e3", "nda.txt", CONTENT).expect(201);
        Reply foreign =
                product.as(Story.CLIENT).upload("e1", "nda.txt", CONTENT).expect(201);
        entrust.provideFile("NDA", foreign.text("/fileId")).wrongAt(422, "/fileId");
        entrust.provideFile("NDA", sent.text("/fileId")).expect(200);
        onlyTheLatestVersionIsSigned(entrust);

        product.as(Story.LAWYER).approveContract("e3").expect(200);
        Reply before = product.as(Story.VA).read("/api/engagements/e3");
        assertThat(before.at("/contractApproval/documentProvided").asBoolean()).isFalse();
        assertThat(before.at("/contractApproval/documentVersion").isNull()).isTrue();
        entrust.provide("CONTRACT", "c".repeat(64)).expect(200);
        entrust.provide("CONTRACT", Api.SHA256).expect(200);

        everybodyReadsWhatWasProvided(sent.header("Location"));
        theHistoryTellsIt();
        whatWasProvidedLaterChangesHowItIsShown(before.at("/version").asLong());
        itCountsInNoNumberAndIsNobodysTurn();
    }

    private static void onlyTheLatestVersionIsSigned(Entrust entrust) throws Exception {
        Reply refused = entrust.sign(Api.SHA256).refusedBy("NDA-DOCUMENT");
        assertThat(refused.at("/facts"))
                .isEqualTo(Reply.JSON.valueToTree(
                        Map.of("documentSha256", Api.SHA256, "latestSha256", sha256(CONTENT), "latestVersion", 1)));
        assertThat(refused.texts("/next")).containsExactly("sign-nda");
        entrust.sign(sha256(CONTENT)).expect(200);
        entrust.provide("NDA", "d".repeat(64)).expect(200);
        assertThat(entrust.sign(sha256(CONTENT))
                        .refusedBy("NDA-DOCUMENT")
                        .at("/facts/documentVersion")
                        .asInt())
                .isEqualTo(1);
        product.settle();
        assertThat(product.as(Story.VA).get("/api/engagements/e3/refusals").texts("/items", "rule"))
                .containsExactly("NDA-DOCUMENT", "NDA-DOCUMENT");
    }

    private static void everybodyReadsWhatWasProvided(String file) throws Exception {
        for (String reader : List.of(Story.CLIENT, Story.VA, Story.LAWYER, Story.AUDITOR)) {
            Reply view = product.as(reader).read("/api/engagements/e3");
            assertThat(view.texts("/documents", "documentId"))
                    .containsExactly("nda-1", "nda-2", "contract-1", "contract-2");
            assertThat(view.at("/documents/0"))
                    .isEqualTo(Reply.JSON.valueToTree(Fields.of(
                            "documentId",
                            "nda-1",
                            "kind",
                            "NDA",
                            "version",
                            1,
                            "title",
                            "As agreed",
                            "link",
                            null,
                            "fileId",
                            file.substring(file.lastIndexOf('/') + 1),
                            "sha256",
                            sha256(CONTENT),
                            "providedAt",
                            "2027-01-11T09:00:00Z")));
            assertThat(view.texts("/nda/signed", "documentProvided")).containsExactly("false", "true");
            assertThat(view.at("/nda/signed/1/documentVersion").asInt()).isEqualTo(1);
            assertThat(view.at("/contractApproval/documentProvided").asBoolean())
                    .isTrue();
            assertThat(view.at("/contractApproval/documentVersion").asInt()).isEqualTo(2);
            assertThat(product.as(reader).get(file).expect(200).body()).isEqualTo(CONTENT);
        }
    }

    private static void theHistoryTellsIt() {
        String path = "/api/engagements/e3/history?type=document-provided";
        assertThat(product.as(Story.VA).get(path).expect(200).texts("/items", "sentence"))
                .startsWith("ceramica-ruiz provided the text of the confidentiality agreement, version 1: “As agreed”")
                .endsWith("ceramica-ruiz provided the text of the contract, version 2: “As agreed”");
        assertThat(product.as(Story.VA).with("Accept-Language", "es").get(path).texts("/items", "sentence"))
                .endsWith("ceramica-ruiz facilitó el texto del contrato, versión 2: «As agreed»");
    }

    private static void whatWasProvidedLaterChangesHowItIsShown(long approved) {
        Reply then = product.as(Story.AUDITOR)
                .get("/api/engagements/e3?asOfSequence=" + approved)
                .expect(200);
        assertThat(then.at("/contractApproval/documentProvided").asBoolean()).isFalse();
        assertThat(then.at("/documents")).hasSize(2);
        Reply diff = product.as(Story.AUDITOR)
                .get("/api/engagements/e3/diff?from=" + approved + "&to=" + (approved + 2))
                .expect(200);
        assertThat(diff.texts("/changes", "path"))
                .containsExactlyInAnyOrder(
                        "contractApproval/documentProvided",
                        "contractApproval/documentVersion",
                        "documents/contract-1",
                        "documents/contract-2");
        assertThat(diff.texts("/events", "type")).containsExactly("document-provided", "document-provided");
    }

    private static void itCountsInNoNumberAndIsNobodysTurn() {
        assertThat(Figures.of(product, "e3").figure("changePressure").path("refused"))
                .isEmpty();
        product.settle();
        for (String party : List.of(Story.CLIENT, Story.VA, Story.LAWYER)) {
            assertThat(product.as(party).get("/api/work").texts("/items", "engagementId"))
                    .doesNotContain("e3");
        }
    }

    @Test
    void aBrowserSavesItAndDoesNothingElseWithIt() {
        Reply sent = product.as(Story.VA)
                .upload("e1", "page.html", "<script>alert(1)</script>")
                .expect(201);
        Reply got = product.as(Story.VA)
                .with("Accept", "text/html")
                .get(sent.header("Location"))
                .expect(200);
        assertThat(got.header("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(got.header("Content-Disposition")).startsWith("attachment;");
        assertThat(got.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(got.header("Cache-Control")).contains("no-store");
        assertThat(got.header("Content-Security-Policy")).startsWith("default-src 'none'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "list.pdf|list.pdf|list.pdf",
                "año 2027.pdf|a_o 2027.pdf|a%C3%B1o%202027.pdf",
                "50% off; x=y.txt|50_ off; x=y.txt|50%25%20off%3B%20x%3Dy.txt",
                "..a'b*(1).txt|..a'b*(1).txt|..a%27b%2A%281%29.txt"
            })
    void aNameIsServedInAPlainFormAndWhole(String name, String plain, String encoded) {
        Reply sent = product.as(Story.VA).upload("e1", name, "x").expect(201);
        assertThat(sent.text("/name")).isEqualTo(name);
        assertThat(product.as(Story.VA).get(sent.header("Location")).header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + encoded);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bytes=0-3|206|bytes 0-3/10|0123",
                "bytes=-3|206|bytes 7-9/10|789",
                "bytes=5-|206|bytes 5-9/10|56789",
                "Bytes=8-99|206|bytes 8-9/10|89",
                "bytes=0-0,|206|bytes 0-0/10|0",
                "bytes=0-1,3-4|200||0123456789",
                "bytes=0-1,50-60|200||0123456789",
                "lines=1-2|200||0123456789",
                "bytes = 8-9|416|bytes */10|",
                "bytes=10-|416|bytes */10|",
                "bytes=50-60|416|bytes */10|",
                "bytes=-0|416|bytes */10|",
                "bytes=5-2|416|bytes */10|",
                "bytes=a-b|416|bytes */10|",
                "bytes=|416|bytes */10|",
                "bytes|416|bytes */10|",
                "bytes=99999999999999999999-|416|bytes */10|"
            })
    void aStretchIsServedOrThereIsNone(String range, int status, String told, String content) {
        String path = product.as(Story.VA)
                .upload("e1", "a.txt", "0123456789")
                .expect(201)
                .header("Location");
        Reply reply = product.as(Story.VA).with("Range", range).get(path).expect(status);
        assertThat(reply.header("Content-Range")).isEqualTo(told == null ? "" : told);
        if (status < 400) {
            assertThat(reply.body()).isEqualTo(content);
            assertThat(reply.header("Accept-Ranges")).isEqualTo("bytes");
        }
        Reply unlessChanged = product.as(Story.VA)
                .with("Range", range)
                .with("If-Range", "\"x\"")
                .get(path);
        assertThat(unlessChanged.expect(200).body()).isEqualTo("0123456789");
    }

    @Test
    void partiesSendAndOthersDoNot() {
        for (String party : List.of(Story.CLIENT, Story.VA, Story.LAWYER)) {
            product.as(party).upload("e1", "list.txt", "by " + party).expect(201);
        }
        product.as(Story.AUDITOR).upload("e1", "list.txt", "x").expect(403);
        product.as(Story.OPERATOR).upload("e1", "list.txt", "x").expect(403);
        Reply none = product.as(Story.VA).upload("e0", "list.txt", "x").expect(404);
        Reply foreign = product.as(Story.VA).upload("e2", "list.txt", "x").expect(404);
        assertThat(foreign.body()).isEqualTo(none.body());
        product.as(Story.LAWYER).upload("e2", "list.txt", "x").expect(404);
        product.as(Story.VA).upload("c-e1", "list.txt", "x").expect(404);
    }

    @Test
    void theSameContentIsKeptOnceAndEachEngagementSeesOnlyItsOwn() throws Exception {
        String content = "The same content in both of them";
        String first =
                product.as(Story.VA).upload("e1", "a.txt", content).expect(201).header("Location");
        String second = product.as(Story.OTHER_VA)
                .upload("e2", "b.txt", content)
                .expect(201)
                .header("Location");
        assertThat(first).isNotEqualTo(second);
        product.as(Story.VA).get(first).expect(200);
        product.as(Story.VA).get(second).expect(404);
        product.as(Story.OTHER_VA).get(second).expect(200);
        product.as(Story.OTHER_VA).get(first).expect(404);
        try (Stream<Path> all = Files.walk(product.dataDirectory().resolve("files"))) {
            assertThat(all.filter(file -> file.toFile().length() == content.length()))
                    .containsExactly(kept(sha256(content)));
        }
    }

    @Test
    void onlyTheOwnerOfTheProcessMayOpenWhatIsKept() throws Exception {
        product.as(Story.VA).upload("e1", "a.txt", "private").expect(201);
        Path file = kept(sha256("private"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        for (Path directory : List.of(file.getParent(), file.getParent().resolveSibling("incoming"))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
                    .isEqualTo("rwx------");
        }
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(file.getParent().getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void aSubmissionNamesFilesOfItsOwnEngagementOnly() {
        Reply own = product.as(Story.VA).upload("e1", "catalogue.pdf", "own").expect(201);
        Reply foreign =
                product.as(Story.OTHER_VA).upload("e2", "catalogue.pdf", "own").expect(201);
        String sha256 = own.text("/sha256");
        long stored = product.storedEvents();
        Api va = product.as(Story.VA);
        Reply refused =
                va.submitFile("e1", "d1", foreign.text("/fileId"), sha256).wrongAt(422, "/items/0/fileId");
        assertThat(va.submitFile("e1", "d1", "none", sha256)
                        .wrongAt(422, "/items/0/fileId")
                        .body())
                .isEqualTo(refused.body());
        va.submitFile("e1", "d1", own.text("/fileId"), Api.SHA256).wrongAt(422, "/items/0/sha256");
        assertThat(product.storedEvents()).isEqualTo(stored);

        va.submitFile("e1", "d1", own.text("/fileId"), sha256).expect(200);
        assertThat(Story.deliverable(product, "e1", "d1")
                        .at("/submissions/0/items/0/fileId")
                        .asString())
                .isEqualTo(own.text("/fileId"));
    }

    @Test
    void contentThatIsNotWholeIsNotServedAndTheSameContentMendsIt() throws Exception {
        Reply sent = product.as(Story.VA).upload("e1", "a.txt", "to be damaged").expect(201);
        Files.writeString(kept(sent.text("/sha256")), "dam");
        product.as(Story.VA).get(sent.header("Location")).expect(503);
        Files.delete(kept(sent.text("/sha256")));
        product.as(Story.VA)
                .with("Accept", "text/html")
                .get(sent.header("Location"))
                .expect(503);

        product.as(Story.VA).upload("e1", "b.txt", "to be damaged").expect(201);
        assertThat(product.as(Story.VA).get(sent.header("Location")).expect(200).body())
                .isEqualTo("to be damaged");
    }

    @Test
    void whoStopsHalfwayThroughAFileIsNotWaitedForAnyLonger() throws Exception {
        try (Socket socket = new Socket("localhost", product.port())) {
            socket.setSoTimeout(15_000);
            socket.getOutputStream()
                    .write(("POST /api/files HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                                    + product.as(Story.VA).token() + "\r\nContent-Type: multipart/form-data; boundary=x"
                                    + "\r\nContent-Length: 10000\r\n\r\n--x\r\n")
                            .getBytes(StandardCharsets.US_ASCII));

            String answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);

            assertThat(answer).isIn("HTTP/1.1 408", "HTTP/1.1 400");
        }
    }
}
