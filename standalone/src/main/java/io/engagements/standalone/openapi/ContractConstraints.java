package io.engagements.standalone.openapi;

import io.engagements.events.Id;
import io.engagements.events.Sha256;
import io.engagements.events.Text;
import io.engagements.events.time.When;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Annotation;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says in the description what the contract's own constraints say: patterns, lengths, and the three ways to type a time. */
@Component
class ContractConstraints implements ModelConverter {

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        if (Json.mapper().constructType(type.getType()).hasRawClass(When.class)) {
            return when();
        }
        Schema<?> schema = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        if (schema != null && type.getCtxAnnotations() != null) {
            for (Annotation annotation : type.getCtxAnnotations()) {
                constrain(schema, annotation);
            }
        }
        return schema;
    }

    private static void constrain(Schema<?> schema, Annotation annotation) {
        if (annotation instanceof Id) {
            schema.pattern(Id.class.getAnnotation(Pattern.class).regexp()).maxLength(64);
        } else if (annotation instanceof Sha256) {
            schema.pattern(Sha256.class.getAnnotation(Pattern.class).regexp()).maxLength(64);
        } else if (annotation instanceof Text text) {
            schema.minLength(1).maxLength(text.max());
        }
    }

    private static Schema<?> when() {
        Schema<Object> local = new Schema<>();
        local.addType("object");
        local.addProperty("local", string("a local date and time, such as 2027-01-29T18:00"));
        local.addProperty("zone", string("an IANA time zone; the contract zone when left out"));
        local.required(List.of("local"));
        Schema<Object> either = new Schema<>();
        either.oneOf(List.of(local, string("a local date and time in the contract zone, or an instant ending in Z")));
        either.description("A time without fractions of a second");
        return either;
    }

    private static Schema<?> string(String description) {
        Schema<String> schema = new Schema<>();
        schema.addType("string");
        schema.description(description);
        return schema;
    }
}
