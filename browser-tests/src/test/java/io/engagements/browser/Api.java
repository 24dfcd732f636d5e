package io.engagements.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What stories need besides pages: beginnings over the interface, and the clock. */
final class Api {

    static final List<String> CRITERIA = List.of(
            "EXPERIENCE",
            "WEBSITE",
            "REFERENCES",
            "WRITING",
            "CONSULTATION",
            "RESPONSIVENESS",
            "BUSINESS_UNDERSTANDING",
            "TECHNOLOGY",
            "SERVICE_CLARITY",
            "FEE_AND_TERM");

    private final String url;
    private final String operator;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> tokens = new HashMap<>();
    private int hired;

    /** @param operator moves the clock */
    Api(String url, String operator) {
        this.url = url;
        this.operator = operator;
    }

    /** A command that must be done. */
    JsonNode send(String account, String command, Map<String, ?> fields) {
        return exchange(
                as(account, "/api/commands/" + command)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(fields))),
                command);
    }

    /** A command that is not done. @return what is said instead */
    JsonNode refused(String account, String command, Map<String, ?> fields) {
        HttpResponse<String> answer = answered(as(account, "/api/commands/" + command)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(fields))));
        if (answer.statusCode() / 100 != 4) {
            throw new AssertionError(command + " was answered " + answer.statusCode() + ": " + answer.body());
        }
        return JsonMapper.shared().readTree(answer.body());
    }

    /** Something that is done without saying more, and has been done or begun. */
    JsonNode post(String account, String path) {
        return exchange(as(account, path).POST(BodyPublishers.noBody()), path);
    }

    JsonNode read(String account, String path) {
        return exchange(as(account, path).GET(), path);
    }

    /** The clock stands from now on, until it is moved. */
    void stand() {
        move(now().plusSeconds(5));
    }

    /** Waits until everything stored is visible: the clock is moved to where it stands. */
    void settle() {
        move(now());
    }

    Instant now() {
        return Instant.parse(
                read(operator, "/api/sandbox/clock").path("instant").asString());
    }

    /** As {@link #move(Instant)}. */
    void move(String to) {
        move(Instant.parse(to));
    }

    /** Moves the clock; afterwards everything that fell due is done and visible. */
    void move(Instant to) {
        exchange(
                as(operator, "/api/sandbox/clock")
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString("{\"instant\": \"" + to + "\"}")),
                "clock");
    }

    /** So many days after today, by the product's clock. */
    LocalDate day(int from) {
        return LocalDate.ofInstant(now(), ZoneOffset.UTC).plusDays(from);
    }

    /**
     * The client hires the VA.
     *
     * @return the engagement's id
     */
    String hire(String client, String va) {
        return hire(client, va, va, "Europe/Madrid");
    }

    /**
     * The client hires the VA.
     *
     * @param party of the VA
     * @param zone of the contract
     * @return the engagement's id
     */
    String hire(String client, String va, String party, String zone) {
        String engagement = "seen-" + ++hired;
        String candidacy = "c-" + engagement;
        send(client, "open-candidacy", Map.of("candidacyId", candidacy, "vaId", party));
        for (String criterion : CRITERIA) {
            send(
                    client,
                    "record-vetting-check",
                    Map.of(
                            "candidacyId",
                            candidacy,
                            "criterion",
                            criterion,
                            "outcome",
                            "SATISFIED",
                            "evidence",
                            "seen"));
        }
        send(
                va,
                "offer-terms",
                Map.of(
                        "candidacyId",
                        candidacy,
                        "terms",
                        Map.of(
                                "fee", Map.of("amount", 42.00, "currency", "USD", "per", "HOUR"),
                                "zone", zone,
                                "servicesOffered", List.of("Catalogues"),
                                "servicesExcluded", List.of("Telephone sales"))));
        send(client, "hire-va", Map.of("engagementId", engagement, "candidacyId", candidacy, "termsVersion", 1));
        settle();
        return engagement;
    }

    /** A piece that the VA has taken on, due at 18:00 in the contract's zone. */
    void commission(String engagement, String client, String va, String piece, int inDays) {
        send(
                client,
                "request-deliverable",
                Map.of(
                        "engagementId",
                        engagement,
                        "deliverableId",
                        piece,
                        "title",
                        "Catalogue " + piece,
                        "criteria",
                        List.of(
                                Map.of("id", "c1", "text", "In Spanish"),
                                Map.of("id", "c2", "text", "At most ten pages")),
                        "due",
                        day(inDays) + "T18:00"));
        send(va, "commit-to-deliverable", Map.of("engagementId", engagement, "deliverableId", piece));
        settle();
    }

    void deliver(String engagement, String va, String piece) {
        send(
                va,
                "submit-deliverable",
                Map.of(
                        "engagementId",
                        engagement,
                        "deliverableId",
                        piece,
                        "items",
                        List.of(Map.of(
                                "name", "catalogue.pdf",
                                "sha256", "a".repeat(64),
                                "link", "https://files.example/catalogue"))));
        settle();
    }

    private HttpRequest.Builder as(String account, String path) {
        String token = tokens.get(account);
        if (token == null) {
            token = token(account);
            tokens.put(account, token);
        }
        return HttpRequest.newBuilder(URI.create(url + path)).header("Authorization", "Bearer " + token);
    }

    private String token(String account) {
        byte[] credentials = (account + ":" + ServedProduct.SECRET).getBytes(StandardCharsets.UTF_8);
        return exchange(
                        HttpRequest.newBuilder(URI.create(url + "/oauth2/token"))
                                .header(
                                        "Authorization",
                                        "Basic " + Base64.getEncoder().encodeToString(credentials))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString("grant_type=client_credentials")),
                        "token")
                .path("access_token")
                .asString();
    }

    private JsonNode exchange(HttpRequest.Builder request, String what) {
        HttpResponse<String> answer = answered(request);
        if (answer.statusCode() / 100 != 2) {
            throw new AssertionError(what + " was answered " + answer.statusCode() + ": " + answer.body());
        }
        return JsonMapper.shared().readTree(answer.body());
    }

    private HttpResponse<String> answered(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
