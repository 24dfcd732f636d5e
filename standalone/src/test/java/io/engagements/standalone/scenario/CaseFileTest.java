package io.engagements.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.engagements.proof.note.Checkpoint;
import io.engagements.proof.note.LogProof;
import io.engagements.proof.note.SignedNote;
import io.engagements.proof.tree.ProofCheck;
import io.engagements.proof.tree.TreeHasher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.PDTableAttributeObject;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A case file of any moment, as PDF in both languages. */
class CaseFileTest {

    private static final String PATH = "/api/engagements/e1/case-file";

    private static final String TYPED =
            "<b>Bold</b> & “quoted” \u0001 Ελλάδα Київ ½ € 漢 😀 ' {0} ${7*7} [[${7*7}]] " + "x".repeat(300);

    private static final String HEBREW = "\u05e9\u05dc\u05d5\u05dd";
    private static final String ARABIC = "\u0645\u0631\u062d\u0628\u0627";
    private static final String HAN = "\u6f22\u5b57\u304b\u306a\u7b80\u4f53";
    private static final String HANGUL = "\ud55c";
    private static final String HANGUL_APART = "\u1112\u1161\u11ab";
    private static final String HINDI = "\u0939\u093f\u0928\u094d\u0926\u0940";
    private static final String THAI = "\u0e19\u0e49\u0e33";
    private static final String JAVANESE = "\ua984";

    /** So many statements about one piece of work. */
    private static final int SAID = 1_010;

    @RegisterExtension
    static final Product product = new Product();

    @BeforeAll
    static void aMissIsNoticedApprovedAndDelivered() {
        product.clock("2027-03-01T09:00:00Z");
        Story.hire(product, "e1");
        product.as(Story.CLIENT).appointLawyer("e1", Story.LAWYER).expect(200);
        product.as(Story.LAWYER).approveContract("e1").expect(200);
        product.as(Story.CLIENT)
                .command(
                        "request-deliverable",
                        Fields.of(
                                "engagementId",
                                "e1",
                                "deliverableId",
                                "d1",
                                "title",
                                "Catalogue " + HINDI,
                                "criteria",
                                List.of(
                                        Fields.of("id", "c1", "text", "In Spanish"),
                                        Fields.of("id", "c2", "text", "At most 10 pages")),
                                "due",
                                "2027-03-05T18:00",
                                "inputs",
                                List.of(Fields.of(
                                        "inputId", "i1", "description", "Prices", "due", "2027-03-03T18:00"))))
                .expect(200);
        product.as(Story.VA).commitToDeliverable("e1", "d1").expect(200);
        product.as(Story.CLIENT)
                .command(
                        "provide-input",
                        Fields.of("engagementId", "e1", "deliverableId", "d1", "inputId", "i1", "text", "3 EUR"))
                .expect(200);
        Story.commission(product, "e1", "d2", "2027-03-31T18:00");
        Story.hire(product, "e2");
        Story.commission(product, "e2", "d3", "2027-03-06T08:30");
        product.clock("2027-03-06T08:00:00Z");
        product.as(Story.CLIENT).giveBreachNotice("e1", List.of("missed-d1")).expect(200);
        product.as(Story.CLIENT)
                .terminateContract("e1", List.of("missed-d1"), null)
                .expect(422);
        product.clock("2027-03-07T11:00:00Z");
        product.as(Story.LAWYER)
                .aboutTermination("approve-termination", "e1", List.of())
                .expect(200);
        product.clock("2027-03-08T09:00:00Z");
        product.as(Story.VA).submitDeliverable("e1", "d1").expect(200);
        product.as(Story.VA)
                .command(
                        "add-statement",
                        Fields.of(
                                "engagementId",
                                "e1",
                                "about",
                                Fields.of("kind", "DELIVERABLE", "id", "d1"),
                                "text",
                                TYPED))
                .expect(200);
        product.as(Story.CLIENT)
                .command(
                        "add-statement",
                        Fields.of(
                                "engagementId",
                                "e1",
                                "about",
                                Fields.of("kind", "DELIVERABLE", "id", "d1"),
                                "text",
                                HEBREW + " 12 " + HEBREW + " | " + ARABIC + " | " + HAN + " | " + HANGUL_APART + " | "
                                        + HINDI + "\u0964 | " + THAI + " | " + JAVANESE))
                .expect(200);
        product.settle();
    }

