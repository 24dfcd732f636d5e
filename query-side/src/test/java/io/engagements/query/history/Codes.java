package io.engagements.query.history;

import io.engagements.events.party.PartyKind;
import io.engagements.events.refusal.RuleId;
import io.engagements.events.stored.EventCodec;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The constants that events can hold, wherever in them. */
final class Codes {

    private Codes() {}

    /** All but the rules, which have sentences of their own. */
    static List<Enum<?>> constants() {
        Set<Class<?>> seen = new LinkedHashSet<>();
        EventCodec.CONTRACT.types().values().forEach(type -> collect(type, seen));
        return seen.stream()
                .filter(type -> type.isEnum() && type != RuleId.class)
                .<Enum<?>>flatMap(type -> Stream.of((Enum<?>[]) type.getEnumConstants()))
                .toList();
    }

    /** As no sentence may show them; but a VA is called so in words too. */
    static String[] inTheContract() {
        return Stream.concat(
                        constants().stream()
                                .filter(code -> code != PartyKind.VA)
                                .map(Enum::name),
                        Stream.of(RuleId.values()).flatMap(rule -> Stream.of(rule.name(), rule.id())))
                .toArray(String[]::new);
    }

    private static void collect(Type type, Set<Class<?>> seen) {
        if (type instanceof ParameterizedType list) {
            Stream.of(list.getActualTypeArguments()).forEach(argument -> collect(argument, seen));
        } else if (type instanceof Class<?> named && seen.add(named) && named.isRecord()) {
            for (RecordComponent component : named.getRecordComponents()) {
                collect(component.getGenericType(), seen);
            }
        }
    }
}
