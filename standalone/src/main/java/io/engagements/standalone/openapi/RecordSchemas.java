package io.engagements.standalone.openapi;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JavaType;
import io.engagements.events.stored.ContractJson;
import io.engagements.events.time.When;
import io.engagements.query.answer.Whole;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Describes what the interface takes and answers as it is written: a record by its components and by nothing else that
 * it can tell, an enum by its codes. What {@code @Nullable} marks may be null; everything else is there.
 *
 * <p>A nested type is called by the types around it too, and two types of one name are refused: none is ever described
 * as another.
 */
@Component
class RecordSchemas implements ModelConverter {

    private static final Map<Class<?>, Supplier<Schema<?>>> SIMPLE = Map.ofEntries(
            Map.entry(String.class, () -> Schemas.typed("string")),
            Map.entry(boolean.class, () -> Schemas.typed("boolean")),
            Map.entry(Boolean.class, () -> Schemas.typed("boolean")),
            Map.entry(int.class, () -> Schemas.typed("integer", "int32")),
            Map.entry(Integer.class, () -> Schemas.typed("integer", "int32")),
            Map.entry(long.class, () -> Schemas.typed("integer", "int64")),
            Map.entry(Long.class, () -> Schemas.typed("integer", "int64")),
            Map.entry(BigDecimal.class, () -> Schemas.typed("number")),
            Map.entry(Instant.class, () -> Schemas.typed("string", "date-time")),
            Map.entry(LocalDate.class, () -> Schemas.typed("string", "date")),
            Map.entry(
                    LocalDateTime.class,
                    () -> Schemas.described("string", "a local date and time, such as 2027-01-29T18:00")),
            Map.entry(ZoneId.class, () -> Schemas.described("string", "an IANA time zone")),
            Map.entry(JsonNode.class, () -> Schemas.mapOf(true)),
            Map.entry(Object.class, Schema::new),
            Map.entry(When.class, RecordSchemas::when));

