package io.engagements.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the product answered. */
record Reply(HttpResponse<String> response) {

    static final JsonMapper JSON = JsonMapper.builder().build();

    int status() {
        return response.statusCode();
    }

    String body() {
        return response.body();
    }

    /** The header's value; empty when there is none. */
    String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    JsonNode json() {
        return JSON.readTree(body());
    }

    /** What stands at a JSON pointer; a missing node when nothing does. */
    JsonNode at(String pointer) {
        return json().at(pointer);
    }

    /** The text at a JSON pointer. */
    String text(String pointer) {
        return at(pointer).asString();
    }

    /** The texts of a list at a JSON pointer. */
    List<String> texts(String pointer) {
        return at(pointer).valueStream().map(JsonNode::asString).toList();
    }

    /** The same field of every object of a list at a JSON pointer. */
    List<String> texts(String pointer, String field) {
        return at(pointer)
                .valueStream()
                .map(each -> each.path(field).asString())
                .toList();
    }

    Reply expect(int status) {
        assertThat(status()).as("%s %s", response.request().uri(), body()).isEqualTo(status);
        return status < 400 ? this : problem();
    }

    /** It is a problem document (RFC 9457), whatever the status. */
    Reply problem() {
        document();
        assertThat(header("X-Content-Type-Options")).as(body()).isEqualTo("nosniff");
        assertThat(header("X-Frame-Options")).as(body()).isEqualTo("DENY");
        assertThat(header("Content-Security-Policy")).as(body()).contains("frame-ancestors 'none'");
        assertThat(header("Cache-Control")).as(body()).contains("no-store");
        return this;
    }

    private void document() {
        assertThat(header("Content-Type")).as(body()).isEqualTo("application/problem+json");
        assertThat(at("/status").asInt()).as(body()).isEqualTo(status());
        assertThat(text("/title")).as(body()).isNotBlank();
        assertThat(text("/detail")).as(body()).isNotBlank();
    }

    /** Refused by these rules, the first one first. */
    Reply refusedBy(String... rules) {
        expect(422);
        assertThat(text("/rule")).as(body()).isEqualTo(rules[0]);
        assertThat(texts("/rules")).as(body()).containsExactly(rules);
        return this;
    }

    /** Refused because of the field at this JSON pointer. */
    Reply wrongAt(int status, String pointer) {
        expect(status);
        assertThat(texts("/errors", "pointer")).as(body()).contains(pointer);
        return this;
    }

    /** The same of an answer without what HTTP puts around it. */
    Reply wrongInside(int status, String pointer) {
        assertThat(status()).as("%s %s", response.request().uri(), body()).isEqualTo(status);
        document();
        assertThat(texts("/errors", "pointer")).as(body()).contains(pointer);
        return this;
    }
}
