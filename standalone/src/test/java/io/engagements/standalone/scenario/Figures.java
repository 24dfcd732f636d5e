package io.engagements.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import tools.jackson.databind.JsonNode;

/** What compliance and quality say of a whole engagement. */
record Figures(JsonNode compliance, JsonNode quality) {

    static Figures of(Product product, String engagement) {
        String path = "/api/engagements/" + engagement;
        return new Figures(
                product.as(Story.VA).read(path + "/compliance").at("/windows/whole/metrics"),
                product.as(Story.VA).read(path + "/quality").at("/windows/whole/metrics"));
    }

    void are(String metric, int numerator, int denominator) {
        JsonNode figure = figure(metric);
        assertThat(figure.path("numerator").asInt()).as("%s %s", metric, figure).isEqualTo(numerator);
        assertThat(figure.path("denominator").asInt())
                .as("%s %s", metric, figure)
                .isEqualTo(denominator);
    }

    JsonNode figure(String metric) {
        return compliance.has(metric) ? compliance.path(metric) : quality.path(metric);
    }
}
