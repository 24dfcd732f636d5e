package io.engagements.rules.figures.naive;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Hours in which something sensitive was open, looked at between any two instants at which something changes. */
record NaiveConfidentiality(Past past) {

    private static final Duration RECENT = Duration.ofHours(90 * 24);

    private record Span(String item, Instant from, Instant to) {
        boolean holds(Instant begin, Instant end) {
            return !from.isAfter(begin) && !to.isBefore(end);
        }
    }

    ObjectNode coverage(Predicate<Instant> window) {
        long[] seconds = new long[2];
        eachPiece((begin, end) -> {
            if (window.test(end) && spans().stream().anyMatch(span -> span.holds(begin, end))) {
                seconds[isCovered(begin, end) ? 0 : 1] +=
                        Duration.between(begin, end).toSeconds();
            }
        });
        ObjectNode coverage = JsonNodeFactory.instance
                .objectNode()
                .put("coveredHours", Rounded.hours(seconds[0]))
                .put("uncoveredHours", Rounded.hours(seconds[1]))
                .put("exposedHours", Rounded.hours(seconds[0] + seconds[1]))
                .put("percent", percent(seconds[0], seconds[0] + seconds[1]));
        List<String> covered = stretches(window, true);
        List<String> uncovered = stretches(window, false);
        List<String> all = Stream.concat(covered.stream(), uncovered.stream()).toList();
        coverage.set("items", Items.of(covered, all, Map.of("covered", covered, "uncovered", uncovered)));
        return coverage;
    }

    private static BigDecimal percent(long covered, long exposed) {
        return exposed == 0
                ? null
                : BigDecimal.valueOf(100 * covered).divide(BigDecimal.valueOf(exposed), 1, RoundingMode.HALF_UP);
    }

    private interface Piece {
        void between(Instant begin, Instant end);
    }

    private void eachPiece(Piece piece) {
        TreeSet<Instant> cuts = new TreeSet<>(List.of(past.asOf().minus(RECENT)));
        Stream.concat(spans().stream(), agreements().stream())
                .flatMap(span -> Stream.of(span.from(), span.to()))
                .filter(cut -> !cut.isAfter(past.asOf()))
                .forEach(cuts::add);
        cuts.forEach(cut -> {
            if (cuts.higher(cut) != null) {
                piece.between(cut, cuts.higher(cut));
            }
        });
    }

    private boolean isCovered(Instant begin, Instant end) {
        return agreements().stream().anyMatch(agreement -> agreement.holds(begin, end))
                || (Duration.between(begin, end).toSeconds() == 1 && isJoin(begin, end));
    }

    /** One ends, and in the next second another begins. */
    private boolean isJoin(Instant end, Instant begin) {
        return agreements().stream()
                        .anyMatch(
                                ended -> ended.to().equals(end) && !ended.from().isAfter(end))
                && agreements().stream()
                        .anyMatch(begun ->
                                begun.from().equals(begin) && !begun.to().isBefore(begin));
    }

    private List<Span> agreements() {
        return past.all("nda-signed").stream()
                .map(signed -> new Span("", from(signed), until(signed)))
                .toList();
    }

    private static Instant from(Event signed) {
        boolean later =
                signed.data().hasNonNull("validFrom") && signed.end("validFrom").isAfter(signed.at());
        return later ? signed.end("validFrom") : signed.at();
    }

    private static Instant until(Event signed) {
        return signed.data().hasNonNull("validUntil") ? signed.end("validUntil") : Instant.MAX;
    }

    /** From being entrusted to coming back; what nobody need give back is still there. */
    private List<Span> spans() {
        List<Span> spans = new ArrayList<>();
        Map<String, Instant> open = new HashMap<>();
        for (Event event : past.events()) {
            String item = item(event);
            if (isOpening(event)) {
                open.put(item, event.at());
            } else if (open.containsKey(item)) {
                spans.add(new Span(item, open.remove(item), event.at()));
            }
        }
        open.forEach((item, since) -> spans.add(new Span(item, since, past.asOf())));
        return spans.stream().filter(span -> span.from().isBefore(span.to())).toList();
    }

    private static boolean isOpening(Event event) {
        return event.is("access-granted")
                || event.is("channel-diverted")
                || (event.is("material-shared")
                        && event.data().path("confidential").asBoolean());
    }

    private static String item(Event event) {
        return switch (event.type()) {
            case "access-granted", "access-revoked" -> "access-" + event.text("accessId");
            case "channel-diverted", "channel-returned" -> "channel-" + event.text("channelId");
            case "material-shared" -> "material-" + event.text("materialId");
            case "exit-item-completed" -> event.text("itemId");
            default -> "";
        };
    }

    /** Each thing once for every stretch, as long as it can be, in which it was open and covered, or open and not. */
    private List<String> stretches(Predicate<Instant> window, boolean covered) {
        List<String> items = new ArrayList<>();
        for (Span span : spans()) {
            boolean[] goesOn = new boolean[1];
            eachPiece((begin, end) -> {
                boolean inside = span.holds(begin, end) && isCovered(begin, end) == covered;
                if (inside && !goesOn[0] && window.test(endOfStretch(span, begin, covered))) {
                    items.add(span.item());
                }
                goesOn[0] = inside;
            });
        }
        return items;
    }

    private Instant endOfStretch(Span span, Instant from, boolean covered) {
        Instant[] reached = {from};
        eachPiece((begin, end) -> {
            if (begin.equals(reached[0]) && span.holds(begin, end) && isCovered(begin, end) == covered) {
                reached[0] = end;
            }
        });
        return reached[0];
    }
}
