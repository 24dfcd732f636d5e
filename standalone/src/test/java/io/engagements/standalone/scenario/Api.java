package io.engagements.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The interface as one caller uses it. Reading includes what was written before, whoever wrote it.
 *
 * @param headers sent with every request
 */
record Api(Product product, @Nullable String token, Map<String, String> headers) {

    static final String SHA256 = "a".repeat(64);

    private static final Pattern VERSIONED = Pattern.compile("/api/(?:candidacies|engagements|parties)/([^/?]+)[^?]*");

    Api with(String header, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(header, value);
        return new Api(product, token, all);
    }

    Api withKey(String key) {
        return with("Idempotency-Key", key);
    }

    Api atVersion(long version) {
        return with("If-Match", "\"" + version + "\"");
    }

    Reply send(String method, String path, BodyPublisher body) {
        return new Reply(product.exchange(request(method, body), path, BodyHandlers.ofString()));
    }

    /** Reads bytes. */
    HttpResponse<byte[]> download(String path) {
        return product.exchange(request("GET", BodyPublishers.noBody()), path, BodyHandlers.ofByteArray());
    }

    /** Follows a stream of server-sent events: its lines as they come, and {@link Visitor#OVER} at its end. */
    BlockingQueue<String> listen(String path) {
        return lines(product.exchange(request("GET", BodyPublishers.noBody()), path, BodyHandlers.ofLines()));
    }

