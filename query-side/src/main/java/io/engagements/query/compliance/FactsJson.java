package io.engagements.query.compliance;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Instant;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * Facts as short JSON: a record is an array, an instant its seconds since 1970. A party's numbers are made of thousands
 * of facts, and nobody but the rules reads them.
 */
final class FactsJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .annotationIntrospector(new RecordsAsArrays())
            .addModule(new SimpleModule()
                    .addSerializer(Instant.class, new InSeconds())
                    .addDeserializer(Instant.class, new FromSeconds()))
            .build();

    private FactsJson() {}

    static JsonMapper mapper() {
        return MAPPER;
    }

    private static final class RecordsAsArrays extends JacksonAnnotationIntrospector {

        private static final long serialVersionUID = 1L;

        @Override
        public JsonFormat.Value findFormat(MapperConfig<?> config, Annotated annotated) {
            return annotated instanceof AnnotatedClass type && type.getRawType().isRecord()
                    ? JsonFormat.Value.forShape(JsonFormat.Shape.ARRAY)
                    : super.findFormat(config, annotated);
        }
    }

    private static final class InSeconds extends ValueSerializer<Instant> {

        @Override
        public void serialize(Instant instant, JsonGenerator to, SerializationContext context) {
            to.writeNumber(instant.getEpochSecond());
        }
    }

    private static final class FromSeconds extends ValueDeserializer<Instant> {

        @Override
        public Instant deserialize(JsonParser from, DeserializationContext context) {
            return Instant.ofEpochSecond(from.getLongValue());
        }
    }
}
