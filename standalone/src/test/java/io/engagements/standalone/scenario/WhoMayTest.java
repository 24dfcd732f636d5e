package io.engagements.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.engagements.events.CommandTable;
import io.engagements.events.Role;
import io.engagements.events.catalog.CommandCatalog;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Every route and every command, asked by everybody. Engagement e1 is the table's own, e2 is of the others. */
@Tag("two-services")
class WhoMayTest {

    private static final List<String> CALLERS = List.of(
            Story.CLIENT, Story.OTHER_CLIENT, Story.VA, Story.OTHER_VA, Story.LAWYER, Story.AUDITOR, Story.OPERATOR);

    /** Who may send what, as told without a look at the commands. */
    private static final Map<String, Set<Role>> COMMANDS = CommandTable.roles();

    /** What a route answers to each of {@link #CALLERS}, in their order. */
    private record Route(String method, String path, String query, List<Integer> expected) {

        Route(String method, String path, List<Integer> expected) {
            this(method, path, "", expected);
        }

        static Route get(String path, Integer... expected) {
            return new Route("GET", path, List.of(expected));
        }

        static Route get(String path, String query, Integer... expected) {
            return new Route("GET", path, '?' + query, List.of(expected));
        }

        Reply ask(Api caller, String id) {
            return ask(caller, id, "{}");
        }

