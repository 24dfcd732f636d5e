package io.engagements.query.projection;

import io.engagements.events.stored.Hashes;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the rows of a projection look like, as a fingerprint: of the script that makes its tables, and of the records
 * that its documents hold, down to names, types and order of their components and to the constants of enums. What the
 * records themselves are called, and where they are, is not part of it. The same in every JVM.
 */
final class Shape {

    private static final String OURS = "io.engagements.";
    private static final String OF_JSON = "com.fasterxml.jackson.annotation.";
    private static final int DIGITS = 32;

    private static final Map<Of, String> KNOWN = new ConcurrentHashMap<>();

    private final Map<Class<?>, Integer> told = new HashMap<>();

    private Shape() {}

    private record Of(String name, Map<String, Class<?>> documents) {}

    static String of(Projection projection) {
        return KNOWN.computeIfAbsent(
                new Of(projection.name(), projection.documents()),
                of -> fingerprint(of.documents(), Schemas.script(of.name())));
    }

    /** @param documents types by table */
    static String fingerprint(Map<String, Class<?>> documents, String script) {
        String text = new TreeMap<>(documents)
                .entrySet().stream()
                        .map(document -> document.getKey() + '=' + new Shape().tell(document.getValue()))
                        .collect(Collectors.joining("\n", "", "\n" + script.replace("\r\n", "\n")));
        return Hashes.sha256Hex(text).substring(0, DIGITS);
    }

    private String tell(Type type) {
        if (type instanceof Class<?> plain) {
            return plain.isArray() ? tell(plain.getComponentType()) + "[]" : tell(plain);
        }
        if (type instanceof ParameterizedType generic) {
            return tell(generic.getRawType()) + all(generic.getActualTypeArguments());
        }
        if (type instanceof GenericArrayType array) {
            return tell(array.getGenericComponentType()) + "[]";
        }
        if (type instanceof WildcardType wildcard) {
            return "?" + all(wildcard.getUpperBounds()) + all(wildcard.getLowerBounds());
        }
        return ((TypeVariable<?>) type).getName();
    }

    private String all(Type[] types) {
        return Stream.of(types).map(this::tell).collect(Collectors.joining(",", "<", ">"));
    }

    /** A type that was told already is named by its number: types may hold each other. */
    private String tell(Class<?> type) {
        if (!type.getName().startsWith(OURS)) {
            return type.getName();
        }
        Integer before = told.putIfAbsent(type, told.size());
        return before == null ? json(type) + inside(type) + methods(type) : "#" + before;
    }

    private String inside(Class<?> type) {
        if (type.isRecord()) {
            return Stream.of(type.getRecordComponents())
                    .map(part -> json(part.getAccessor()) + part.getName() + ':' + tell(part.getGenericType()))
                    .collect(Collectors.joining(",", "(", ")"));
        }
        if (type.isEnum()) {
            return Stream.of(type.getEnumConstants())
                    .map(constant -> ((Enum<?>) constant).name())
                    .collect(Collectors.joining("|", "{", "}"));
        }
        if (type.isSealed()) {
            return Stream.of(type.getPermittedSubclasses())
                    .map(permitted -> permitted.getSimpleName() + tell(permitted))
                    .collect(Collectors.joining("|", "[", "]"));
        }
        return Stream.of(type.getDeclaredFields())
                .filter(field -> !Modifier.isStatic(field.getModifiers()) && !field.isSynthetic())
                .sorted(Comparator.comparing(Field::getName))
                .map(field -> json(field) + field.getName() + ':' + tell(field.getGenericType()))
                .collect(Collectors.joining(",", "(", ")"));
    }

    /** Methods of which something is said to the JSON mapper. */
    private String methods(Class<?> type) {
        return Stream.of(type.getDeclaredMethods())
                .map(method -> new String[] {method.getName(), json(method)})
                .filter(method -> !method[1].isEmpty())
                .map(method -> method[0] + method[1])
                .sorted()
                .collect(Collectors.joining(",", "", ""));
    }

    /** What is said to the JSON mapper about something, in a form of its own: Java's changed from release to release. */
    private static String json(AnnotatedElement element) {
        return Stream.of(element.getDeclaredAnnotations())
                .filter(each -> each.annotationType().getName().startsWith(OF_JSON))
                .map(Shape::text)
                .sorted()
                .collect(Collectors.joining());
    }

    private static String text(Annotation annotation) {
        return Stream.of(annotation.annotationType().getDeclaredMethods())
                .map(attribute -> attribute.getName() + '=' + text(value(annotation, attribute)))
                .sorted()
                .collect(Collectors.joining(
                        ",", "@" + annotation.annotationType().getSimpleName() + "(", ")"));
    }

    private static Object value(Annotation annotation, Method attribute) {
        try {
            return attribute.invoke(annotation);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(Object value) {
        if (value.getClass().isArray()) {
            return IntStream.range(0, Array.getLength(value))
                    .mapToObj(place -> text(Array.get(value, place)))
                    .collect(Collectors.joining(",", "[", "]"));
        }
        if (value instanceof Annotation nested) {
            return text(nested);
        }
        return value instanceof Class<?> type ? type.getSimpleName() : value.toString();
    }
}
