package io.engagements.standalone.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverterContextImpl;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordSchemasTest {

    private final ModelConverterContextImpl described = new ModelConverterContextImpl(new RecordSchemas());

    record Grounds(int open) {}

    static final class Elsewhere {
        record Grounds(String text) {}
    }

    record Answer(
            String id, @Nullable String note, @Nullable Grounds grounds, LeftOut more) {
        boolean isWithinRange() {
            return true;
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LeftOut(@Nullable String note) {}

    record Untold(Optional<String> note) {}

    private void define(Class<?> type) {
        described.resolve(new AnnotatedType(type).resolveAsRef(true));
    }

    private Schema<?> describe(Class<?> type) {
        define(type);
        return Objects.requireNonNull(described.getDefinedModels().get("RecordSchemasTest." + type.getSimpleName()));
    }

    private static Schema<?> property(Schema<?> schema, String name) {
        return (Schema<?>) Objects.requireNonNull(schema.getProperties().get(name));
    }

    @Test
    void typesOfOneSimpleNameAreCalledByTheTypesAroundThem() {
        describe(Grounds.class);
        define(Elsewhere.Grounds.class);

        assertThat(described.getDefinedModels())
                .containsOnlyKeys("RecordSchemasTest.Grounds", "RecordSchemasTest.Elsewhere.Grounds");
    }

    @Test
    void twoTypesOfOneNameAreRefused() {
        define(io.engagements.events.engagement.Item.class);

        assertThatThrownBy(() -> define(io.engagements.rules.metrics.Item.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("two types are called Item");
    }

    @Test
    void componentsAreThereAndNullWhereTheyAreMarked() {
        Schema<?> answer = describe(Answer.class);

        assertThat(answer.getProperties()).containsOnlyKeys("id", "note", "grounds", "more");
        assertThat(answer.getRequired()).containsExactlyInAnyOrder("id", "note", "grounds", "more");
        assertThat(property(answer, "note").getTypes()).containsExactlyInAnyOrder("string", "null");
        assertThat(property(answer, "grounds").getAnyOf()).hasSize(2);
        assertThat(describe(LeftOut.class).getRequired()).isNull();
    }

    @Test
    void whatNothingTellsOfIsRefused() {
        assertThatThrownBy(() -> describe(Untold.class)).hasMessageContaining("nothing tells");
    }
}
