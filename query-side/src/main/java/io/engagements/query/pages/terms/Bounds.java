package io.engagements.query.pages.terms;

import io.engagements.events.stored.ContractJson;
import io.engagements.events.terms.Fee;
import io.engagements.events.terms.Terms;
import io.engagements.events.terms.TermsDraft;
import io.engagements.query.pages.frame.View;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A clause that is a number, as the form explains it. What it is where nothing is typed, and its bounds, are those of the
 * command: nobody says them twice.
 *
 * @param how what it means
 * @param limits what it is where nothing is typed, and between which numbers it lies
 */
record Bounds(String field, String label, String how, String limits) {

    /** Every number of the terms, by the name that the interface gives it. */
    static final List<String> NUMBERS = numbers().map(RecordComponent::getName).toList();

    /** Terms of which nothing but a fee and a zone is stated. */
    static TermsDraft usual(ZoneId zone) {
        return TermsDraft.usual(new Fee(BigDecimal.ONE, "USD", Fee.Per.HOUR), zone);
    }

    static List<Bounds> all(View view) {
        Terms usual = usual(ZoneId.of("UTC")).complete();
        JsonNode defaults = ContractJson.mapper().valueToTree(usual);
        return numbers()
                .map(each -> of(each, defaults.path(each.getName()), view))
                .toList();
    }

    private static Stream<RecordComponent> numbers() {
        return Stream.of(TermsDraft.class.getRecordComponents()).filter(each -> each.getType() == Integer.class);
    }

    private static Bounds of(RecordComponent component, JsonNode usual, View view) {
        String field = component.getName();
        String own = "terms.how." + field;
        return new Bounds(
                field,
                view.say("terms.field." + field),
                view.say(view.knows(own) ? own : "clause." + field + ".means"),
                view.say(
                        "terms.limits",
                        Map.of(
                                "given",
                                usual.isInt() ? "yes" : "no",
                                "usual",
                                usual.asInt(0),
                                "least",
                                component.getAccessor().getAnnotation(Min.class).value(),
                                "most",
                                component.getAccessor().getAnnotation(Max.class).value())));
    }
}
