package io.engagements.events.stored;

import io.engagements.events.CausedBy;
import io.engagements.events.DomainEvent;
import io.engagements.events.Stamp;
import io.engagements.events.time.Deadline;
import io.engagements.events.time.Resolution;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes up a sample of an event from its components, for a person to read over.
 *
 * @param full with all that it can hold; else with no more than it must
 */
record Draft(boolean full) {

    private static final Instant NINE = Instant.parse("2027-01-11T09:00:00Z");
    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");
    private static final Deadline SIX = new Deadline(
            LocalDateTime.parse("2027-01-29T18:00:00"),
            MADRID,
            Instant.parse("2027-01-29T17:00:00Z"),
            Resolution.EXACT,
            "2025a");
    private static final Map<Class<?>, Object> FIXED = Map.of(
            Deadline.class,
            SIX,
            Instant.class,
            NINE,
            ZoneId.class,
            MADRID,
            LocalDate.class,
            LocalDate.parse("2027-01-29"),
            LocalDateTime.class,
            SIX.local(),
            BigDecimal.class,
            new BigDecimal("42.00"));

    DomainEvent of(Class<? extends DomainEvent> type) {
        return (DomainEvent) record(type, type.isAnnotationPresent(CausedBy.class) ? person() : clock());
    }

    private Stamp person() {
        return full
                ? new Stamp("ceramica-ruiz", "carmen", "assistant-of-carmen", NINE)
                : new Stamp("party", "person", null, Instant.EPOCH);
    }

    private static Stamp clock() {
        return Stamp.byClock(SIX.firstSecondAfter());
    }

    private Object record(Class<?> type, Stamp stamp) {
        RecordComponent[] parts = type.getRecordComponents();
        Class<?>[] types = Stream.of(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = Stream.of(parts).map(part -> valueOf(part, stamp)).toArray();
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(type + " of " + Arrays.toString(values), e);
        }
    }

    private @Nullable Object valueOf(RecordComponent part, Stamp stamp) {
        if (!full && part.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
            return null;
        }
        return part.getType() == Stamp.class ? stamp : valueOf(part.getName(), part.getGenericType(), stamp);
    }

    private Object valueOf(String name, Type type, Stamp stamp) {
        if (type instanceof ParameterizedType many) {
            return many.getRawType() == List.class
                    ? List.of(valueOf(name, many.getActualTypeArguments()[0], stamp))
                    : Map.of();
        }
        return valueOf(name, (Class<?>) type, stamp);
    }

    private Object valueOf(String name, Class<?> type, Stamp stamp) {
        if (type == String.class) {
            return text(name);
        } else if (type == int.class || type == Integer.class) {
            return full ? 2 : 1;
        } else if (type == long.class || type == Long.class) {
            return full ? 2L : 1L;
        } else if (type == boolean.class || type == Boolean.class) {
            return full;
        } else if (type.isEnum()) {
            return type.getEnumConstants()[full ? 0 : type.getEnumConstants().length - 1];
        }
        Object fixed = FIXED.get(type);
        return fixed == null ? record(type, stamp) : fixed;
    }

    /** An id is its name's first letter; what people typed is what it is called. */
    private String text(String name) {
        if (name.toLowerCase(Locale.ROOT).endsWith("sha256")) {
            return "0123456789abcdef".repeat(4);
        } else if (name.equals("link")) {
            return "https://files.example/" + (full ? "1" : "");
        } else if (name.endsWith("Id")) {
            return name.charAt(0) + (full ? "1" : "");
        }
        return full ? "The " + name.replaceAll("(?=[A-Z])", " ").toLowerCase(Locale.ROOT) : "-";
    }
}
