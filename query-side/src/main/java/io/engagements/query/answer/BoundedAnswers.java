package io.engagements.query.answer;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.util.List;
import org.springframework.boot.jackson.autoconfigure.JsonFactoryBuilderCustomizer;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.BeanPropertyWriter;
import tools.jackson.databind.ser.ValueSerializerModifier;

/** How answers are written: no answer grows without bound, whatever it holds (see {@link BoundedList}). */
@Configuration(proxyBeanMethods = false)
class BoundedAnswers {

    @Bean
    JsonFactoryBuilderCustomizer countedAnswers() {
        return factory -> factory.addDecorator((maker, writer) -> new CountingGenerator(writer));
    }

    @Bean
    JsonMapperBuilderCustomizer boundedLists() {
        SimpleModule module = new SimpleModule("bounded-lists");
        module.setSerializerModifier(new Lists());
        return mapper -> mapper.addModule(module);
    }

    /**
     * A record's components are its JSON, what it can tell besides (isOpen …) is not: so the rules' own types can stand in
     * answers.
     */
    @Bean
    JsonMapperBuilderCustomizer componentsOnly() {
        return mapper ->
                mapper.changeDefaultVisibility(visibility -> visibility.withIsGetterVisibility(Visibility.NONE));
    }

    private static final class Lists extends ValueSerializerModifier {

        private static final long serialVersionUID = 1L;

        @Override
        public List<BeanPropertyWriter> changeProperties(
                SerializationConfig config, BeanDescription.Supplier bean, List<BeanPropertyWriter> properties) {
            properties.replaceAll(property -> isBounded(property) ? new BoundedList(property) : property);
            return properties;
        }

        private static boolean isBounded(BeanPropertyWriter property) {
            JavaType type = property.getType();
            return (type.isCollectionLikeType() || type.isMapLikeType()) && property.getAnnotation(Whole.class) == null;
        }
    }
}
