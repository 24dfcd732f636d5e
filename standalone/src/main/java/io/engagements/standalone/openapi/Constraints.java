package io.engagements.standalone.openapi;

import io.engagements.events.Id;
import io.engagements.events.ItemName;
import io.engagements.events.Line;
import io.engagements.events.Sha256;
import io.engagements.events.Text;
import io.swagger.v3.oas.models.media.Schema;
import jakarta.validation.Constraint;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the contract's own constraints say about a field: patterns, lengths, ranges. */
record Constraints(Set<Annotation> annotations) {

    static Constraints in(Annotation... annotations) {
        return new Constraints(new LinkedHashSet<>(Arrays.asList(annotations)));
    }

    static Constraints on(RecordComponent component) {
        return in(Stream.of(
                        component.getAnnotations(),
                        component.getAccessor().getAnnotations(),
                        component.getAccessor().getAnnotatedReturnType().getAnnotations())
                .flatMap(Arrays::stream)
                .toArray(Annotation[]::new));
    }

    /** Whether callers type this record in: what they may leave out, they may. */
    static boolean areOn(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .flatMap(component -> on(component).annotations().stream())
                .anyMatch(annotation -> annotation.annotationType().isAnnotationPresent(Constraint.class));
    }

    boolean require() {
        return annotations.stream().anyMatch(NotNull.class::isInstance);
    }

    void limit(Schema<?> schema) {
        annotations.forEach(annotation -> limit(schema, annotation));
    }

    private static void limit(Schema<?> schema, Annotation annotation) {
        if (annotation instanceof Id) {
            schema.pattern(regexpOf(Id.class)).maxLength(64);
        } else if (annotation instanceof Sha256) {
            schema.pattern(regexpOf(Sha256.class)).maxLength(64);
        } else if (annotation instanceof Text) {
            schema.minLength(1).maxLength(Text.LONGEST);
        } else if (annotation instanceof Line line) {
            schema.minLength(1).maxLength(line.max());
        } else if (annotation instanceof ItemName) {
            schema.minLength(1).maxLength(Line.LONGEST);
        } else if (annotation instanceof Pattern pattern) {
            schema.pattern(whole(pattern));
        } else if (annotation instanceof Size size) {
            size(schema, size);
        } else {
            range(schema, annotation);
        }
    }

    private static String regexpOf(Class<? extends Annotation> constraint) {
        return whole(constraint.getAnnotation(Pattern.class));
    }

    /** A pattern of a schema is looked for anywhere in a text; one of a constraint is the whole text's. */
    private static String whole(Pattern pattern) {
        return "^(?:" + pattern.regexp() + ")$";
    }

    private static void size(Schema<?> schema, Size size) {
        @Nullable Integer min = size.min() == 0 ? null : Integer.valueOf(size.min());
        if (schema.getItems() != null) {
            schema.minItems(min).maxItems(size.max());
        } else {
            schema.minLength(min).maxLength(size.max());
        }
    }

    private static void range(Schema<?> schema, Annotation annotation) {
        if (annotation instanceof Min min) {
            schema.minimum(BigDecimal.valueOf(min.value()));
        } else if (annotation instanceof Max max) {
            schema.maximum(BigDecimal.valueOf(max.value()));
        } else if (annotation instanceof DecimalMin min) {
            schema.minimum(new BigDecimal(min.value()));
        } else if (annotation instanceof DecimalMax max) {
            schema.maximum(new BigDecimal(max.value()));
        } else if (annotation instanceof Positive) {
            schema.minimum(BigDecimal.ONE);
        } else if (annotation instanceof PositiveOrZero) {
            schema.minimum(BigDecimal.ZERO);
        }
    }
}