        Reply ask(Api caller, String id, String body) {
            if (toString().equals("POST /api/files")) {
                return caller.upload(id, "list.txt", "A list");
            }
            return caller.with("Content-Type", "application/json")
                    .send(
                            method,
                            path.replace("{id}", id)
                                            .replace("{fileId}", id)
                                            .replace("{eventId}", "none-such")
                                            .replace("{size}", "999999999")
                                            .replace("{finding}", "999999999")
                                            .replace("{level}", "0")
                                            .replace("{*number}", "none-such")
                                            .replace("{deliverableId}", "none-such")
                                            .replace("{name}", path.endsWith("retry") ? "history" : "weather")
                                    + query,
                            method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        }

        /** What the route is about where an engagement stands: it, its candidacy, its file, or its client. */
        String idFor(String engagement) {
            if (path.contains("{fileId}")) {
                return FILES.getOrDefault(engagement, "nothing");
            }
            if (path.contains("parties")) {
                return Map.of("e1", Story.CLIENT, "e2", Story.OTHER_CLIENT).getOrDefault(engagement, "nobody");
            }
            return path.contains("candidacies") ? "c-" + engagement : engagement;
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /** A file of each engagement. */
    private static final Map<String, String> FILES = new HashMap<>();

    @RegisterExtension
    static final Product product = new Product()
            .with("engagements.checkpoints.every", "100ms")
            .with("engagements.proof.pause", "50ms")
            // Each test reads what others read before.
            .with("engagements.accesses.same-within", "0s");

    static Stream<Route> routes() {
        return Stream.concat(
                everywhere(), TwoServices.areAskedFor() ? betweenServices() : Stream.of(theClock(), theClocksMove()));
    }

    private static Route theClock() {
        return Route.get("/api/sandbox/clock", 200, 200, 200, 200, 200, 200, 200);
    }

    private static Route theClocksMove() {
        return new Route("PUT", "/api/sandbox/clock", List.of(403, 403, 403, 403, 403, 403, 422));
    }

    /** Keys are for the other service alone, whatever people may do elsewhere. */
    private static Stream<Route> betweenServices() {
        return Stream.of(
                new Route("POST", "/api/internal/party-keys", List.of(404, 404, 404, 404, 404, 404, 404)),
                new Route("POST", "/api/internal/checkpoints", List.of(404, 404, 404, 404, 404, 404, 404)),
                new Route("POST", "/api/internal/checkpoint-stamps", List.of(404, 404, 404, 404, 404, 404, 404)),
                new Route("POST", "/api/internal/heads", List.of(404, 404, 404, 404, 404, 404, 404)),
                new Route("POST", "/api/internal/heads/proofs", List.of(404, 404, 404, 404, 404, 404, 404)),
                new Route("POST", "/api/internal/evidence-note", List.of(404, 404, 404, 404, 404, 404, 404)),
                new Route("POST", "/api/internal/accesses", List.of(404, 404, 404, 404, 404, 404, 404)),
                new Route("POST", "/api/internal/accesses/found", List.of(404, 404, 404, 404, 404, 404, 404)),
                new Route("POST", "/api/internal/accesses/of-engagement", List.of(404, 404, 404, 404, 404, 404, 404)),
                new Route("POST", "/api/audit/ledger/publish", List.of(403, 403, 403, 403, 403, 403, 202)));
    }

    private static Stream<Route> everywhere() {
        return Stream.of(
                Route.get("/api/candidacies", 200, 200, 200, 200, 200, 200, 200),
                Route.get("/api/candidacies/{id}", 200, 404, 200, 404, 404, 200, 404),
                Route.get("/api/candidacies/{id}/history", 200, 404, 200, 404, 404, 200, 404),
                Route.get("/api/candidacies/{id}/refusals", 200, 404, 200, 404, 404, 200, 404),
                Route.get("/api/engagements", 200, 200, 200, 200, 200, 200, 200),
                Route.get("/api/engagements/{id}", 200, 404, 200, 404, 200, 200, 404),
                Route.get("/api/engagements/{id}/grounds", 200, 404, 200, 404, 200, 200, 404),
                Route.get("/api/engagements/{id}/deliverables", 200, 404, 200, 404, 200, 200, 404),
                Route.get("/api/engagements/{id}/deliverables/{deliverableId}", 404, 404, 404, 404, 404, 404, 404),
                Route.get("/api/engagements/{id}/diff", 200, 404, 200, 404, 200, 200, 404),
                Route.get(
                        "/api/engagements/{id}/what-if",
                        "deliverable=none-such&submittedAt=2027-02-01T09:00:00Z",
                        422,
                        404,
                        422,
                        404,
                        422,
                        422,
                        404),
                Route.get("/api/engagements/{id}/may-terminate", 200, 404, 200, 404, 200, 200, 404),
                Route.get("/api/engagements/{id}/case-file", 200, 404, 200, 404, 200, 200, 404),
                Route.get("/api/engagements/{id}/evidence", 200, 404, 200, 404, 200, 200, 404),
                Route.get("/api/engagements/{id}/compliance", 200, 404, 200, 404, 200, 200, 404),
                Route.get(
                        "/api/engagements/{id}/compliance/changes",
                        "metric=missed&from=2027-01-11T09:00:00Z",
                        200,
                        404,
                        200,
                        404,
                        200,
                        200,
                        404),
                Route.get("/api/engagements/{id}/quality", 200, 404, 200, 404, 200, 200, 404),
                Route.get("/api/engagements/{id}/history", 200, 404, 200, 404, 200, 200, 404),
                Route.get("/api/engagements/{id}/refusals", 200, 404, 200, 404, 200, 200, 404),
                Route.get("/api/engagements/{id}/accesses", 200, 404, 200, 404, 200, 200, 404),
                Route.get("/api/parties", 403, 403, 403, 403, 403, 403, 200),
                Route.get("/api/parties/{id}", 200, 404, 200, 404, 200, 200, 200),
                Route.get("/api/parties/{id}/compliance", 200, 404, 404, 404, 404, 200, 404),
                Route.get("/api/parties/{id}/quality", 200, 404, 404, 404, 404, 200, 404),
                Route.get("/api/parties/{id}/evidence", 200, 404, 404, 404, 404, 200, 404),
                Route.get("/api/audit/evidence", 403, 403, 403, 403, 403, 200, 403),
                new Route("POST", "/api/files", List.of(201, 404, 201, 404, 201, 403, 403)),
                Route.get("/api/files/{fileId}", 200, 404, 200, 404, 200, 200, 404),
                Route.get("/api/work", 200, 200, 200, 200, 200, 200, 200),
                Route.get("/api/events/{eventId}/receipt", 404, 404, 404, 404, 404, 404, 404),
                Route.get("/api/engagements/{id}/stream", "seconds=0", 200, 404, 200, 404, 200, 200, 404),
                Route.get("/api/audit/ledger", 403, 403, 403, 403, 403, 200, 403),
                Route.get("/api/audit/events/{eventId}/chain", 403, 403, 403, 403, 403, 404, 403),
                Route.get("/api/audit/checkpoint", 403, 403, 403, 403, 403, 200, 200),
                Route.get("/api/audit/checkpoints", 403, 403, 403, 403, 403, 200, 200),
                new Route("POST", "/api/audit/checkpoints", List.of(403, 403, 403, 403, 403, 202, 202)),
                Route.get("/api/audit/checkpoints/{size}", 403, 403, 403, 403, 403, 404, 404),
                Route.get("/api/audit/checkpoints/{size}/witness-request", 403, 403, 403, 403, 403, 404, 404),
                new Route(
                        "POST",
                        "/api/audit/checkpoints/{size}/cosignatures",
                        List.of(403, 403, 403, 403, 403, 404, 404)),
                Route.get("/api/audit/checkpoints/{size}/timestamp-request", 403, 403, 403, 403, 403, 404, 404),
                Route.get("/api/audit/checkpoints/{size}/timestamp", 403, 403, 403, 403, 403, 404, 404),
                new Route("PUT", "/api/audit/checkpoints/{size}/timestamp", List.of(403, 403, 403, 403, 403, 404, 404)),
                Route.get("/api/audit/keys", 200, 200, 200, 200, 200, 200, 200),
                // Without the moment that it needs: otherwise the second to ask would find it under way.
                new Route("POST", "/api/audit/keys", List.of(403, 403, 403, 403, 403, 403, 422)),
                Route.get("/api/audit/findings", 403, 403, 403, 403, 403, 200, 200),
                new Route(
                        "POST",
                        "/api/audit/findings/{finding}/acknowledge",
                        List.of(403, 403, 403, 403, 403, 403, 404)),
                Route.get("/api/audit/heads", "key=subject/e1", 403, 403, 403, 403, 403, 200, 200),
                Route.get("/api/audit/proofs/inclusion", "position=1", 403, 403, 403, 403, 403, 200, 200),
                Route.get("/api/audit/proofs/consistency", "from=1", 403, 403, 403, 403, 403, 200, 200),
                Route.get("/api/audit/tlog/checkpoint", 403, 403, 403, 403, 403, 200, 403),
                Route.get("/api/audit/tlog/tile/{level}/{*number}", 403, 403, 403, 403, 403, 404, 403),
                Route.get("/api/audit/tlog/tile/entries/{*number}", 403, 403, 403, 403, 403, 404, 403),
                Route.get("/api/audit/accesses", 403, 403, 403, 403, 403, 200, 403),
                Route.get("/api/audit/projections", 403, 403, 403, 403, 403, 200, 200),
                new Route("POST", "/api/audit/projections/{name}/retry", List.of(403, 403, 403, 403, 403, 403, 200)),
                // Of one that there is not: otherwise the second to ask might find it under way.
                new Route("POST", "/api/audit/projections/{name}/rebuild", List.of(403, 403, 403, 403, 403, 404, 404)),
                new Route("POST", "/api/audit/projections/{name}/verify", List.of(403, 403, 403, 403, 403, 404, 404)));
    }

    static Stream<Sample> commands() {
        return Sample.all();
    }

    @BeforeAll
    static void twoEngagementsOfDifferentParties() {
        product.clock("2027-01-11T09:00:00Z");
        Story.hire(product, "e1");
        product.as(Story.CLIENT).appointLawyer("e1", Story.LAWYER).expect(200);
        product.as(Story.OTHER_CLIENT).openCandidacy("c-e2", Story.OTHER_VA).expect(201);
        Story.CRITERIA.forEach(criterion -> product.as(Story.OTHER_CLIENT)
                .waiveVettingCheck("c-e2", criterion, "Known")
                .expect(200));
        product.as(Story.OTHER_VA).offerTerms("c-e2", Story.terms(Story.MADRID)).expect(200);
        product.as(Story.OTHER_CLIENT).hireVa("e2", "c-e2", 1).expect(201);
        new Entrust(product, "e1").brief(null);
        FILES.put("e1", upload(Story.VA, "e1"));
        FILES.put("e2", upload(Story.OTHER_VA, "e2"));
        product.settle();
        await().until(() ->
                product.as(Story.AUDITOR).get("/api/audit/checkpoint").status() == 200);
    }

    private static String upload(String sender, String engagement) {
        return product.as(sender)
                .upload(engagement, "list.txt", "A list")
                .expect(201)
                .text("/fileId");
    }

    @Test
    void everyRouteAndEveryCommandIsInTheTable() {
        Set<String> told = new TreeSet<>(Set.of("POST /api/commands/{name}"));
        routes().map(Route::toString).forEach(told::add);
        assertThat(Routes.of(product)).containsExactlyInAnyOrderElementsOf(told);
        assertThat(COMMANDS.keySet())
                .containsExactlyInAnyOrderElementsOf(CommandCatalog.all().keySet());
    }

    @ParameterizedTest
    @MethodSource("routes")
    void aRouteAnswersThoseWhoMayAsk(Route route) {
        String own = route.idFor("e1");
        for (int i = 0; i < CALLERS.size(); i++) {
            Reply reply = route.ask(product.as(CALLERS.get(i)), own);
            assertThat(reply.status())
                    .as("%s by %s: %s", route, CALLERS.get(i), reply.body())
                    .isEqualTo(route.expected().get(i));
        }
    }

    @ParameterizedTest
    @MethodSource("routes")
    void whatIsNotTheCallersLooksLikeNothing(Route route) {
        for (String caller : strangersTo(route)) {
            Reply reply = route.ask(product.as(caller), route.idFor("e2"));
            // What auditors have of all is nobody's, and full of digits that may be like an id.
            if (!route.path().startsWith("/api/audit/")) {
                assertSame(reply, route.ask(product.as(caller), route.idFor("e0")));
            }
            if (route.path().contains("{id}") || route.path().contains("{fileId}")) {
                reply.expect(404);
            }
        }
    }

    /** Every party is the operator's to know. */
    private static List<String> strangersTo(Route route) {
        List<String> sides = List.of(Story.CLIENT, Story.VA, Story.LAWYER);
        return Set.of("/api/parties", "/api/parties/{id}").contains(route.path())
                ? sides
                : Stream.concat(sides.stream(), Stream.of(Story.OPERATOR)).toList();
    }

    /** Nothing of anybody, or only what the caller has to do. */
    private static final Set<String> OF_NOBODY = Set.of(
            "/api/work",
            "/api/sandbox/clock",
            // That something happened.
            "/api/engagements/{id}/stream",
            "/api/audit/checkpoint",
            "/api/audit/checkpoints",
            "/api/audit/keys",
            "/api/audit/findings",
            // Of something whose name is known, how many entries there are.
            "/api/audit/heads",
            "/api/audit/proofs/inclusion",
            "/api/audit/proofs/consistency",
            "/api/audit/projections",
            "/api/audit/tlog/checkpoint",
            "/api/audit/tlog/tile/{level}/{*number}");

    /** What is on record of a read, by those who see everything; a new route is among them without doing anything. */
    @ParameterizedTest
    @MethodSource("routes")
    void whateverIsReadOfOthersIsOnRecord(Route route) {
        String reader = route.path().equals("/api/parties") ? Story.OPERATOR : Story.AUDITOR;
        AtomicInteger status = new AtomicInteger();
        List<String> read = new OnRecord(product)
                .during(
                        reader,
                        () -> status.set(
                                route.ask(product.as(reader), route.idFor("e1")).status()));
        if (route.method().equals("GET") && status.get() == 200) {
            assertThat(read.isEmpty())
                    .as("%s is on record: %s", route, read)
                    .isEqualTo(OF_NOBODY.contains(route.path()));
        }
    }

    /** What was not shown to anybody, and what nobody took away, is no access. */
    @Test
    void whatIsRefusedOrOnlyAskedForByItsHeadersLeavesNoAccess() {
        OnRecord record = new OnRecord(product);
        Api auditor = product.as(Story.AUDITOR);
        String event = auditor.get("/api/engagements/e1/history").expect(200).text("/items/0/id");
        assertThat(record.during(Story.AUDITOR, () -> {
                    Api table = auditor.with("Accept", "text/csv");
                    table.get("/api/audit/accesses?engagement=e1").expect(406);
                    table.get("/api/engagements/e1/history").expect(406);
                    table.get("/api/events/" + event + "/receipt").expect(406);
                    table.get("/api/audit/events/" + event + "/chain").expect(406);
                    auditor.get("/api/audit/accesses?engagement=e1&limit=0").expect(422);
                    auditor.get("/api/engagements/e1/accesses?limit=0").expect(422);
                    auditor.with("Range", "bytes=9999-")
                            .get("/api/files/" + FILES.get("e1"))
                            .expect(416);
                    for (String path : List.of(
                            "/api/engagements/e1/history",
                            "/api/engagements/e1/case-file",
                            "/api/engagements/e1/evidence",
                            "/api/files/" + FILES.get("e1"),
                            "/api/audit/ledger")) {
                        auditor.send("HEAD", path, BodyPublishers.noBody()).expect(200);
                    }
                }))
                .isEmpty();
        assertThat(record.during(Story.AUDITOR, () -> auditor.get("/api/engagements/e1/accesses")
                        .expect(200)))
                .isNotEmpty();
    }

    @Test
    void everythingThatIsReadIsOnRecordByWhatItIs() {
        OnRecord record = new OnRecord(product);
        Api auditor = product.as(Story.AUDITOR);
        assertThat(record.during(Story.AUDITOR, () -> auditor.get("/api/engagements/e1")))
                .containsExactlyInAnyOrder(
                        "ENGAGEMENT e1", "PARTY " + Story.CLIENT, "PARTY " + Story.VA, "PARTY " + Story.LAWYER);
        assertThat(record.during(Story.AUDITOR, () -> auditor.get("/api/engagements/e1/history")))
                .containsExactly("HISTORY e1");
        assertThat(record.during(Story.AUDITOR, () -> auditor.get("/api/parties/" + Story.VA + "/quality")))
                .containsExactly("NUMBERS " + Story.VA);
        assertThat(record.during(Story.AUDITOR, () -> auditor.get("/api/files/" + FILES.get("e1"))))
                .containsExactly("FILE " + FILES.get("e1"));
        assertThat(record.during(Story.AUDITOR, () -> auditor.get("/api/engagements/e1/case-file")))
                .as("it calls the parties by name")
                .containsExactlyInAnyOrder(
                        "CASE_FILE e1",
                        "ENGAGEMENT e1",
                        "PARTY " + Story.CLIENT,
                        "PARTY " + Story.VA,
                        "PARTY " + Story.LAWYER);
        assertThat(record.during(Story.VA, () -> product.as(Story.VA).get("/api/engagements/e1")))
                .as("not its own name")
                .containsExactlyInAnyOrder("ENGAGEMENT e1", "PARTY " + Story.CLIENT, "PARTY " + Story.LAWYER);
        assertThat(record.during(
                        Story.OTHER_VA, () -> product.as(Story.OTHER_VA).get("/api/engagements/e1")))
                .as("what was not seen")
                .isEmpty();
    }

    @Test
    void aPartySeesWhoLookedAtItsEngagementAndWhoTookWhatAway() {
        OnRecord record = new OnRecord(product);
        String file = FILES.get("e1");
        record.during(Story.VA, () -> {
            product.as(Story.VA).get("/api/engagements/e1/history").expect(200);
            product.as(Story.VA).get("/api/files/" + file).expect(200);
        });
        record.during(Story.LAWYER, () -> product.as(Story.LAWYER)
                .with("Accept", "application/json")
                .get("/api/engagements/e1/case-file")
                .expect(200));
        record.during(Story.AUDITOR, () -> product.as(Story.AUDITOR)
                .get("/api/engagements/e1/history")
                .expect(200));
        record.during(Story.CLIENT, () -> product.as(Story.CLIENT)
                .get("/api/engagements/e1/compliance")
                .expect(200));
        record.during(
                Story.AUDITOR, () -> product.as(Story.AUDITOR).download("/api/parties/" + Story.VA + "/evidence"));

        assertThat(seenBy(Story.CLIENT))
                .contains(
                        "NUMBERS CLIENT ceramica-ruiz ceramica-ruiz",
                        "HISTORY AUDITOR null null",
                        "EVIDENCE AUDITOR null null",
                        "CASE_FILE LAWYER sol null",
                        "FILE VA lucia null")
                .noneMatch(look -> look.matches("(HISTORY|ENGAGEMENT|NUMBERS) (VA|LAWYER) .*"));
        assertThat(seenBy(Story.VA))
                .contains(
                        "HISTORY VA lucia lucia",
                        "FILE VA lucia lucia",
                        "HISTORY AUDITOR null null",
                        "CASE_FILE LAWYER sol null")
                .noneMatch(look -> look.matches("(HISTORY|ENGAGEMENT|NUMBERS) (CLIENT|LAWYER) .*"));
        assertThat(seenBy(Story.AUDITOR))
                .contains(
                        "HISTORY VA lucia lucia",
                        "NUMBERS CLIENT ceramica-ruiz ceramica-ruiz",
                        "CASE_FILE LAWYER sol sol")
                .anyMatch(look -> look.matches("HISTORY AUDITOR .* ines"));
    }

    /** All pages of what an engagement's reader is shown. */
    private static List<String> seenBy(String caller) {
        return all(
                caller,
                "/api/engagements/e1/accesses?limit=7",
                each -> each.path("kind").asString() + " "
                        + each.path("role").asString() + " "
                        + each.path("party").asString("null") + " "
                        + each.path("person").asString("null"));
    }

    private static List<String> all(String caller, String path, Function<JsonNode, String> told) {
        List<String> all = new ArrayList<>();
        Reply page = product.as(caller).get(path).expect(200);
        page.at("/items").valueStream().map(told).forEach(all::add);
        while (!page.at("/next").isNull()) {
            page = product.as(caller)
                    .get(path + "&cursor=" + page.text("/next"))
                    .expect(200);
            assertThat(page.at("/items")).isNotEmpty();
            page.at("/items").valueStream().map(told).forEach(all::add);
        }
        return all;
    }

    @Test
    void auditorsFindAccessesByWhoWhatAndWhen() {
        new OnRecord(product).during(Story.OTHER_VA, () -> {
            product.as(Story.OTHER_VA).get("/api/files/" + FILES.get("e2")).expect(200);
            product.as(Story.OTHER_VA).get("/api/engagements/e2").expect(200);
        });
        assertThat(found("who=mateo&engagement=e2&limit=2")).contains("FILE mateo", "ENGAGEMENT mateo");
        assertThat(found("who=mateo&engagement=e1")).isEmpty();
        assertThat(found("kind=FILE&engagement=e2&who=mateo"))
                .containsOnly("FILE mateo")
                .isNotEmpty();
        assertThat(found("party=acme-books&who=mateo"))
                .containsOnly("PARTY mateo")
                .isNotEmpty();
        assertThat(found("party=mateo&who=mateo")).isEmpty();
        assertThat(found("who=mateo&from=2027-01-11T09:00:00Z")).contains("FILE mateo");
        assertThat(found("who=mateo&to=2027-01-11T09:00:00Z")).isEmpty();
        assertThat(product.as(Story.AUDITOR)
                        .get("/api/audit/accesses?limit=1")
                        .at("/items/0/roles")
                        .size())
                .isOne();
        for (String wrong : List.of("kind=WEATHER", "from=2030-01-01T00:00:00Z", "limit=0")) {
            product.as(Story.AUDITOR).get("/api/audit/accesses?" + wrong).expect(422);
        }
        product.as(Story.AUDITOR).get("/api/audit/accesses?cursor=none").expect(400);
    }

    private static List<String> found(String query) {
        return all(
                Story.AUDITOR,
                "/api/audit/accesses?" + query,
                each -> each.path("kind").asString() + " " + each.path("person").asString());
    }

    @Test
    void waitingForAVersionOfWhatIsNotTheCallersShowsNothingEither() {
        Api stranger = product.as(Story.CLIENT);
        assertSame(stranger.get("/api/engagements/e2?minVersion=0"), stranger.get("/api/engagements/e0?minVersion=0"));
    }

    @Test
    void listsHoldTheCallersOwnOnly() {
        assertListed("/api/candidacies", "candidacyId", "c-e1", "c-e2");
        assertListed("/api/engagements", "engagementId", "e1", "e2");
        assertThat(listed(Story.LAWYER, "/api/candidacies", "candidacyId")).isEmpty();
        assertThat(listed(Story.LAWYER, "/api/engagements", "engagementId")).containsExactly("e1");
        for (String stranger : List.of(Story.CLIENT, Story.VA, Story.LAWYER, Story.OPERATOR)) {
            assertThat(listed(stranger, "/api/engagements?party=" + Story.OTHER_VA, "engagementId"))
                    .isEmpty();
        }
    }

    private static void assertListed(String path, String id, String own, String others) {
        assertThat(listed(Story.CLIENT, path, id)).containsExactly(own);
        assertThat(listed(Story.VA, path, id)).containsExactly(own);
        assertThat(listed(Story.OTHER_CLIENT, path, id)).containsExactly(others);
        assertThat(listed(Story.OTHER_VA, path, id)).containsExactly(others);
        assertThat(listed(Story.AUDITOR, path, id)).containsExactly(own, others);
        assertThat(listed(Story.OPERATOR, path, id)).isEmpty();
    }

    private static List<String> listed(String caller, String path, String id) {
        return product.as(caller).get(path).expect(200).texts("/items", id);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aCommandIsForItsRoleOnly(Sample command) {
        long stored = product.storedEvents();
        for (String caller : CALLERS) {
            if (!COMMANDS.get(command.name()).contains(roleOf(caller))) {
                send(command, caller, "e1").expect(403);
                send(command, caller, "e2").expect(403);
                send(command, caller, "e0").expect(403);
            }
        }
        assertThat(product.storedEvents()).isEqualTo(stored);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aCommandAboutWhatIsNotTheCallersFindsNothing(Sample command) {
        if (command.name().equals("open-candidacy")) {
            return;
        }
        long stored = product.storedEvents();
        for (String caller : List.of(Story.CLIENT, Story.VA, Story.LAWYER)) {
            if (COMMANDS.get(command.name()).contains(roleOf(caller))) {
                Reply foreign = send(command, caller, "e2").expect(404);
                assertSame(foreign, send(command, caller, "e0"));
            }
        }
        assertThat(product.storedEvents()).isEqualTo(stored);
    }

    @Test
    void aCandidacysIdIsNoEngagementsNorTheOtherWayRound() {
        product.as(Story.CLIENT).appointLawyer("c-e1", Story.LAWYER).expect(404);
        product.as(Story.CLIENT).withdrawCandidacy("e1", "Another was better").expect(404);
    }

    /** What the rules then say is the stories' business: here the command comes as far as to them. */
    @ParameterizedTest
    @MethodSource("commands")
    void aCommandAboutTheCallersOwnIsDecidedByTheRules(Sample command) {
        for (String caller : List.of(Story.CLIENT, Story.VA, Story.LAWYER)) {
            if (COMMANDS.get(command.name()).contains(roleOf(caller))) {
                Reply reply = send(command, caller, "e1");
                assertThat(reply.status()).as(reply.body()).isIn(200, 201, 409, 422);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("routes")
    void withoutAValidTokenNothingIsAnswered(Route route) {
        for (Api nobody : withoutValidToken()) {
            assertChallenged(route.ask(nobody, "e1"));
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void withoutAValidTokenNothingIsDone(Sample command) {
        for (Api nobody : withoutValidToken()) {
            assertChallenged(nobody.commandText(command.name(), "rubbish"));
            assertChallenged(nobody.commandText("no-such", "{}"));
        }
    }

    private static List<Api> withoutValidToken() {
        String token = String.valueOf(product.as(Story.CLIENT).token());
        int signature = token.lastIndexOf('.') + 1;
        return List.of(
                product.asNobody(),
                product.asNobody().with("Authorization", "Basic b3BlcmF0b3I6c2NlbmFyaW8gc2VjcmV0"),
                product.withToken("rubbish"),
                product.withToken("a.b.c"),
                product.withToken(token.substring(0, signature)),
                product.withToken(token.substring(0, signature) + "A".repeat(token.length() - signature)));
    }

    private static void assertChallenged(Reply reply) {
        reply.expect(401);
        assertThat(reply.header("WWW-Authenticate")).startsWith("Bearer");
    }

    private static Reply send(Sample command, String caller, String id) {
        if (command.body().has("partyId")) {
            return product.as(caller)
                    .commandText(command.name(), command.with("/partyId", id).toString());
        }
        boolean candidacy = command.body().has("candidacyId");
        String field = candidacy ? "/candidacyId" : "/engagementId";
        String body = command.with(field, candidacy ? "c-" + id : id).toString();
        return product.as(caller).commandText(command.name(), body);
    }

    private static Role roleOf(String caller) {
        return switch (caller) {
            case Story.CLIENT, Story.OTHER_CLIENT -> Role.CLIENT;
            case Story.VA, Story.OTHER_VA -> Role.VA;
            case Story.LAWYER -> Role.LAWYER;
            case Story.AUDITOR -> Role.AUDITOR;
            default -> Role.OPERATOR;
        };
    }

    /** The same but for the id asked for, which the answer may repeat. */
    private static void assertSame(Reply foreign, Reply none) {
        assertThat(none.status()).isEqualTo(foreign.status());
        assertThat(none.body())
                .isEqualTo(foreign.body()
                        .replace(FILES.get("e2"), "nothing")
                        .replace("e2", "e0")
                        .replace(Story.OTHER_CLIENT, "nobody"));
    }
}
