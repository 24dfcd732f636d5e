package io.engagements.query.pages.replay;

import io.engagements.events.Stamp;
import io.engagements.events.engagement.AcceptanceCriterion;
import io.engagements.query.pages.frame.Sides.Side;
import io.engagements.query.pages.frame.View;
import io.engagements.rules.ground.Ground;
import java.text.NumberFormat;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Fields of the interface and their values, in somebody's words: {@code change.…} of the pages' texts has one for each. */
final class ChangeWords {

    /** Said elsewhere, or nothing that people read: ids beside names, and what follows from what stands there. */
    static final Set<String> LEFT_OUT = Set.of(
            "engagementId",
            "candidacyId",
            "deliverableId",
            "deliverableIds",
            "groundId",
            "eventId",
            "eventIds",
            "fileId",
            "sequence",
            "version",
            "round",
            "id",
            "materialId",
            "accessId",
            "channelId",
            "documentId",
            "inputId",
            "proposalId",
            "itemId",
            "groundIds",
            "meansPrescribed",
            "acceptance");

    /** In force beside them, or proposed. */
    private static final List<String> TERMS_OF_A_VERSION = List.of("termsVersions", "terms");

    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z_]*");
    private static final Pattern MADE_UP = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern PLACE = Pattern.compile("\\d+");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    /** What stands in an engagement beside its own fields, by ids. */
    private static final Set<String> PARTS = Set.of("deliverables", "grounds");

    private static final int SHOWN_OF_A_HASH = 16;
    private static final int MOST_TEXT = 300;

    /** Where a list's elements have one of these, they are told by it. */
    private static final List<String> NAMES = List.of("text", "name", "title", "description", "tool", "address");

    private final Side side;
    private final View view;
    private final Map<String, String> named = new LinkedHashMap<>();
    private Map<String, String> criteria = Map.of();

    ChangeWords(Side side, View view) {
        this.side = side;
        this.view = view;
    }

    /** Unescaped (RFC 6901). */
    static List<String> names(String path) {
        return Stream.of(path.split("/"))
                .map(name -> name.replace("~1", "/").replace("~0", "~"))
                .toList();
    }

    /** Escaped. */
    static String path(List<String> names) {
        return names.stream()
                .map(name -> name.replace("~", "~0").replace("/", "~1"))
                .collect(Collectors.joining("/"));
    }

    /** The part of an engagement that a field of its own belongs to. */
    String room(String field) {
        return view.say(view.knows("change.room." + field) ? "change.room." + field : "change.room");
    }

    String work(String title) {
        return view.say("change.work", Map.of("title", title));
    }

    String ground(Ground ground, String titles) {
        return view.say("change.ground", Map.of("kind", ground.kind().name(), "titles", titles));
    }

    /** What a value is called, from the outside to the inside. */
    String label(List<String> path) {
        List<String> said = new ArrayList<>();
        for (int at = 0; at < path.size(); at++) {
            String name = path.get(at);
            boolean ofAList = view.knows("change.each." + name) && at + 1 < path.size();
            if (ofAList) {
                said.add(view.say("change.each." + name, Map.of("name", element(path.get(++at))))
                        .strip());
            } else if (view.knows("change.field." + name)) {
                said.add(view.say("change.field." + name));
            }
        }
        return said.isEmpty() ? view.say("change.whole") : String.join(" · ", said);
    }

    /** The names of fields alone, without those of elements, which people choose. */
    private List<String> fields(List<String> path) {
        List<String> fields = new ArrayList<>();
        for (int at = 0; at < path.size(); at++) {
            fields.add(path.get(at));
            if (at == 0 && PARTS.contains(path.get(0)) || view.knows("change.each." + path.get(at))) {
                at++;
            }
        }
        return fields;
    }

    /** What an element is called; nothing where its name is a key that nobody chose. */
    private String element(String key) {
        if (PLACE.matcher(key).matches()) {
            return key;
        }
        return instant(key)
                .map(at -> view.moment(at, view.zone()))
                .or(() -> Optional.ofNullable(named.get(key)))
                .or(() -> code("key", key))
                .orElse(MADE_UP.matcher(key).matches() ? "" : key);
    }

    /** Every value within one, by its path; what is absent, empty or left out is none. */
    Map<List<String>, String> leaves(List<String> path, @Nullable JsonNode node) {
        Map<List<String>, String> leaves = new LinkedHashMap<>();
        if (node != null) {
            criteria = criteria(path);
            add(path, node, leaves);
        }
        return leaves;
    }

    /** Of the deliverable that a value is of, by their ids. */
    private Map<String, String> criteria(List<String> path) {
        return path.size() < 2 || !path.get(0).equals("deliverables")
                ? Map.of()
                : side.engagement().deliverables().get(path.get(1)).stream()
                        .flatMap(piece -> piece.criteria().stream())
                        .collect(Collectors.toMap(AcceptanceCriterion::id, AcceptanceCriterion::text));
    }

    private void add(List<String> path, JsonNode node, Map<List<String>, String> leaves) {
        List<String> fields = fields(path);
        String field = fields.get(fields.size() - 1);
        if (node.isNull()
                || fields.stream().anyMatch(LEFT_OUT::contains)
                || Collections.indexOfSubList(fields, TERMS_OF_A_VERSION) >= 0
                || (node.isContainer() && node.isEmpty())) {
            return;
        }
        Optional<String> told = told(field, node);
        if (told.isPresent()) {
            leaves.put(path, told.get());
        } else if (node.isObject()) {
            node.properties().forEach(inner -> add(with(path, inner.getKey()), inner.getValue(), leaves));
        } else {
            int place = 0;
            for (JsonNode element : node) {
                add(with(path, key(element, ++place)), element, leaves);
            }
        }
    }

    private String key(JsonNode element, int place) {
        String first = element.propertyNames().iterator().next();
        String key = element.path(first).isValueNode() ? element.path(first).asString() : "" + place;
        name(element).ifPresent(name -> named.put(key, name));
        return key;
    }

    private static Optional<String> name(JsonNode element) {
        return NAMES.stream()
                .filter(element::has)
                .map(name -> element.path(name).asString())
                .findFirst();
    }

    private static List<String> with(List<String> path, String name) {
        return Stream.concat(path.stream(), Stream.of(name)).toList();
    }

    /** Empty for what is told part by part. */
    private Optional<String> told(String field, JsonNode node) {
        if (node.isValueNode()) {
            return Optional.of(value(field, node));
        } else if (node.isArray()) {
            return list(field, node);
        } else if (node.has("zone") && node.has("instant")) {
            return Optional.of(moment(Instant.parse(node.path("instant").asString())));
        } else if (node.has("occurredAt") && node.has("person")) {
            return Optional.of(who(node));
        } else if (node.has("currency")) {
            return Optional.of(fee(node));
        }
        return Optional.empty();
    }

    private Optional<String> list(String field, JsonNode list) {
        boolean plain = list.valueStream().allMatch(JsonNode::isValueNode);
        boolean named = list.valueStream().allMatch(each -> each.has("text") && each.has("id"));
        if (!plain && !named) {
            return Optional.empty();
        }
        return Optional.of(list.valueStream()
                .map(each -> named
                        ? quoted(each.path("text").asString())
                        : Optional.ofNullable(criteria.get(each.asString()))
                                .filter(text -> field.equals("criteria"))
                                .map(this::quoted)
                                .orElseGet(() -> value(field, each)))
                .collect(Collectors.joining(", ")));
    }

    /** In the viewer's zone; in the contract's too, where its clocks show another time. */
    private String moment(Instant at) {
        ZoneId contract = side.zone();
        String here = view.moment(at, view.zone());
        String there = view.moment(at, contract);
        return here.equals(there)
                ? here
                : view.say(
                        "change.moment",
                        Map.of(
                                "here",
                                here,
                                "zone",
                                view.city(view.zone()),
                                "there",
                                there,
                                "contract",
                                view.city(contract)));
    }

    private String who(JsonNode stamp) {
        Stamp by = new Stamp(
                text(stamp, "party"),
                stamp.path("person").asString(),
                text(stamp, "onBehalfOf"),
                Instant.parse(stamp.path("occurredAt").asString()));
        String actor = side.who().actor(by).orElseGet(() -> view.say("change.clock"));
        return view.say("change.by", Map.of("actor", actor, "at", moment(by.occurredAt())));
    }

    private static @Nullable String text(JsonNode node, String field) {
        return node.path(field).isString() ? node.path(field).asString() : null;
    }

    private String fee(JsonNode fee) {
        return view.say(
                "change.fee",
                Map.of(
                        "amount",
                        NumberFormat.getInstance(view.locale())
                                .format(fee.path("amount").decimalValue()),
                        "currency",
                        fee.path("currency").asString(),
                        "per",
                        fee.path("per").asString()));
    }

    private String value(String field, JsonNode value) {
        if (value.isBoolean()) {
            return view.say("code." + value.asBoolean());
        } else if (value.isNumber()) {
            return NumberFormat.getInstance(view.locale()).format(value.decimalValue());
        }
        String text = value.asString();
        return instant(text)
                .map(this::moment)
                .or(() -> date(text))
                .or(() -> code(field, text))
                .or(() -> side.who().party(text).filter(name -> field.endsWith("Id") || field.equals("party")))
                .orElseGet(() -> field.equals("zone") ? zone(text) : plain(text));
    }

    private Optional<String> code(String field, String text) {
        return CODE.matcher(text).matches()
                ? Stream.of("change.code." + field + '.' + text, "code." + text)
                        .filter(view::knows)
                        .findFirst()
                        .map(view::say)
                : Optional.empty();
    }

    private String zone(String id) {
        return ZoneId.getAvailableZoneIds().contains(id) ? view.city(ZoneId.of(id)) : id;
    }

    private String plain(String text) {
        return HASH.matcher(text).matches() ? text.substring(0, SHOWN_OF_A_HASH) + "…" : quoted(text);
    }

    /** What people typed, as long as a table can be read. */
    private String quoted(String text) {
        String shown = text.length() > MOST_TEXT ? text.substring(0, MOST_TEXT) + "…" : text;
        return view.say("change.quoted", Map.of("text", shown));
    }

    private static Optional<Instant> instant(String text) {
        try {
            return text.endsWith("Z") ? Optional.of(Instant.parse(text)) : Optional.empty();
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    private Optional<String> date(String text) {
        try {
            return text.length() == "2027-01-31".length()
                    ? Optional.of(view.day(
                            LocalDate.parse(text).atStartOfDay(side.zone()).toInstant(), side.zone()))
                    : Optional.empty();
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }
}
