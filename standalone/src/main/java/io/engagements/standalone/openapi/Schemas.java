package io.engagements.standalone.openapi;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.converter.ResolvedSchema;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.Type;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Schemas of OpenAPI 3.1, which are JSON Schema 2020-12. */
final class Schemas {

    private static final String NULL = "null";

    private Schemas() {}

    static Schema<Object> typed(String type) {
        Schema<Object> schema = new Schema<>();
        schema.addType(type);
        return schema;
    }

    static Schema<Object> typed(String type, String format) {
        Schema<Object> schema = typed(type);
        schema.format(format);
        return schema;
    }

    static Schema<Object> described(String type, String description) {
        Schema<Object> schema = typed(type);
        schema.description(description);
        return schema;
    }

    static Schema<Object> listOf(Schema<?> items) {
        Schema<Object> schema = typed("array");
        schema.items(items);
        return schema;
    }

    /** An object with any members of one kind. */
    static Schema<Object> mapOf(Object values) {
        Schema<Object> schema = typed("object");
        schema.additionalProperties(values);
        return schema;
    }

    static Schema<Object> reference(String name) {
        Schema<Object> schema = new Schema<>();
        schema.$ref("#/components/schemas/" + name);
        return schema;
    }

    static Schema<Object> either(Schema<?> one, Schema<?> other) {
        Schema<Object> either = new Schema<>();
        either.anyOf(List.of(one, other));
        return either;
    }

    /** The same, or null. */
    static Schema<?> orNull(Schema<?> schema) {
        if (schema.get$ref() != null || schema.getAnyOf() != null) {
            return either(schema, typed(NULL));
        }
        if (schema.getTypes() != null) {
            Set<String> types = new LinkedHashSet<>(schema.getTypes());
            types.add(NULL);
            schema.types(types);
        }
        return schema;
    }

    /** The schema of a type; what it refers to is described in the document from now on. */
    static Schema<?> of(Type type, OpenAPI api) {
        ResolvedSchema resolved =
                ModelConverters.getInstance(true).resolveAsResolvedSchema(new AnnotatedType(type).resolveAsRef(true));
        resolved.referencedSchemas.forEach(api.getComponents()::addSchemas);
        return resolved.schema;
    }

    static Content content(String mediaType, Schema<?> schema) {
        return new Content().addMediaType(mediaType, new MediaType().schema(schema));
    }
}
