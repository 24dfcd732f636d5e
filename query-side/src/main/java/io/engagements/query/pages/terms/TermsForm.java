package io.engagements.query.pages.terms;

import io.engagements.events.stored.ContractJson;
import io.engagements.events.terms.Terms;
import io.engagements.events.terms.TermsDraft;
import io.engagements.events.time.Zones;
import io.engagements.query.pages.frame.Outcome.Wrong;
import io.engagements.query.pages.frame.Typed;
import io.engagements.query.pages.frame.TypedTime;
import io.engagements.query.pages.frame.View;
import io.engagements.query.pages.piece.Clauses;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The form in which terms are written, as it was typed. Its fields are named as those of the terms in the interface; a
 * service is a row of its list. Rows of which nothing is filled in are not sent.
 */
record TermsForm(Typed typed) {

    static final String OFFERED = "servicesOffered";
    static final String EXCLUDED = "servicesExcluded";

    private static final List<String> TEXTS = List.of("hours", "contact", "policies", "startsOn", "endsOn");
    private static final Set<String> OF_A_SERVICE = Set.of("text");
    private static final Pattern ROWS = Pattern.compile("(add|without)-(servicesOffered|servicesExcluded)-(\\d{1,2})");
    private static final Pattern OF_A_LIST = Pattern.compile("(servicesOffered|servicesExcluded)(?:\\.(\\d{1,3}).*)?");
    private static final Pattern AMOUNT = Pattern.compile("\\d{1,12}(?:[.,]\\d{1,6})?");
    private static final int PLACES = 2;

    /** Nothing stated but the zone, with every default. */
    static TermsForm usual(ZoneId zone) {
        TermsForm usual = of(Bounds.usual(zone).complete());
        return new TermsForm(usual.typed.with("fee.amount", "").with("fee.per", "")).grown();
    }

    /** What these terms say. */
    static TermsForm of(Terms terms) {
        Map<String, String> fields = new HashMap<>();
        JsonNode said = ContractJson.mapper().valueToTree(terms);
        Stream.concat(Bounds.NUMBERS.stream(), Stream.concat(TEXTS.stream(), Stream.of("zone")))
                .filter(field -> said.hasNonNull(field))
                .forEach(field -> fields.put(field, said.path(field).asString()));
        fields.put("fee.amount", terms.fee().amount().toPlainString());
        fields.put("fee.currency", terms.fee().currency());
        fields.put("fee.per", terms.fee().per().name());
        listed(OFFERED, terms.servicesOffered(), fields);
        listed(EXCLUDED, terms.servicesExcluded(), fields);
        return new TermsForm(new Typed(fields)).grown();
    }

    private static void listed(String list, List<String> services, Map<String, String> fields) {
        for (int row = 0; row < services.size(); row++) {
            fields.put(list + "." + row + ".text", services.get(row));
        }
    }

    /** With a row at least in each list. */
    private TermsForm grown() {
        Typed next = typed;
        for (String list : List.of(OFFERED, EXCLUDED)) {
            next = next.rows(list).isEmpty() ? next.withRow(list, "text") : next;
        }
        return new TermsForm(next);
    }

    /** The same with a row more, or one less, where the button pressed says so. */
    TermsForm after(String act) {
        Matcher rows = ROWS.matcher(act);
        if (!rows.matches()) {
            return this;
        }
        String list = rows.group(2);
        Typed next = rows.group(1).equals("add")
                ? typed.withRow(list, "text")
                : typed.withoutRow(list, Integer.parseInt(rows.group(3)));
        return new TermsForm(next).grown();
    }

    /** The same without rows of which nothing is filled in, so that what is sent has the places that it has here. */
    TermsForm filled() {
        return new TermsForm(typed.withRows(OFFERED, typed.filledRows(OFFERED, OF_A_SERVICE))
                        .withRows(EXCLUDED, typed.filledRows(EXCLUDED, OF_A_SERVICE)))
                .grown();
    }