    private static String text(String language, String query) {
        return text("e1", Story.LAWYER, language, query);
    }

    private static String text(String engagement, String reader, String language, String query) {
        HttpResponse<byte[]> answer =
                product.as(reader).with("Accept-Language", language).download(PATH.replace("e1", engagement) + query);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/pdf");
        assertThat(answer.headers().firstValue("Content-Language")).contains(language);
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"case-file-" + engagement + ".pdf\"");
        return read(answer.body(), new PDFTextStripper()).replaceAll("\\s+", " ");
    }

    private static String read(byte[] bytes, PDFTextStripper reader) {
        try (PDDocument pdf = Loader.loadPDF(bytes)) {
            return reader.getText(pdf);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void itIsReadInEnglish() {
        assertThat(text("en", ""))
                .contains(
                        "Client Cerámica Ruiz",
                        "Virtual assistant Despacho Andino Lucía Andrade lucia",
                        "Input i1, owed by the client Prices Due")
                .contains("Case file: engagement e1", "Missed deadline “Catalogue ", "(missed-d1) cured")
                .contains("Saturday, 6 March 2027, 09:00 (Europe/Madrid) 2027-03-06T08:00:00Z")
                .contains("To be cured until Thursday, 11 March 2027, 09:00 (Europe/Madrid)")
                .contains("Termination approved", "Late by 2 days 16 h", "42.00 USD per hour")
                .contains(
                        "Notices of breach By Cerámica Ruiz, Saturday, 6 March", "Ground: Missed deadline “Catalogue ")
                .contains(
                        "Contract approved, with version 1 of the terms By Bufete del Sol, Monday, 1 March 2027, 10:00")
                .contains("What the rules refused", "Cerámica Ruiz tried to terminate the contract for cause")
                .contains("Documents that the client provided None")
                .contains("The client never provided this document.")
                .contains("No ground is about the other deliverable.")
                .contains("Not told here: 2 more events of everyday work.");
    }

    @Test
    void itIsReadInSpanish() {
        assertThat(text("es", ""))
                .contains("Expediente: colaboración e1", "Plazo vencido «Catalogue ", "(missed-d1) subsanada")
                .contains("viernes, 5 de marzo de 2027, 18:00:01 (Europe/Madrid)")
                .contains("sábado, 6 de marzo de 2027, 09:00 (Europe/Madrid) 2027-03-06T08:00:00Z")
                .contains("Resolución aprobada", "Retraso 2 días 16 h")
                .contains("Causa: Plazo vencido «Catalogue ")
                .contains("Lo que las reglas denegaron", "Cerámica Ruiz intentó resolver el contrato")
                .contains("Ninguna causa se refiere al otro trabajo.")
                .doesNotContain("??", "Missed", "Ground", "MISSED_DEADLINE");
    }

    @Test
    void itTellsWhatTheClientProvidedAndWhatWasSignedOfThat() {
        Story.hire(product, "e3");
        Entrust entrust = new Entrust(product, "e3");
        entrust.sign("d".repeat(64)).expect(200);
        entrust.provide("NDA", Api.SHA256).expect(200);
        entrust.sign(Api.SHA256).expect(200);
        product.as(Story.CLIENT)
                .requestDeliverable("e3", "far", "2027-12-01T18:00")
                .expect(200);
        product.settle();

        assertThat(text("e3", Story.VA, "en", ""))
                .contains("Confidentiality agreement, version 1: As agreed")
                .contains("The client never provided this document.")
                .contains("It is version 1 of the document that the client provided.")
                .contains("No ground is about the deliverable.");
        assertThat(text("e3", Story.VA, "es", ""))
                .contains("Acuerdo de confidencialidad, versión 1: As agreed")
                .contains("El cliente nunca facilitó este documento.")
                .contains("Es la versión 1 del documento que facilitó el cliente.")
                .contains("Ninguna causa se refiere al trabajo.");
    }

    @Test
    void itTellsWhatStoodThen() {
        assertThat(text("en", "?asOf=2027-03-07T12:00:00Z"))
                .contains("(missed-d1) notice given")
                .doesNotContain("Late by", "<b>");
        assertThat(text("en", "?asOf=2027-03-05T17:00:00Z"))
                .contains("There have been none.")
                .doesNotContain("tried to");
        product.as(Story.LAWYER).get(PATH + "?asOf=2027-02-01T00:00:00Z").expect(404);
    }

    @Test
    void whatPeopleTypedIsPrintedAsTheyTypedItAsFarAsTheFontGoes() {
        String typed = TYPED.substring(0, TYPED.indexOf("漢")).strip().replace('\u0001', '\uFFFD');

        assertThat(text("en", "")).contains("Despacho Andino says: " + typed).contains("${7*7} [[${7*7}]]");
    }

    /** From the left to the right, as they stand on the paper. */
    private static String printed(Predicate<String> letter) {
        Map<Float, String> standing = new TreeMap<>();
        read(product.as(Story.LAWYER).download(PATH).body(), new PDFTextStripper() {
            @Override
            protected void writeString(String text, List<TextPosition> letters) {
                if (standing.isEmpty()
                        && letters.stream().anyMatch(each -> each.getUnicode().equals("\u6f22"))) {
                    letters.stream()
                            .filter(each -> letter.test(each.getUnicode()))
                            .forEach(each -> standing.put(each.getX(), each.getUnicode()));
                }
            }
        });
        return String.join("", standing.values());
    }

    @Test
    void hebrewStandsFromTheRightToTheLeft() {
        String fromTheLeft = new StringBuilder(HEBREW).reverse().toString();

        assertThat(printed(letter -> (HEBREW + "12").contains(letter))).isEqualTo(fromTheLeft + "12" + fromTheLeft);
    }

    @Test
    void arabicStandsFromTheRightToTheLeftAndIsJoined() {
        String arabic = printed(letter -> ARABIC.contains(Normalizer.normalize(letter, Normalizer.Form.NFKC)));

        assertThat(Normalizer.normalize(arabic, Normalizer.Form.NFKC))
                .isEqualTo(new StringBuilder(ARABIC).reverse().toString());
        assertThat(arabic).isEqualTo("\ufe8e\ufe92\ufea3\ufeae\ufee3");
    }

    @Test
    void chineseJapaneseAndKoreanArePrintedAndWhatNoFontHasIsMarkedAndNamed() {
        assertThat(text("en", ""))
                .contains(HAN, HANGUL, "[U+A984]", "[U+A984] JAVANESE LETTER A")
                .doesNotContain("#", "[U+09");
        assertThat(text("es", "")).contains("Letras que no se han podido imprimir");
    }

    @Test
    void wordsOfIndiaAndSoutheastAsiaAreDrawnAndFoundByTheirLetters() {
        assertThat(text("en", "")).contains(HINDI + "\u0964 ", THAI);
    }

    /** Their outlines are what is seen, in bold headings too. */
    @Test
    void theirLettersThemselvesAreNotSeen() {
        Set<RenderingMode> modes = EnumSet.noneOf(RenderingMode.class);
        read(product.as(Story.LAWYER).download(PATH).body(), new PDFTextStripper() {
            @Override
            protected void processTextPosition(TextPosition letter) {
                if (letter.getFont().getName().contains("Devanagari")) {
                    modes.add(getGraphicsState().getTextState().getRenderingMode());
                }
            }
        });

        assertThat(modes).containsExactly(RenderingMode.NEITHER);
    }

    @Test
    void aProgramReadsItAsJson() {
        Reply file =
                product.as(Story.AUDITOR).with("Accept", "application/json").get(PATH + "?minVersion=7");

        assertThat(file.header("Content-Type")).isEqualTo("application/json");
        assertThat(file.texts("/grounds", "state")).containsExactly("CURED");
        assertThat(file.texts("/refused", "type")).containsExactly("attempt-refused");
        assertThat(file.at("/refusedEarlier").asBoolean()).isFalse();
        product.as(Story.AUDITOR).with("Accept", "text/html").get(PATH).expect(406);
    }

    @Test
    void itTellsHowTheVaWasChosenAlsoToTheLawyer() {
        product.as(Story.CLIENT).openCandidacy("c-e4", Story.OTHER_VA).expect(201);
        Story.vet(product, "c-e4");
        product.as(Story.CLIENT)
                .recordVettingCheck("c-e4", "WRITING", "DOUBTFUL")
                .expect(200);
        product.as(Story.CLIENT)
                .waiveVettingCheck("c-e4", "WRITING", "A friend’s word")
                .expect(200);
        product.as(Story.OTHER_VA).offerTerms("c-e4", Story.terms(Story.MADRID)).expect(200);
        product.as(Story.CLIENT).hireVa("e4", "c-e4", 1).expect(201);
        product.as(Story.CLIENT).appointLawyer("e4", Story.LAWYER).expect(200);
        product.settle();

        assertThat(text("e4", Story.LAWYER, "en", ""))
                .contains(
                        "How the assistant was chosen The ten checks",
                        "Professional website satisfied By Cerámica Ruiz")
                .contains("Writing waived By Cerámica Ruiz", "A friend’s word", "Seen: seen");
        assertThat(text("e4", Story.LAWYER, "es", "")).contains("Cómo se eligió a quien asiste", "Se vio: seen");
        Reply json = product.as(Story.LAWYER)
                .with("Accept", "application/json")
                .get("/api/engagements/e4/case-file")
                .expect(200);
        assertThat(json.at("/vetting")).hasSize(10);
        assertThat(json.at("/vetting/3/waiver").asString()).isEqualTo("A friend’s word");
        product.as(Story.LAWYER).get("/api/candidacies/c-e4").expect(404);
    }

    private static PDDocument printed(String language) throws IOException {
        return Loader.loadPDF(product.as(Story.LAWYER)
                .with("Accept-Language", language)
                .download(PATH)
                .body());
    }

    /** All elements below one, in the order of reading. */
    private static List<PDStructureElement> elements(PDStructureNode node) {
        List<PDStructureElement> all = new ArrayList<>();
        for (Object kid : node.getKids()) {
            if (kid instanceof PDStructureElement element) {
                all.add(element);
                all.addAll(elements(element));
            }
        }
        return all;
    }

    @Test
    void itIsTaggedForScreenReaders() throws IOException {
        try (PDDocument pdf = printed("es")) {
            PDDocumentCatalog catalog = pdf.getDocumentCatalog();
            List<String> tags = elements(catalog.getStructureTreeRoot()).stream()
                    .map(PDStructureElement::getStructureType)
                    .toList();

            assertThat(catalog.getLanguage()).isEqualTo("es");
            assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo("Expediente: colaboración e1");
            assertThat(catalog.getViewerPreferences().displayDocTitle()).isTrue();
            assertThat(catalog.getMarkInfo().isMarked()).isTrue();
            assertThat(tags).contains("H1", "H2", "H3", "Table", "TR", "TH", "TD", "L", "LI", "P", "Link");
            assertThat(tags.indexOf("H1")).isLessThan(tags.indexOf("H2"));
            assertThat(new String(catalog.getMetadata().toByteArray(), StandardCharsets.UTF_8))
                    .contains("pdfuaid:part");
        }
    }

    @Test
    void headsOfTablesSayWhatTheyAreHeadsOf() throws IOException {
        try (PDDocument pdf = printed("en")) {
            Set<String> scopes = elements(pdf.getDocumentCatalog().getStructureTreeRoot()).stream()
                    .filter(element -> element.getStructureType().equals("TH"))
                    .map(element -> element.getAttributes().size() == 0
                            ? ""
                            : ((PDTableAttributeObject) element.getAttributes().getObject(0)).getScope())
                    .collect(Collectors.toSet());

            assertThat(scopes).containsExactlyInAnyOrder("Row", "Column");
        }
    }

    @Test
    void theWordsThatAreDrawnAreSaid() throws IOException {
        try (PDDocument pdf = printed("en")) {
            assertThat(elements(pdf.getDocumentCatalog().getStructureTreeRoot()))
                    .filteredOn(element -> element.getStructureType().equals("Figure"))
                    .extracting(PDStructureElement::getAlternateDescription)
                    .contains(HINDI, THAI)
                    .doesNotContainNull();
        }
    }

    /** It is drawn in the order in which it is seen. */
    @Test
    void whatRunsFromTheRightIsSaidAsItWasTyped() throws IOException {
        try (PDDocument pdf = printed("en")) {
            String said = elements(pdf.getDocumentCatalog().getStructureTreeRoot()).stream()
                    .map(PDStructureElement::getActualText)
                    .filter(Objects::nonNull)
                    .collect(Collectors.joining(" "));

            assertThat(said).contains(HEBREW + " 12 " + HEBREW, ARABIC);
        }
    }

    @Test
    void whatItCitesCanBeChecked() throws Exception {
        await().until(() -> text("en", "").contains("They stand under this checkpoint of"));
        Reply json = product.as(Story.LAWYER)
                .with("Accept", "application/json")
                .get(PATH)
                .expect(200);
        String missed = json.text("/grounds/0/events/0/id");
        HttpResponse<byte[]> receipt = product.as(Story.LAWYER).download("/api/events/" + missed + "/receipt");
        LogProof proof = LogProof.parse(receipt.body());
        String leaf = HexFormat.of()
                .formatHex(new TreeHasher()
                        .leaf(Objects.requireNonNull(proof.extra()))
                        .bytes());

        assertThat(json.texts("/entries", "leafHash")).contains(leaf).doesNotHaveDuplicates();
        assertThat(json.at("/entries"))
                .allSatisfy(entry -> assertThat(entry.at("/position").asLong()).isPositive());
        assertThat(text("en", "").replace(" ", ""))
                .contains(leaf, "entry" + (proof.index() + 1))
                .doesNotContain("notsignedyet");
        try (PDDocument pdf = printed("en")) {
            Map<String, PDComplexFileSpecification> files =
                    pdf.getDocumentCatalog().getNames().getEmbeddedFiles().getNames();
            LogProof attached = LogProof.parse(files.get("receipt-" + (proof.index() + 1) + ".tlog-proof")
                    .getEmbeddedFile()
                    .toByteArray());
            Checkpoint signed = Checkpoint.parse(SignedNote.parse(
                            files.get("checkpoint.txt").getEmbeddedFile().toByteArray())
                    .text());
            assertThat(attached.checkpoint().text())
                    .isEqualTo(SignedNote.parse(files.get("checkpoint.txt")
                                    .getEmbeddedFile()
                                    .toByteArray())
                            .text());
            ProofCheck.inclusion(
                    new TreeHasher().leaf(Objects.requireNonNull(attached.extra())),
                    attached.index(),
                    signed.size(),
                    attached.path(),
                    signed.root());
        }
    }

    @Test
    void itStaysShortHoweverMuchHappens() {
        IntStream.range(0, SAID).forEach(number -> product.as(Story.CLIENT)
                .addStatement("e2", "DELIVERABLE", "d3")
                .expect(200));
        IntStream.range(0, 51).forEach(number -> product.as(Story.CLIENT)
                .terminateContract("e2", List.of(), null)
                .expect(422));
        product.settle();

        Reply file = product.as(Story.AUDITOR)
                .with("Accept", "application/json")
                .get("/api/engagements/e2/case-file")
                .expect(200);

        assertThat(file.at("/timeline")).hasSize(500);
        assertThat(file.at("/refused")).hasSize(50);
        assertThat(file.at("/refusedEarlier").asBoolean()).isTrue();
        assertThat(text("e2", Story.AUDITOR, "en", "")).contains("These are the latest. There were earlier ones;");
        assertThat(file.at("/otherEvents").asInt())
                .isEqualTo(file.at("/version").asInt() + 1 - 500);
        soDoesEveryAnswer();
    }

    private static void soDoesEveryAnswer() {
        Reply engagement = product.as(Story.AUDITOR).get("/api/engagements/e2").expect(200);
        assertThat(engagement.at("/deliverables/0/statements")).hasSize(100);
        assertThat(engagement.at("/deliverables/0/statementsMore").asInt()).isEqualTo(SAID - 100);
        Reply deliverable = product.as(Story.AUDITOR)
                .get("/api/engagements/e2/deliverables/d3")
                .expect(200);
        assertThat(deliverable.at("/statements")).hasSize(200);
        Reply page = product.as(Story.AUDITOR)
                .get("/api/engagements/e2/deliverables")
                .expect(200);
        assertThat(page.texts("/items", "deliverableId")).containsExactly("d3");

        long began = System.nanoTime();
        product.as(Story.AUDITOR).get("/api/engagements/e2/diff?from=0").expect(422);
        Reply diff = product.as(Story.AUDITOR)
                .get("/api/engagements/e2/diff?from=" + (SAID - 480))
                .expect(200);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
        assertThat(diff.body().length()).isLessThan(1_000_000);
        assertThat(diff.at("/events")).hasSizeBetween(450, 500);
        assertThat(diff.at("/changes")).hasSizeBetween(450, 520);
    }
}
