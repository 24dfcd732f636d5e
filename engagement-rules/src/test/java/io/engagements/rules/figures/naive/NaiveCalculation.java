package io.engagements.rules.figures.naive;

import io.engagements.rules.figures.Calculation;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Loops over what had occurred, metric by metric; exact to the second. */
public final class NaiveCalculation implements Calculation {

    private static final Duration RECENT = Duration.ofHours(90 * 24);

    @Override
    public JsonNode compliance(List<JsonNode> events, Instant asOf) {
        Past past = Past.of(events, asOf);
        NaiveGrounds grounds = new NaiveGrounds(Past.occurred(events, asOf));
        ObjectNode answer = windows(past, window -> compliance(past, grounds, window));
        Tally kept = new NaiveDelivery(past).kept();
        months(answer, kept.months(), month -> {
            ObjectNode metrics = JsonNodeFactory.instance.objectNode();
            metrics.set("onTimeAgreed", kept.within(month).share());
            return metrics;
        });
        return answer;
    }

    private static ObjectNode compliance(Past past, NaiveGrounds grounds, Predicate<Instant> window) {
        NaiveDelivery delivery = new NaiveDelivery(past);
        NaiveRequests requests = new NaiveRequests(past);
        ObjectNode metrics = JsonNodeFactory.instance.objectNode();
        metrics.set("onTimeAgreed", delivery.kept().within(window).share());
        metrics.set("onTimeOriginal", delivery.original().within(window).share());
        metrics.set("missed", delivery.missed().within(window).share());
        metrics.set("lateness", delivery.lateness(window));
        metrics.set(
                "improvementOnTime", new NaiveRounds(past).kept().within(window).share());
        metrics.set("inputDelay", delivery.inputDelay(window));
        metrics.set("changePressure", requests.pressure(window));
        metrics.set("extensions", requests.extensions(window));
        metrics.set("commitments", requests.commitments(window));
        metrics.set("grounds", grounds.counts());
        metrics.set("ndaCoverage", new NaiveConfidentiality(past).coverage(window));
        return metrics;
    }

    @Override
    public JsonNode quality(List<JsonNode> events, Instant asOf) {
        Past past = Past.of(events, asOf);
        ObjectNode answer = windows(past, window -> quality(past, window));
        NaiveQuality quality = new NaiveQuality(past);
        Stream<Instant> instants = Stream.of(
                        quality.firstPass().counted().stream().map(Tally.Counted::at),
                        quality.ratings().stream().map(Event::at),
                        quality.lapsesWithoutRound().map(Event::at))
                .flatMap(all -> all);
        months(answer, instants.map(at -> monthOf(past, at)), wanted -> {
            Predicate<Instant> month = at -> monthOf(past, at).equals(wanted);
            ObjectNode metrics = JsonNodeFactory.instance.objectNode();
            metrics.set("firstPassAcceptance", firstPass(quality, month));
            metrics.set(
                    "roundsPerAccepted",
                    quality.roundsPerAccepted().within(month).ratio());
            metrics.set("rating", quality.rating(month));
            return metrics;
        });
        return answer;
    }

    @Override
    public JsonNode standing(List<JsonNode> events, Instant asOf) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.set("work", new NaiveStanding(Past.of(events, asOf)).pieces());
        ObjectNode grounds = answer.putObject("grounds");
        new NaiveGrounds(Past.occurred(events, asOf)).states().forEach((id, state) -> grounds.put(id, state));
        return answer;
    }

    private static ObjectNode quality(Past past, Predicate<Instant> window) {
        NaiveQuality quality = new NaiveQuality(past);
        NaiveReviews reviews = new NaiveReviews(past);
        ObjectNode metrics = JsonNodeFactory.instance.objectNode();
        metrics.set("firstPassAcceptance", firstPass(quality, window));
        metrics.set("onTimeFirstPass", quality.onTimeFirstPass().within(window).share());
        metrics.set(
                "roundsPerAccepted", quality.roundsPerAccepted().within(window).ratio());
        metrics.set("rejected", quality.rejected().within(window).share());
        metrics.set("rating", quality.rating(window));
        metrics.set("reviewTurnaround", reviews.turnaround(window));
        metrics.set("reviewLapse", reviews.lapsed().within(window).share());
        return metrics;
    }

    private static ObjectNode firstPass(NaiveQuality quality, Predicate<Instant> window) {
        return quality.firstPass().within(window).share().put("lapsedWithoutRound", quality.lapsedWithoutRound(window));
    }

    /** The ids of the grounds in a state. */
    public static List<String> grounds(List<JsonNode> events, Instant asOf, Set<String> states) {
        Map<String, String> all = new NaiveGrounds(Past.occurred(events, asOf)).states();
        return all.keySet().stream().filter(id -> states.contains(all.get(id))).toList();
    }

    private static ObjectNode windows(Past past, Function<Predicate<Instant>, ObjectNode> metrics) {
        Instant recent = past.asOf().minus(RECENT);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("asOf", past.asOf().toString());
        ObjectNode windows = answer.putObject("windows");
        window(windows.putObject("last90Days"), recent, past.asOf())
                .set("metrics", metrics.apply(at -> at.isAfter(recent)));
        window(windows.putObject("whole"), past.hired().at(), past.asOf()).set("metrics", metrics.apply(at -> true));
        return answer;
    }

    private static ObjectNode window(ObjectNode window, Instant from, Instant to) {
        return window.put("from", from.toString()).put("to", to.toString());
    }

    private static void months(ObjectNode answer, Stream<YearMonth> found, Function<YearMonth, ObjectNode> metrics) {
        SortedSet<YearMonth> months = new TreeSet<>(found.toList());
        ArrayNode list = answer.putArray("months");
        for (YearMonth month : months) {
            list.addObject().put("month", month.toString()).set("metrics", metrics.apply(month));
        }
    }

    private static YearMonth monthOf(Past past, Instant at) {
        return YearMonth.from(at.atZone(past.zone(at)));
    }
}
