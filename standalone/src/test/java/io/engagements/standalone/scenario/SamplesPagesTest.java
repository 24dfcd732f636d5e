package io.engagements.standalone.scenario;

import static io.engagements.standalone.scenario.PagesStory.IRIS;
import static io.engagements.standalone.scenario.PagesStory.NASTY;
import static io.engagements.standalone.scenario.PagesStory.NORA;
import static io.engagements.standalone.scenario.PagesStory.OMAR;
import static io.engagements.standalone.scenario.PagesStory.product;
import static io.engagements.standalone.scenario.PagesStory.signedIn;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.engagements.events.stored.ContractJson;
import io.engagements.events.stored.Hashes;
import io.engagements.query.pages.frame.Texts;
import io.engagements.query.sample.Sampling;
import io.engagements.support.problem.Language;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Samples that an auditor draws of the ledger, notes about and takes home. */
@ExtendWith(PagesStory.class)
class SamplesPagesTest {

    private static final String DRAW = "/samples/new";
    private static final String PUT = "/samples/put";
    private static final String SEED = "agreed-on-4-January";

    /** Another auditor, and those who have as much as there may be. */
    private static final String VERA = "vera";

    private static final String FULL = "fulvia";
    private static final String NOTES = "norma";

    private static final Pattern LINE = Pattern.compile("id=\"entry-(\\d+)\"");

    private static Visitor ines;

    @BeforeAll
    static void muchIsSigned() throws SQLException {
        PagesStory.handedIn("sampled");
        product.as(NORA)
                .guarded("request-timesheet", "w1", "Your hours, please")
                .refusedBy("TIMESHEETS-NOT-OWED");
        for (String auditor : List.of(VERA, FULL, NOTES)) {
            auditor(auditor);
        }
        product.settle();
        sign();
        ines = signedIn(Story.AUDITOR, "en");
        await().until(() -> ines.ask("/ledger/1/check").body().contains("It is what was signed"));
    }

    private static void auditor(String account) throws SQLException {
        product.execute("INSERT INTO standalone.account (id, secret_hash, party, roles) SELECT '" + account
                + "', secret_hash, party, roles FROM standalone.account WHERE id = '" + Story.AUDITOR + "'");
    }

    private static void sign() {
        product.as(Story.AUDITOR)
                .send("POST", "/api/audit/checkpoints", BodyPublishers.noBody())
                .expect(202);
    }

    /** A form as it stands there, with this typed into it. */
    private static HttpResponse<String> send(Visitor who, String page, String action, Map<String, String> typed) {
        Map<String, String> form = new HashMap<>(Visitor.form(who.ask(page).body(), "action=\"" + action + "\""));
        form.putAll(typed);
        return who.submit(page, action, form);
    }

    /** The address of one that is drawn. */
    private static String draw(Visitor who, String filters, int size, String purpose) {
        HttpResponse<String> answer = send(
                who, DRAW + filters, DRAW, Map.of("size", Integer.toString(size), "seed", SEED, "purpose", purpose));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        return Visitor.location(answer);
    }

    /** The address of one that is begun with this entry. */
    private static String pick(Visitor who, long entry, String purpose) {
        HttpResponse<String> answer =
                send(who, PUT + "?entry=" + entry, PUT, Map.of("into", "new", "purpose", purpose));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        return Visitor.location(answer);
    }

    private static String page(Visitor who, String path) {
        HttpResponse<String> page = who.ask(path);
        assertThat(page.statusCode()).as(path).isEqualTo(200);
        assertThat(page.body()).as(path).doesNotContain("??", "style=\"", "<script>");
        return page.body();
    }

    private static List<Long> entries(String page) {
        return LINE.matcher(page)
                .results()
                .map(found -> Long.valueOf(found.group(1)))
                .toList();
    }

    /** The sentence, without what marks it up. */
    private static String words(String page) {
        return page.replaceAll("<[^>]+>", " ").replaceAll("\\s+", " ");
    }

