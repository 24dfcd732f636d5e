package io.engagements.events.catalog;

import io.engagements.events.time.When;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** Why a body cannot be read, in the interface's own words: the reader's would name classes and quote the body. */
final class Unreadable {

    private static final Map<Class<?>, String> KINDS = Map.of(
            String.class, "text, without NUL characters and halves of surrogate pairs",
            Integer.class, "a whole number, not too large",
            Long.class, "a whole number, not too large",
            BigDecimal.class, "a number",
            LocalDate.class, "a day such as 2027-01-29",
            LocalDateTime.class, "a local time such as 2027-01-29T18:00",
            ZoneId.class, "an IANA time zone such as Europe/Madrid",
            When.class,
                    "a local time such as 2027-01-29T18:00, an instant ending in Z, or an object with local and zone");

    private Unreadable() {}

    static String why(JacksonException e) {
        if (e instanceof UnrecognizedPropertyException) {
            return "is not known";
        } else if (e instanceof MismatchedInputException wrong) {
            return "must be " + kind(wrong.getTargetType());
        } else if (e instanceof InputCoercionException wrong) {
            return "must be " + kind(wrong.getTargetType());
        } else if (e instanceof ValueInstantiationException wrong) {
            return "must be " + kind(wrong.getType().getRawClass());
        } else if (e instanceof DatabindException) {
            return "does not fit";
        }
        return "is no JSON, names a field twice or is nested too deeply";
    }

    private static String kind(@Nullable Class<?> type) {
        if (type == null) {
            return "of another type";
        } else if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(Object::toString)
                    .collect(Collectors.joining(", ", "one of ", ""));
        } else if (Collection.class.isAssignableFrom(type)) {
            return "a list";
        }
        return KINDS.getOrDefault(primitive(type), "an object");
    }

    private static Class<?> primitive(Class<?> type) {
        return type == int.class ? Integer.class : type == long.class ? Long.class : type;
    }
}
