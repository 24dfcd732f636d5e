package io.engagements.standalone.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverterContextImpl;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordSchemasTest {

    private final ModelConverterContextImpl described = new ModelConverterContextImpl(new RecordSchemas());

    record Grounds(int open) {}

    static final class Elsewhere {
        record Grounds(String text) {}
    }

    record Answer(String id, @Nullable String note, @Nullable Grounds grounds, LeftOut more) {
        boolean isWithinRange() {
            return true;
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LeftOut(@Nullable String note) {}

    record Untold(Optional<String> note) {}

    private Schema<?> describe(Class<?> type) {
        described.resolve(new AnnotatedType(type).resolveAsRef(true));
        return described.getDefinedModels().get("RecordSchemasTest." + type.getSimpleName());
    }

    @Test
    void typesOfOneSimpleNameAreCalledByTheTypesAroundThem() {
        describe(Grounds.class);
        describe(Elsewhere.Grounds.class);

        assertThat(described.getDefinedModels())
                .containsOnlyKeys("RecordSchemasTest.Grounds", "RecordSchemasTest.Elsewhere.Grounds");
    }

    @Test
    void twoTypesOfOneNameAreRefused() {
        describe(io.engagements.events.engagement.Item.class);

        assertThatThrownBy(() -> describe(io.engagements.rules.metrics.Item.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("two types are called Item");
    }

    @Test
    void componentsAreThereAndNullWhereTheyAreMarked() {
        Schema<?> answer = describe(Answer.class);
        Map<String, ?> properties = answer.getProperties();

        assertThat(properties).containsOnlyKeys("id", "note", "grounds", "more");
        assertThat(answer.getRequired()).containsExactlyInAnyOrder("id", "note", "grounds", "more");
        assertThat(((Schema<?>) properties.get("note")).getTypes()).containsExactlyInAnyOrder("string", "null");
        assertThat(((Schema<?>) properties.get("grounds")).getAnyOf()).hasSize(2);
        assertThat(describe(LeftOut.class).getRequired()).isNull();
    }

    @Test
    void whatNothingTellsOfIsRefused() {
        assertThatThrownBy(() -> describe(Untold.class)).hasMessageContaining("nothing tells");
    }
}