    /** As the interface takes it. */
    Map<String, Object> terms() {
        Map<String, Object> fee = new LinkedHashMap<>();
        fee.put("amount", amount(typed.value("fee.amount")));
        String currency = typed.value("fee.currency");
        fee.put("currency", currency == null ? null : currency.strip().toUpperCase(Locale.ROOT));
        fee.put("per", typed.value("fee.per"));
        Map<String, Object> terms = new LinkedHashMap<>();
        terms.put("fee", fee);
        String zone = typed.value("zone");
        terms.put("zone", zone == null ? null : zone.strip());
        terms.put(OFFERED, services(OFFERED));
        terms.put(EXCLUDED, services(EXCLUDED));
        TEXTS.forEach(field -> terms.put(field, typed.value(field)));
        Bounds.NUMBERS.forEach(field -> terms.put(field, typed.number(field)));
        return terms;
    }

    private List<String> services(String list) {
        return typed.filledRows(list, OF_A_SERVICE).stream()
                .map(row -> typed.text(list + "." + row + ".text").strip())
                .toList();
    }

    /** Whatever is no number goes as it is: it is told what it should be. */
    private static @Nullable Object amount(@Nullable String text) {
        String amount = text == null ? "" : text.strip();
        return AMOUNT.matcher(amount).matches() ? new BigDecimal(amount.replace(',', '.')) : text;
    }

    /** What the other side would read; empty while that cannot be told, because something is missing or is none. */
    Optional<Terms> read() {
        Map<String, Object> said = terms();
        JsonNode tree = ContractJson.mapper().valueToTree(said);
        boolean named = tree.at("/fee/amount").isNumber()
                && tree.at("/fee/amount").decimalValue().scale() <= PLACES
                && tree.at("/fee/currency").isString()
                && tree.at("/fee/per").isString()
                && tree.path("zone").isString();
        if (!named) {
            return Optional.empty();
        }
        try {
            return Optional.of(ContractJson.mapper()
                            .treeToValue(tree, TermsDraft.class)
                            .complete())
                    .filter(terms -> Zones.isKnown(terms.zone()));
        } catch (JacksonException notYet) {
            return Optional.empty();
        }
    }

    /**
     * What a page needs that shows it.
     *
     * @param near zones at hand besides the viewer's own; any other can be typed
     * @param preview what the other side would read; absent where it was not asked for, or cannot be told
     */
    void into(Model model, Stream<ZoneId> near, @Nullable Clauses preview, View view) {
        String act = typed.text("act");
        ZoneId[] zones = Stream.of(Stream.of(view.zone()), near, Stream.of(ZoneId.of("UTC")))
                .flatMap(each -> each)
                .toArray(ZoneId[]::new);
        model.addAttribute("asked", act.equals("check") || act.equals("send"));
        model.addAttribute("preview", preview);
        model.addAttribute(
                "bounds", Bounds.all(view).stream().collect(Collectors.toMap(Bounds::field, bound -> bound)));
        model.addAttribute("rows", Map.of(OFFERED, typed.rows(OFFERED), EXCLUDED, typed.rows(EXCLUDED)));
        model.addAttribute("most", Typed.MOST_ROWS);
        model.addAttribute("added", added(act));
        model.addAttribute("zones", TypedTime.zones(view, zones));
    }

    /** The list that a button makes grow. */
    private static String added(String act) {
        return Stream.of(OFFERED, EXCLUDED)
                .filter(list -> act.startsWith("add-" + list))
                .findFirst()
                .orElse("");
    }

    /** How a value of a field is told. */
    static String told(String field, String value, View view) {
        return field.equals("fee.per") ? view.say("terms.per." + value) : view.quoted(value);
    }

    /** What the form calls a field of the command, and what it has for a label there. */
    static Wrong named(Wrong wrong, View view) {
        String field = wrong.field().startsWith("terms.") ? wrong.field().substring("terms.".length()) : wrong.field();
        Matcher listed = OF_A_LIST.matcher(field);
        if (listed.matches()) {
            String row = listed.group(2) == null ? "0" : listed.group(2);
            return wrong.at(listed.group(1) + "." + row + ".text", view.say("terms.field." + listed.group(1)));
        } else if (field.equals("fee")) {
            return wrong.at("fee.amount", view.say("terms.field.fee.amount"));
        } else if (field.startsWith("effectiveFrom")) {
            return wrong.when("effectiveFrom.day", view.say("terms.field.effectiveFrom"), view);
        }
        String label = "terms.field." + field;
        return view.knows(label) ? wrong.at(field, view.say(label)) : wrong.nowhere();
    }
}