    private final Map<String, JavaType> named = new ConcurrentHashMap<>();

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType asked, ModelConverterContext context, Iterator<ModelConverter> chain) {
        JavaType type = Json.mapper().constructType(asked.getType());
        if (type.isRecordType() || type.isEnumType() || SIMPLE.containsKey(type.getRawClass())) {
            Schema<?> schema = schema(type, null, context);
            if (asked.getCtxAnnotations() != null && schema.get$ref() == null) {
                Constraints.in(asked.getCtxAnnotations()).limit(schema);
            }
            return schema;
        }
        return chain.hasNext() ? chain.next().resolve(asked, context, chain) : null;
    }

    /** @param written the type with its annotations, where it is known */
    private Schema<?> schema(
            JavaType type, java.lang.reflect.@Nullable AnnotatedType written, ModelConverterContext context) {
        Supplier<Schema<?>> simple = SIMPLE.get(type.getRawClass());
        if (simple != null) {
            return simple.get();
        } else if (type.isMapLikeType()) {
            Schema<?> values = element(type, written, 1, context);
            return Schemas.mapOf(
                    type.getContentType().isCollectionLikeType()
                            ? Schemas.either(values, Schemas.typed("integer"))
                            : values);
        } else if (type.isCollectionLikeType()) {
            return Schemas.listOf(element(type, written, 0, context));
        } else if (type.isRecordType()) {
            return defined(type, context, schema -> describe(schema, type, context));
        } else if (type.isEnumType()) {
            return defined(type, context, schema -> codes(schema, type));
        }
        throw new IllegalStateException("nothing tells how the interface shows " + type);
    }

    private Schema<?> element(
            JavaType type,
            java.lang.reflect.@Nullable AnnotatedType written,
            int argument,
            ModelConverterContext context) {
        java.lang.reflect.AnnotatedType inner = written instanceof AnnotatedParameterizedType generic
                ? generic.getAnnotatedActualTypeArguments()[argument]
                : null;
        Schema<?> schema = schema(type.getContentType(), inner, context);
        if (inner != null && schema.get$ref() == null) {
            Constraints.in(inner.getAnnotations()).limit(schema);
        }
        return inner != null && inner.isAnnotationPresent(Nullable.class) ? Schemas.orNull(schema) : schema;
    }

    private Schema<?> defined(
            JavaType type, ModelConverterContext context, java.util.function.Consumer<Schema<Object>> describing) {
        String name = nameOf(type);
        JavaType other = named.putIfAbsent(name, type);
        if (other != null && !other.equals(type)) {
            throw new IllegalStateException("two types are called " + name + ": " + other + " and " + type);
        }
        if (!context.getDefinedModels().containsKey(name)) {
            Schema<Object> schema = new Schema<>();
            context.defineModel(name, schema);
            describing.accept(schema);
        }
        return Schemas.reference(name);
    }

    /** With the types around it and those it is made with, for example {@code Page_EngagementView.Summary}. */
    static String nameOf(JavaType type) {
        StringBuilder name = new StringBuilder(type.getRawClass().getSimpleName());
        for (Class<?> around = type.getRawClass().getEnclosingClass();
                around != null;
                around = around.getEnclosingClass()) {
            name.insert(0, around.getSimpleName() + '.');
        }
        if (type.isRecordType()) {
            type.getBindings().getTypeParameters().forEach(argument -> name.append('_')
                    .append(nameOf(argument)));
        }
        return name.toString();
    }

    private static void codes(Schema<Object> schema, JavaType type) {
        schema.addType("string");
        schema.setEnum(Arrays.stream(type.getRawClass().getEnumConstants())
                .map(each -> (Object) ContractJson.mapper().valueToTree(each).asString())
                .toList());
    }

    private void describe(Schema<Object> schema, JavaType type, ModelConverterContext context) {
        schema.addType("object");
        describe(schema, type, Set.of(), false, context);
    }

    /**
     * @param ignored components that are not written
     * @param optional whether all of it may be left out
     */
    private void describe(
            Schema<Object> schema,
            JavaType type,
            Set<String> ignored,
            boolean optional,
            ModelConverterContext context) {
        boolean typedIn = Constraints.areOn(type.getRawClass());
        for (RecordComponent component : type.getRawClass().getRecordComponents()) {
            JavaType of =
                    Json.mapper().getTypeFactory().resolveMemberType(component.getGenericType(), type.getBindings());
            if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
                describe(schema, of, ignoredIn(component), optional || isNullable(component), context);
            } else if (!ignored.contains(component.getName())
                    && !component.getAccessor().isAnnotationPresent(JsonIgnore.class)) {
                describe(schema, component, of, typedIn, optional, context);
            }
        }
    }

    private static Set<String> ignoredIn(RecordComponent component) {
        JsonIgnoreProperties ignore = component.getAccessor().getAnnotation(JsonIgnoreProperties.class);
        return ignore == null ? Set.of() : Set.of(ignore.value());
    }

    private static boolean isNullable(RecordComponent component) {
        return component.getAccessor().getAnnotatedReturnType().isAnnotationPresent(Nullable.class);
    }

    private void describe(
            Schema<Object> schema,
            RecordComponent component,
            JavaType type,
            boolean typedIn,
            boolean optional,
            ModelConverterContext context) {
        java.lang.reflect.AnnotatedType written = component.getAccessor().getAnnotatedReturnType();
        Constraints constraints = Constraints.on(component);
        Schema<?> property = schema(type, written, context);
        if (property.get$ref() == null) {
            constraints.limit(property);
        }
        boolean nullable = isNullable(component);
        boolean leftOut = nullable && (isLeftOut(component.getAccessor()) || isLeftOut(component.getDeclaringRecord()));
        schema.addProperty(component.getName(), nullable && !leftOut ? Schemas.orNull(property) : property);
        if (!typedIn && isCut(component, type)) {
            schema.addProperty(
                    component.getName() + "More",
                    Schemas.described("integer", "how many others there are; absent when these are all"));
        }
        if (constraints.require() || !(optional || nullable && (typedIn || leftOut))) {
            schema.addRequiredItem(component.getName());
        }
    }

    /** Of a long list the latest are sent, and beside it how many others there are. */
    private static boolean isCut(RecordComponent component, JavaType type) {
        return (type.isCollectionLikeType() || type.isMapLikeType())
                && !component.getName().equals("items")
                && !component.getAccessor().isAnnotationPresent(Whole.class);
    }

    /** True where null is not written. */
    private static boolean isLeftOut(AnnotatedElement element) {
        JsonInclude include = element.getAnnotation(JsonInclude.class);
        return include != null && include.value() == JsonInclude.Include.NON_NULL;
    }

    private static Schema<?> when() {
        Schema<Object> local = Schemas.typed("object");
        local.addProperty("local", Schemas.described("string", "a local date and time, such as 2027-01-29T18:00"));
        local.addProperty(
                "zone",
                Schemas.orNull(Schemas.described("string", "an IANA time zone; the contract zone when left out")));
        local.required(List.of("local"));
        Schema<Object> either = new Schema<>();
        either.anyOf(List.of(
                local,
                Schemas.described("string", "a local date and time in the contract zone, or an instant ending in Z")));
        either.description("A time without fractions of a second");
        return either;
    }
}