    static BlockingQueue<String> lines(HttpResponse<Stream<String>> stream) {
        BlockingQueue<String> said = new LinkedBlockingQueue<>();
        assertThat(stream.statusCode()).isEqualTo(200);
        assertThat(stream.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        Thread listening = new Thread(() -> {
            stream.body().forEach(said::add);
            said.add(Visitor.OVER);
        });
        listening.setDaemon(true);
        listening.start();
        return said;
    }

    private HttpRequest.Builder request(String method, BodyPublisher body) {
        HttpRequest.Builder request = HttpRequest.newBuilder().method(method, body);
        headers.forEach(request::setHeader);
        if (token != null) {
            request.setHeader("Authorization", "Bearer " + token);
        }
        return request;
    }

    /** Reads a path as it stands. */
    Reply get(String path) {
        return send("GET", path, BodyPublishers.noBody());
    }

    /** Reads what must be visible, including every version that a command's answer told. */
    Reply read(String path) {
        Matcher versioned = VERSIONED.matcher(path);
        long version = versioned.matches() ? product.version(versioned.group(1)) : -1;
        return get(version < 0 ? path : path + "?minVersion=" + version).expect(200);
    }

    /** Reads what stood at an instant, including every version that a command's answer told. */
    Reply readAsOf(String path, String instant) {
        Matcher versioned = VERSIONED.matcher(path);
        assertThat(versioned.matches()).isTrue();
        return get(path + "?asOf=" + instant + "&minVersion=" + product.version(versioned.group(1)))
                .expect(200);
    }

    Reply put(String path, Map<String, ?> fields) {
        return json().send("PUT", path, BodyPublishers.ofString(Reply.JSON.writeValueAsString(fields)));
    }

    private Api json() {
        return headers.containsKey("Content-Type") ? this : with("Content-Type", "application/json");
    }

    /** Sends a command's body as it is. */
    Reply commandText(String command, String body) {
        return json().send("POST", "/api/commands/" + command, BodyPublishers.ofString(body));
    }

    /** Sends a command; the version that the answer tells is remembered. */
    Reply command(String command, Map<String, ?> fields) {
        Reply reply = commandText(command, Reply.JSON.writeValueAsString(fields));
        if (reply.status() < 300) {
            product.reached(reply.text("/aggregateId"), reply.at("/version").asLong());
        }
        return reply;
    }

    Reply registerParty(String party, String kind, String name, @Nullable String businessName, String contact) {
        return command(
                "register-party",
                Fields.of(
                        "partyId",
                        party,
                        "kind",
                        kind,
                        "name",
                        name,
                        "businessName",
                        businessName,
                        "contact",
                        contact,
                        "zone",
                        "America/Bogota",
                        "language",
                        "es"));
    }

    Reply eraseParty(String party) {
        return command("erase-party", Fields.of("partyId", party, "reason", "Asked to be forgotten"));
    }

    Reply openCandidacy(String candidacy, String va) {
        return command("open-candidacy", Fields.of("candidacyId", candidacy, "vaId", va));
    }

    Reply recordVettingCheck(String candidacy, String criterion, String outcome) {
        return command(
                "record-vetting-check",
                Fields.of("candidacyId", candidacy, "criterion", criterion, "outcome", outcome, "evidence", "seen"));
    }

    Reply waiveVettingCheck(String candidacy, String criterion, String reason) {
        return command(
                "waive-vetting-check", Fields.of("candidacyId", candidacy, "criterion", criterion, "reason", reason));
    }

    Reply offerTerms(String candidacy, Map<String, ?> terms) {
        return command("offer-terms", Fields.of("candidacyId", candidacy, "terms", terms));
    }

    Reply declineOffer(String candidacy, int termsVersion, String reason) {
        return command(
                "decline-offer", Fields.of("candidacyId", candidacy, "termsVersion", termsVersion, "reason", reason));
    }

    Reply withdrawCandidacy(String candidacy, String reason) {
        return command("withdraw-candidacy", Fields.of("candidacyId", candidacy, "reason", reason));
    }

    Reply hireVa(String engagement, String candidacy, int termsVersion) {
        return command(
                "hire-va",
                Fields.of("engagementId", engagement, "candidacyId", candidacy, "termsVersion", termsVersion));
    }

    Reply appointLawyer(String engagement, String lawyer) {
        return command("appoint-lawyer", Fields.of("engagementId", engagement, "lawyerId", lawyer));
    }

    Reply approveContract(String engagement) {
        return command("approve-contract", Fields.of("engagementId", engagement, "documentSha256", SHA256));
    }

    /** @param due as the interface takes times: text, or an object with local time and zone */
    Reply requestDeliverable(String engagement, String deliverable, Object due) {
        return requestDeliverable(engagement, deliverable, due, List.of());
    }

    /** @param inputs what the client owes for it */
    Reply requestDeliverable(String engagement, String deliverable, Object due, List<Map<String, ?>> inputs) {
        return command(
                "request-deliverable",
                Fields.of(
                        "engagementId",
                        engagement,
                        "deliverableId",
                        deliverable,
                        "title",
                        "Catalogue",
                        "criteria",
                        List.of(
                                Fields.of("id", "c1", "text", "In Spanish"),
                                Fields.of("id", "c2", "text", "At most 10 pages")),
                        "due",
                        due,
                        "inputs",
                        inputs));
    }

    Reply provideInput(String engagement, String deliverable, String input) {
        return command(
                "provide-input",
                Fields.of(
                        "engagementId",
                        engagement,
                        "deliverableId",
                        deliverable,
                        "inputId",
                        input,
                        "text",
                        "Two tiles at 3 EUR"));
    }

    /** @param from as the interface takes times; so {@code until} */
    Reply proposePause(String engagement, Object from, Object until) {
        return command("propose-pause", Fields.of("engagementId", engagement, "from", from, "until", until));
    }

    Reply commitToDeliverable(String engagement, String deliverable) {
        return command("commit-to-deliverable", Fields.of("engagementId", engagement, "deliverableId", deliverable));
    }

    Reply declineDeliverable(String engagement, String deliverable, String reason) {
        return command(
                "decline-deliverable",
                Fields.of("engagementId", engagement, "deliverableId", deliverable, "reason", reason));
    }

    Reply cancelDeliverable(String engagement, String deliverable) {
        return command("cancel-deliverable", Fields.of("engagementId", engagement, "deliverableId", deliverable));
    }

    Reply submitDeliverable(String engagement, String deliverable) {
        return submitDeliverable(engagement, deliverable, SHA256, false);
    }

    Reply submitDeliverable(String engagement, String deliverable, String sha256, boolean partial) {
        return command(
                "submit-deliverable",
                Fields.of(
                        "engagementId",
                        engagement,
                        "deliverableId",
                        deliverable,
                        "items",
                        List.of(Fields.of(
                                "name", "catalogue.pdf", "sha256", sha256, "link", "https://files.example/c")),
                        "partial",
                        partial));
    }

    /** Hands in an uploaded file, as its upload's answer names it. */
    Reply submitFile(String engagement, String deliverable, String fileId, String sha256) {
        return command(
                "submit-deliverable",
                Fields.of(
                        "engagementId",
                        engagement,
                        "deliverableId",
                        deliverable,
                        "items",
                        List.of(Fields.of("name", "catalogue.pdf", "sha256", sha256, "fileId", fileId))));
    }

    Reply upload(String engagement, String name, String content) {
        return upload(new Form().field("engagementId", engagement).file(name, content));
    }

    Reply upload(Form form) {
        return with("Content-Type", form.mediaType()).send("POST", "/api/files", BodyPublishers.ofString(form.body()));
    }

    Reply rejectDeliverable(String engagement, String deliverable, int version, List<String> criteria) {
        return command(
                "reject-deliverable",
                Fields.of(
                        "engagementId",
                        engagement,
                        "deliverableId",
                        deliverable,
                        "submissionVersion",
                        version,
                        "criteria",
                        criteria,
                        "explanation",
                        "Still 12 pages"));
    }

    /** @param effectiveFrom as the interface takes times */
    Reply proposeTermsChange(String engagement, String proposal, Map<String, ?> terms, Object effectiveFrom) {
        return command(
                "propose-terms-change",
                Fields.of(
                        "engagementId",
                        engagement,
                        "proposalId",
                        proposal,
                        "terms",
                        terms,
                        "effectiveFrom",
                        effectiveFrom));
    }

    /** An answer to the only open proposal of a kind about none of the deliverables. */
    Reply answer(String command, String engagement) {
        return command(command, Fields.of("engagementId", engagement));
    }

    /** An answer to the only open proposal of a kind about this deliverable. */
    Reply answer(String command, String engagement, String deliverable) {
        return command(command, Fields.of("engagementId", engagement, "deliverableId", deliverable));
    }

    /** @param due as the interface takes times */
    Reply proposeDueDate(String engagement, String deliverable, Object due) {
        return command(
                "propose-due-date", Fields.of("engagementId", engagement, "deliverableId", deliverable, "due", due));
    }

    Reply proposeReopening(String engagement, String deliverable, String reason) {
        return command(
                "propose-reopening",
                Fields.of("engagementId", engagement, "deliverableId", deliverable, "reason", reason));
    }

    /** Withdraws or concedes an improvement round. */
    Reply aboutRound(String command, String engagement, String deliverable, int round) {
        return command(command, Fields.of("engagementId", engagement, "deliverableId", deliverable, "round", round));
    }

    Reply contestImprovement(String engagement, String deliverable, int round, String because) {
        return command(
                "contest-improvement",
                Fields.of(
                        "engagementId",
                        engagement,
                        "deliverableId",
                        deliverable,
                        "round",
                        round,
                        "because",
                        because,
                        "statement",
                        "Nobody spoke of photos."));
    }

    /** A command that is always refused. */
    Reply guarded(String command, String engagement, String text) {
        return command(command, Fields.of("engagementId", engagement, "text", text));
    }

    Reply withdrawTermination(String engagement) {
        return command("withdraw-termination", Fields.of("engagementId", engagement, "reason", "It came after all"));
    }

    Reply acceptDeliverable(String engagement, String deliverable, int version) {
        return command(
                "accept-deliverable",
                Fields.of("engagementId", engagement, "deliverableId", deliverable, "submissionVersion", version));
    }

    Reply acceptDeliverable(String engagement, String deliverable, int version, int rating) {
        return command(
                "accept-deliverable",
                Fields.of(
                        "engagementId",
                        engagement,
                        "deliverableId",
                        deliverable,
                        "submissionVersion",
                        version,
                        "rating",
                        rating));
    }

    /** @param due as the interface takes times; null for the agreed turnaround */
    Reply requestQualityImprovement(
            String engagement, String deliverable, int version, List<String> criteria, @Nullable Object due) {
        return command(
                "request-quality-improvement",
                Fields.of(
                        "engagementId",
                        engagement,
                        "deliverableId",
                        deliverable,
                        "submissionVersion",
                        version,
                        "criteria",
                        criteria,
                        "explanation",
                        "12 pages",
                        "due",
                        due));
    }

    Reply giveBreachNotice(String engagement, List<String> grounds) {
        return command(
                "give-breach-notice",
                Fields.of("engagementId", engagement, "groundIds", grounds, "statement", "Two dues passed."));
    }

    /** @param effectiveAt as the interface takes times; null for the notice period's end */
    Reply terminateContract(String engagement, List<String> grounds, @Nullable Object effectiveAt) {
        return command(
                "terminate-contract",
                Fields.of(
                        "engagementId",
                        engagement,
                        "groundIds",
                        grounds,
                        "statement",
                        "Nothing came in the cure period.",
                        "effectiveAt",
                        effectiveAt));
    }

    /** The client's question about a termination, or the lawyer's answer. */
    Reply aboutTermination(String command, String engagement, List<String> grounds) {
        return command(
                command, Fields.of("engagementId", engagement, "groundIds", grounds, "statement", "Two dues passed."));
    }

    /** Names a last day: {@code resign-engagement}, {@code end-by-notice} or {@code propose-end}. */
    Reply leave(String command, String engagement, String lastDay) {
        return command(command, Fields.of("engagementId", engagement, "lastDay", lastDay, "reason", "Moving abroad"));
    }

    Reply addStatement(String engagement, String kind, String id) {
        return command(
                "add-statement",
                Fields.of(
                        "engagementId", engagement, "about", Fields.of("kind", kind, "id", id), "text", "I disagree."));
    }
}