    private static Map<String, byte[]> files(Visitor who, String sample) throws IOException {
        HttpResponse<byte[]> answer = who.download(product, sample + "/package");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/zip");
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(answer.body()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                assertThat(files.put(entry.getName(), zip.readAllBytes())).isNull();
            }
        }
        return files;
    }

    private static String text(Map<String, byte[]> files, String name) {
        return new String(Objects.requireNonNull(files.get(name), name), UTF_8);
    }

    private static JsonNode json(Map<String, byte[]> files) {
        return ContractJson.mapper().readTree(text(files, "sample.json"));
    }

    private static List<Long> positions(JsonNode sample) {
        return StreamSupport.stream(sample.path("entries").spliterator(), false)
                .map(entry -> entry.path("position").asLong())
                .toList();
    }

    private static String exported(String filters) {
        return product.as(Story.AUDITOR)
                .get("/api/audit/ledger?format=jsonl" + filters)
                .expect(200)
                .body();
    }

    private record Leaf(long position, byte[] hash) {}

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "''; ''; 30",
                "engagement=many; &engagement=many; 5",
                "type=vetting-check-recorded&party=nora; &party=nora&type=vetting-check-recorded; 6"
            })
    void whoeverHasTheLedgerDrawsTheSameAgain(String filters, String exported, int size) throws IOException {
        String sample = draw(ines, "?" + filters, size, "");
        // What comes later is in the ledger, and nothing to the sample.
        product.as(IRIS)
                .requestDeliverable("many", "after-" + size, "2027-02-12T18:00")
                .expect(200);
        product.settle();
        JsonNode taken = json(files(ines, sample));
        JsonNode drawn = taken.path("drawn");
        List<Leaf> population = exported(exported)
                .lines()
                .map(line -> ContractJson.mapper().readTree(line))
                .map(entry -> new Leaf(
                        entry.path("position").asLong(),
                        Base64.getDecoder().decode(entry.path("hash").asString())))
                .filter(leaf -> leaf.position() <= drawn.path("end").asLong())
                .toList();
        Hashes.Running all = Hashes.running();
        population.forEach(leaf -> all.add(leaf.hash()));

        assertThat(population)
                .hasSizeGreaterThan(size)
                .hasSize(drawn.path("population").asInt());
        assertThat(drawn.path("populationHash").asString()).isEqualTo(all.hex());
        assertThat(drawn.path("filters").asString()).isEqualTo(filters);
        assertThat(drawn.path("seed").asString()).isEqualTo(SEED);
        assertThat(positions(taken))
                .hasSize(size)
                .isEqualTo(population.stream()
                        .sorted(Comparator.comparing(
                                leaf -> Hashes.hex(Hashes.sha256(SEED.getBytes(UTF_8), new byte[1], leaf.hash()))))
                        .limit(size)
                        .map(Leaf::position)
                        .toList())
                .isEqualTo(entries(page(ines, sample)));
    }

    /** The one in the file that is taken home. Where Python is not installed it is left out, and nowhere that changes are checked. */
    @Test
    void theProgramThatGoesWithItDrawsTheSameAgain(@TempDir Path home) throws Exception {
        if (!isPythonThere()) {
            System.out.println(
                    "LEFT OUT: Python is not installed, so that nobody draws a sample again without us (CONTRIBUTING.md)");
        }
        assumeTrue(System.getenv("CI") != null || isPythonThere());
        Map<String, byte[]> files = files(ines, draw(ines, "?engagement=many", 7, ""));
        String guide = text(files, "README.txt");
        Files.write(home.resolve("sample.json"), files.get("sample.json"));
        Files.writeString(home.resolve("ledger.jsonl"), exported("&engagement=many"));
        Files.writeString(
                home.resolve("again.py"),
                guide.substring(guide.indexOf("import base64"), guide.indexOf("\n\nWHAT IS HERE")));

        assertThat(python(home)).isEqualTo("True True\nTrue\n");

        Files.writeString(
                home.resolve("ledger.jsonl"),
                exported("&engagement=many").lines().skip(1).collect(Collectors.joining("\n")));
        assertThat(python(home)).startsWith("False False\n");
    }

    private static boolean isPythonThere() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(place -> Files.isExecutable(Path.of(place, "python3")));
    }

    private static String python(Path home) throws Exception {
        Process process = new ProcessBuilder("python3", "again.py")
                .directory(home.toFile())
                .redirectErrorStream(true)
                .start();
        return new String(process.getInputStream().readAllBytes(), UTF_8).replace("\r\n", "\n");
    }

    /** With the year and the zone, which may have changed when somebody looks at it again. */
    @Test
    void whatWasSearchedForIsSaidInWordsAndWhenWithYearAndZone() {
        String filters =
                "?type=attempt-refused&rule=TIMESHEETS-NOT-OWED&kind=REFUSED&from=2027-01-01&zone=Europe/Madrid";
        String said = "Kind of event: Attempt refused Only exceptions: attempts that were refused Refused by the rule:"
                + " A VA is an independent business and owes no timesheets. From this day on: 2027-01-01"
                + " Days are those of Europe/Madrid. type=attempt-refused";

        assertThat(words(page(ines, DRAW + filters))).contains(said);
        String sample = draw(ines, filters, 5, "");
        assertThat(words(page(ines, sample)))
                .contains(said)
                .containsPattern("When \\w{3} \\d+ \\w{3} 20\\d\\d, \\d\\d:\\d\\d:\\d\\d [A-Z]");
        assertThat(words(page(ines, "/samples"))).containsPattern("\\w{3} 20\\d\\d, \\d\\d:\\d\\d:\\d\\d [A-Z]");
        assertThat(words(signedIn(Story.AUDITOR, "es").ask(sample).body()))
                .contains(": Intento denegado", "Quien asiste es una empresa independiente");
    }

    @Test
    void howItWasDrawnIsSaid() {
        String sample = draw(ines, "?rule=TIMESHEETS-NOT-OWED", 200, "All timesheets " + NASTY);
        String page = page(ines, sample);

        assertThat(words(page)).containsPattern("(only one|all) that fits? up to entry \\d+, the last one there was");
        assertThat(page)
                .contains("All timesheets &lt;b&gt;Eve", "/ledger?rule=TIMESHEETS-NOT-OWED", SEED)
                .contains("tried to ask for a timesheet and was refused", "not looked at", "200 were wanted");
        assertThat(entries(page)).isNotEmpty().allSatisfy(entry -> assertThat(page)
                .contains("\"/ledger/" + entry + "\"", sample + "/entries/" + entry));
    }

    @Test
    void theLedgersPageLeadsThereWithItsFiltersAndTheirZone() {
        assertThat(page(ines, "/ledger?engagement=w1&from=2027-01-04"))
                .containsPattern("/samples/new\\?engagement=w1&amp;from=2027-01-04&amp;zone=[A-Za-z%/]+");
        assertThat(page(ines, "/today")).contains("\"/samples\"");
        assertThat(page(ines, "/ledger/7")).contains("/samples/put?entry=7");
    }

    @Test
    void aFormThatIsSentTwiceDrawsOnce() {
        Map<String, String> form =
                new HashMap<>(Visitor.form(ines.ask(DRAW + "?engagement=w1").body(), "action=\"" + DRAW + "\""));
        form.put("purpose", "only once");
        HttpResponse<String> first = ines.submit(DRAW, DRAW, form);
        HttpResponse<String> second = ines.submit(DRAW, DRAW, form);

        assertThat(Visitor.location(second)).isEqualTo(Visitor.location(first));
        assertThat(page(ines, "/samples").split("only once", -1)).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "size, 0",
        "size, 201",
        "size, many",
        "size, ''",
        "size, -1",
        "seed, ''",
        "seed, two words",
        "seed, añejo",
        "seed, 12345678901234567890123456789012345678901234567890123456789012345",
        "purpose, LONG"
    })
    void whatDoesNotFitIsSaidBesideIt(String field, String typed) {
        String text = typed.equals("LONG") ? "x".repeat(201) : typed;
        HttpResponse<String> answer = send(ines, DRAW + "?engagement=w1", DRAW, Map.of(field, text));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("id=\"" + field + ".wrong\"", "name=\"engagement\" value=\"w1\"")
                .doesNotContain("??");
    }

    @ParameterizedTest
    @CsvSource({
        "/samples/new?type=nothing, 400",
        "/samples/new?from=yesterday, 400",
        "/samples/new?from=2027-01-11&to=2027-01-10, 422",
        "/samples/put, 404",
        "/samples/put?entry=0, 404",
        "/samples/put?entry=99999999, 404",
        "/samples/put?entry=first, 404",
        "/samples/nothing, 404",
        "/samples/0a0a0a0a-0a0a-0a0a-0a0a-0a0a0a0a0a0a, 404",
        "/samples/0a0a0a0a-0a0a-0a0a-0a0a-0a0a0a0a0a0a/package, 404",
        "/samples/0a0a0a0a-0a0a-0a0a-0a0a-0a0a0a0a0a0a/entries/1, 404"
    })
    void whatIsNoneIsSaidToBeNone(String path, int status) {
        assertThat(ines.ask(path).statusCode()).isEqualTo(status);
    }

    @Test
    void whatIsNoFormOfOursIsNotDone() {
        Map<String, String> typed = Map.of("key", "mine", "size", "5", "seed", "a");

        assertThat(ines.submit(DRAW, DRAW, typed).statusCode()).isEqualTo(400);
        assertThat(send(ines, DRAW, DRAW, Map.of("type", "nothing")).statusCode())
                .isEqualTo(400);
        assertThat(send(ines, DRAW, DRAW, Map.of("purpose", "a\0b")).statusCode())
                .isEqualTo(400);
        assertThat(send(ines, DRAW, DRAW, Map.of("purpose", "a\nb")).statusCode())
                .isEqualTo(422);
        assertThat(send(ines, PUT + "?entry=7", PUT, Map.of("into", "nothing")).statusCode())
                .isEqualTo(404);
        assertThat(send(ines, PUT + "?entry=7", PUT, Map.of("into", "")).statusCode())
                .isEqualTo(422);
    }

    @Test
    void fromNothingNothingIsDrawn() {
        HttpResponse<String> answer = send(ines, DRAW + "?engagement=no-such", DRAW, Map.of("purpose", "in vain"));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("there is nothing to draw from");
        assertThat(page(ines, "/samples")).doesNotContain("in vain");
        assertThat(page(ines, "/ledger?engagement=no-such")).doesNotContain("/samples/new");
    }

    /** As much is not told here; that it stops there {@code PopulationTest} shows. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "en; from 100,000 entries at most, for which 500,000 are read; by its days",
                "es; de 100.000 entradas como máximo, para lo que se leen 500.000; por sus días"
            })
    void whatIsTooMuchIsSaidWithItsBounds(String language, String bounds, String instead) {
        Texts texts = product.beans(Texts.class).iterator().next();

        assertThat(texts.say(
                        Language.asked(language).locale(),
                        "samples.new.too-much",
                        Map.of("most", Sampling.MOST, "read", Sampling.MOST_READ)))
                .contains(bounds, instead);
    }

    @Test
    void notesAreAddedAndTheLatestCounts() throws IOException {
        String sample = draw(ines, "?engagement=many", 3, "To be noted about");
        long entry = entries(page(ines, sample)).get(1);
        String at = sample + "/entries/" + entry;
        assertThat(words(page(ines, at))).contains("2 of 3 in the sample", "Nothing yet.");

        note(at, "OPEN", "Who asked?\r\nAnd when?");
        note(at, "EXCEPTION", "=Nobody " + NASTY);
        note(at, "EXCEPTION", "=Nobody " + NASTY);

        assertThat(page(ines, at))
                .containsSubsequence("class=\"typed d-block\">=Nobody &lt;b&gt;Eve", "Who asked?\nAnd when?</span>");
        assertThat(page(ines, at).split("Who asked", -1)).hasSize(2);
        assertThat(words(page(ines, sample))).contains("1 of 3 entries looked at", "an exception =Nobody");
        assertThat(row(sample, "To be noted about"))
                .contains("1 of 3", "1 exception")
                .doesNotContain("open question");
        Map<String, byte[]> files = files(ines, sample);
        JsonNode taken = json(files).path("entries").path(1);
        assertThat(taken.path("mark").asString()).isEqualTo("EXCEPTION");
        assertThat(taken.path("notes")).hasSize(2);
        assertThat(taken.path("notes").path(0).path("text").asString()).isEqualTo("Who asked?\nAnd when?");
        assertThat(text(files, "sample.csv"))
                .contains("\"EXCEPTION\",\"'=Nobody <b>Eve</b>\"\"'&\"", "\"NOT_LOOKED_AT\",\"\",\"\",\"0\"");
    }

    private static void note(String at, String mark, String text) {
        assertThat(send(ines, at, at, Map.of("mark", mark, "text", text)).statusCode())
                .isEqualTo(302);
    }

    private static String row(String sample, String purpose) {
        Matcher row = Pattern.compile("(?s)<tr>(?:(?!</tr>).)*" + sample + "(?:(?!</tr>).)*</tr>")
                .matcher(page(ines, "/samples"));
        assertThat(row.find()).isTrue();
        assertThat(row.group()).contains(purpose);
        return words(row.group());
    }

    @ParameterizedTest
    @CsvSource({"mark, ''", "mark, FINE", "text, LONG"})
    void aNoteThatDoesNotFitIsNotKept(String field, String typed) {
        String sample = draw(ines, "?engagement=many", 1, "");
        String at = sample + "/entries/" + entries(page(ines, sample)).get(0);
        Map<String, String> form = new HashMap<>(Map.of("mark", "OPEN", "text", "A question"));
        form.put(field, typed.equals("LONG") ? "x".repeat(2_001) : typed);

        HttpResponse<String> answer = send(ines, at, at, form);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("id=\"" + field + ".wrong\"");
        assertThat(page(ines, at)).contains("Nothing yet.");
        assertThat(ines.ask(sample + "/entries/99999999").statusCode()).isEqualTo(404);
    }

    /** Word for word as long as it may be, in signs of two units each. */
    @Test
    void charactersAreCountedAsPeopleCountThem() {
        String sample = draw(ines, "?engagement=many", 1, "\uD83D\uDE00".repeat(200));

        note(sample + "/entries/" + entries(page(ines, sample)).get(0), "OPEN", "\uD83D\uDE00".repeat(2_000));

        assertThat(page(ines, sample)).contains("\uD83D\uDE00".repeat(2_000));
    }

    @Test
    void whatIsTakenHomeVerifiesThere(@TempDir Path home) throws Exception {
        Map<String, byte[]> files = files(ines, draw(ines, "?to=2027-01-10&zone=Europe/Madrid", 4, ""));
        JsonNode entries = json(files).path("entries");
        List<String> keys =
                product.as(Story.AUDITOR).get("/api/audit/keys").expect(200).texts("/keys");

        assertThat(entries).hasSize(4);
        assertThat(files.keySet())
                .containsExactlyElementsOf(Stream.concat(
                                Stream.of("README.txt", "sample.json", "sample.csv"),
                                StreamSupport.stream(entries.spliterator(), false)
                                        .map(entry -> "receipts/receipt-"
                                                + entry.path("position").asLong() + ".tlog-proof"))
                        .toList());
        assertThat(text(files, "README.txt"))
                .contains(SEED, "4 of 4", "to=2027-01-10&zone=Europe%2FMadrid")
                .doesNotContainPattern("\\{[a-z]+\\}");
        assertThat(text(files, "sample.csv").lines()).hasSize(5);
        for (JsonNode entry : entries) {
            Path receipt = home.resolve("kept.tlog-proof");
            Files.write(receipt, files.get(entry.path("receipt").asString()));
            List<String> arguments = new ArrayList<>(List.of("verify", receipt.toString()));
            keys.forEach(key -> arguments.addAll(List.of("--key", key)));
            assertThat(OfflineVerifier.run(0, arguments.toArray(String[]::new)))
                    .contains(entry.path("eventId").asString());
        }
    }

    @Test
    void handPickedOnesAreAddedToAndDrawnOnesAreNot() throws IOException {
        String sample = pick(ines, 9, "By hand");
        String id = sample.substring(sample.lastIndexOf('/') + 1);
        for (int times = 0; times < 2; times++) {
            assertThat(send(ines, PUT + "?entry=4", PUT, Map.of("into", id)).statusCode())
                    .isEqualTo(302);
        }
        assertThat(entries(page(ines, sample))).containsExactly(9L, 4L);
        assertThat(page(ines, sample)).contains("Somebody chose these entries").doesNotContain(SEED);
        Map<String, byte[]> files = files(ines, sample);
        assertThat(json(files).has("drawn")).isFalse();
        assertThat(positions(json(files))).containsExactly(9L, 4L);
        assertThat(text(files, "README.txt")).contains("Picked by hand by the account ines", "2 of 2");

        String drawn = draw(ines, "?engagement=many", 3, "Drawn and done");
        assertThat(page(ines, PUT + "?entry=4")).contains("By hand").doesNotContain("Drawn and done");
        HttpResponse<String> refused =
                send(ines, PUT + "?entry=4", PUT, Map.of("into", drawn.substring(drawn.lastIndexOf('/') + 1)));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("This one was drawn");
        assertThat(entries(page(ines, drawn))).hasSize(3);
    }

    @Test
    void othersFindNone() {
        String drawn = draw(ines, "?engagement=many", 2, "Ines alone");
        String entry = drawn + "/entries/" + entries(page(ines, drawn)).get(0);
        String picked = pick(ines, 9, "Ines alone, too");
        Visitor vera = signedIn(VERA, "en");
        String own = pick(vera, 9, "Of Vera");

        assertThat(page(vera, "/samples")).contains("Of Vera").doesNotContain("Ines alone");
        assertThat(page(ines, "/samples")).contains("Ines alone").doesNotContain("Of Vera");
        assertThat(page(vera, PUT + "?entry=9")).contains("Of Vera").doesNotContain("Ines alone");
        for (String path : List.of(drawn, drawn + "/package", entry, picked, picked + "/entries/9")) {
            assertThat(vera.ask(path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(vera.submit(own, entry, Map.of("mark", "OPEN", "text", "Mine"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(send(vera, PUT + "?entry=4", PUT, Map.of("into", picked.substring(picked.lastIndexOf('/') + 1)))
                        .statusCode())
                .isEqualTo(404);
        assertThat(entries(page(ines, picked))).containsExactly(9L);
        String theirs = drawn.substring(drawn.lastIndexOf('/') + 1);
        assertThat(send(vera, DRAW + "?engagement=many", DRAW, Map.of("key", theirs))
                        .statusCode())
                .isEqualTo(409);
        assertThat(entries(page(ines, drawn))).hasSize(2);
    }

    /** Each request gets a number of its own, or finds what another one has kept. */
    @Test
    void whatIsSentAtTheSameMomentIsKeptOnce() throws Exception {
        Visitor vera = signedIn(VERA, "en");
        String page = PUT + "?entry=9";
        Map<String, String> same = Visitor.form(vera.ask(page).body(), "action=\"" + PUT + "\"");
        List<Map<String, String>> forms = new ArrayList<>();
        for (int each = 0; each < 4; each++) {
            forms.add(with(same, "at once, the same"));
            forms.add(with(Visitor.form(vera.ask(page).body(), "action=\"" + PUT + "\""), "at once, another"));
        }

        List<Integer> answers = forms.parallelStream()
                .map(form -> signedIn(VERA, "en").submit(page, PUT, form).statusCode())
                .toList();

        assertThat(answers).containsOnly(302);
        String all = page(vera, "/samples");
        assertThat(all.split("at once, the same", -1)).hasSize(1 + 1);
        assertThat(all.split("at once, another", -1)).hasSize(4 + 1);
    }

    private static Map<String, String> with(Map<String, String> form, String purpose) {
        Map<String, String> filled = new HashMap<>(form);
        filled.putAll(Map.of("into", "new", "purpose", purpose));
        return filled;
    }

    @ParameterizedTest
    @ValueSource(strings = {Story.CLIENT, OMAR, Story.LAWYER, Story.OPERATOR})
    void nobodyElseHasThem(String account) {
        String drawn = draw(ines, "?engagement=many", 1, "");
        String entry = drawn + "/entries/" + entries(page(ines, drawn)).get(0);
        Visitor visitor = signedIn(account, "en");

        for (String path : List.of("/samples", DRAW, PUT + "?entry=1", drawn, drawn + "/package", entry)) {
            assertThat(visitor.ask(path).statusCode()).as(path).isEqualTo(404);
        }
        for (String path : List.of(DRAW, PUT, entry)) {
            assertThat(visitor.submit("/today", path, Map.of("entry", "1", "into", "new"))
                            .statusCode())
                    .as(path)
                    .isEqualTo(404);
        }
        assertThat(page(visitor, "/today")).doesNotContain("\"/samples\"");
    }

    @Test
    void thereIsAnEndToHowManySamplesThereAre() throws SQLException {
        Visitor fulvia = signedIn(FULL, "en");
        Map<String, String> before =
                Visitor.form(fulvia.ask(DRAW + "?engagement=many").body(), "action=\"" + DRAW + "\"");
        product.execute("INSERT INTO query_side.sample (id, account, number, purpose)" + " SELECT gen_random_uuid(), '"
                + FULL + "', n, '' FROM generate_series(1, 99) n");
        String last = pick(fulvia, 9, "The hundredth");

        HttpResponse<String> drawn = fulvia.submit("/samples", DRAW, before);
        HttpResponse<String> picked = send(fulvia, PUT + "?entry=4", PUT, Map.of("into", "new"));

        assertThat(List.of(drawn.statusCode(), picked.statusCode())).containsOnly(422);
        assertThat(List.of(drawn.body(), picked.body())).allMatch(page -> page.contains("You have 100 samples"));
        assertThat(page(fulvia, DRAW)).contains("You have 100 samples").doesNotContain("name=\"seed\"");
        assertThat(page(fulvia, "/samples")).contains("Sample 100", "Sample 1<").doesNotContain("Sample 101");
        assertThat(entries(page(fulvia, last))).containsExactly(9L);
    }

    @Test
    void thereIsAnEndToHowManyEntriesAndNotesThereAre() throws SQLException {
        Visitor norma = signedIn(NOTES, "en");
        String sample = pick(norma, 1, "");
        String id = sample.substring(sample.lastIndexOf('/') + 1);
        product.execute("INSERT INTO query_side.sample_entry (sample, number, position, event_id, leaf_hash)"
                + " SELECT '" + id + "', n, 1000000 + n, 'x', sha256('') FROM generate_series(2, 200) n");
        product.execute("INSERT INTO query_side.sample_note (sample, position, number, mark, text)" + " SELECT '" + id
                + "', 1, n, 'OPEN', 'note ' || n FROM generate_series(1, 49) n");
        String at = sample + "/entries/1";
        assertThat(send(norma, at, at, Map.of("mark", "AS_EXPECTED", "text", ""))
                        .statusCode())
                .isEqualTo(302);

        HttpResponse<String> noted = send(norma, at, at, Map.of("mark", "OPEN", "text", "One more"));
        HttpResponse<String> put = send(norma, PUT + "?entry=2", PUT, Map.of("into", id));

        assertThat(noted.statusCode()).isEqualTo(422);
        assertThat(noted.body()).contains("This entry has 50 notes");
        assertThat(put.statusCode()).isEqualTo(422);
        assertThat(put.body()).contains("This sample has 200 entries");
    }

    /** An entry that is not what it was when it was drawn is not told as if it were. */
    @Test
    void whatIsAnotherEntryByNowIsNotShown() throws SQLException {
        String sample = pick(ines, 9, "");
        String id = sample.substring(sample.lastIndexOf('/') + 1);
        product.execute("UPDATE query_side.sample_entry SET leaf_hash = sha256('') WHERE sample = '" + id + "'");

        assertThat(ines.ask(sample).statusCode()).isEqualTo(503);
        assertThat(ines.ask(sample + "/entries/9").statusCode()).isEqualTo(503);
        assertThat(ines.ask(sample + "/package").statusCode()).isEqualTo(503);
    }

    /** Each by an account of its own: the same again within a minute is the same access. */
    @ParameterizedTest
    @ValueSource(strings = {"", "/entries/9", "/package"})
    void readingAndTakingIsOnRecord(String path) throws SQLException {
        String account = "rita" + path.replaceAll("\\W", "-");
        auditor(account);
        String id = product.as(Story.AUDITOR)
                .get("/api/audit/ledger?after=8&limit=1")
                .expect(200)
                .text("/items/0/id");
        product.execute("WITH one AS (INSERT INTO query_side.sample (id, account, number, purpose)"
                + " VALUES (gen_random_uuid(), '" + account + "', 1, '') RETURNING id)"
                + " INSERT INTO query_side.sample_entry (sample, number, position, event_id, leaf_hash)"
                + " SELECT one.id, 1, 9, '" + id + "', e.leaf_hash FROM one, query_side.sample_entry e"
                + " WHERE e.sample = '" + pick(ines, 9, "").replaceFirst(".*/", "") + "'");
        Visitor rita = signedIn(account, "en");
        Matcher own = Pattern.compile("\"(/samples/[0-9a-f-]{36})\"").matcher(page(rita, "/samples"));
        assertThat(own.find()).isTrue();
        assertThat(accesses(account)).isZero();

        assertThat(rita.download(product, own.group(1) + path).statusCode()).isEqualTo(200);

        assertThat(accesses(account)).isOne();
    }

    private static int accesses(String account) {
        return product.as(Story.AUDITOR)
                .get("/api/audit/accesses?kind=LEDGER&who=" + account)
                .expect(200)
                .at("/items")
                .size();
    }

    @Test
    void rowsThatAreMadeAgainLeaveThemAlone() {
        String sample = draw(ines, "?engagement=many", 2, "Before it was made again");
        String at = sample + "/entries/" + entries(page(ines, sample)).get(0);
        note(at, "EXCEPTION", "It stays");
        String before = page(ines, at)
                .replaceAll("(?s).*<div class=\"wrap", "")
                .replaceAll("name=\"(key|_csrf)\" value=\"[^\"]+\"", "");

        product.as(Story.OPERATOR)
                .send("POST", "/api/audit/projections/history/rebuild", BodyPublishers.noBody())
                .expect(202);
        await().until(() -> !product.as(Story.AUDITOR)
                .get("/api/audit/projections")
                .expect(200)
                .body()
                .contains("\"rebuild\""));

        assertThat(page(ines, at)
                        .replaceAll("(?s).*<div class=\"wrap", "")
                        .replaceAll("name=\"(key|_csrf)\" value=\"[^\"]+\"", ""))
                .contains("It stays")
                .isEqualTo(before);
    }

    @Test
    void inSpanishToo() throws IOException {
        Visitor visitor = signedIn(Story.AUDITOR, "es");
        String sample = draw(visitor, "?engagement=many", 2, "");
        String at = sample + "/entries/" + entries(page(visitor, sample)).get(0);

        note(at, "AS_EXPECTED", "");
        assertThat(page(visitor, DRAW)).contains("Extraer una muestra", "todas las entradas del registro");
        assertThat(page(visitor, sample)).contains("Cómo se formó", "sin mirar");
        assertThat(page(visitor, at)).contains("como se esperaba", "Guardar esta nota");
        assertThat(page(visitor, PUT + "?entry=4")).contains("Ponerla en una muestra");
        assertThat(page(visitor, "/samples")).contains("Muestras", "ninguna excepción");
        assertThat(text(files(visitor, sample), "README.txt"))
                .contains("CÓMO EXTRAERLA DE NUEVO", SEED)
                .doesNotContainPattern("\\{[a-z]+\\}");
    }
}
