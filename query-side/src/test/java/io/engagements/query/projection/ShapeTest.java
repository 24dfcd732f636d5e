package io.engagements.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShapeTest {

    private static final String SCRIPT = "CREATE TABLE work (doc text);\n";

    enum State {
        BEGUN,
        DONE
    }

    record Mark(Instant at, long sequence) {}

    record Doc(
            String id,
            State state,
            List<Mark> marks,
            @Nullable Doc before,
            Turn turn) {}

    sealed interface Turn {
        record Left(int by) implements Turn {}

        record Right() implements Turn {}
    }

    /** The same once more under other names. */
    static final class Elsewhere {

        enum Stand {
            BEGUN,
            DONE
        }

        record Place(Instant at, long sequence) {}

        record Paper(
                String id,
                Stand state,
                List<Place> marks,
                @Nullable Paper before,
                Way turn) {}

        sealed interface Way {
            record Left(int by) implements Way {}

            record Right() implements Way {}
        }
    }

    record Longer(
            String id,
            State state,
            List<Mark> marks,
            @Nullable Longer before,
            Turn turn,
            int more) {}

    record Shorter(
            String id,
            State state,
            List<Mark> marks,
            @Nullable Shorter before) {}

    record Renamed(
            String key,
            State state,
            List<Mark> marks,
            @Nullable Renamed before,
            Turn turn) {}

    record AnotherOrder(
            State state,
            String id,
            List<Mark> marks,
            @Nullable AnotherOrder before,
            Turn turn) {}

    record AnotherType(
            String id,
            State state,
            List<Long> marks,
            @Nullable AnotherType before,
            Turn turn) {}

    record WrittenOtherwise(
            String id,
            @JsonProperty("s") State state,
            List<Mark> marks,
            @Nullable WrittenOtherwise before,
            Turn turn) {}

    enum MoreStates {
        BEGUN,
        DONE,
        GONE
    }

    record AnotherConstant(
            String id,
            MoreStates state,
            List<Mark> marks,
            @Nullable AnotherConstant before,
            Turn turn) {}

    record OtherMark(Instant at, int sequence) {}

    record ChangedDeepInside(
            String id,
            State state,
            List<OtherMark> marks,
            @Nullable ChangedDeepInside before,
            Turn turn) {}

    sealed interface MoreTurns {
        record Left(int by) implements MoreTurns {}

        record Right() implements MoreTurns {}

        record Back() implements MoreTurns {}
    }

    record AnotherKind(
            String id,
            State state,
            List<Mark> marks,
            @Nullable AnotherKind before,
            MoreTurns turn) {}

    private static String shape(Class<?> document) {
        return Shape.fingerprint(Map.of("work", document), SCRIPT);
    }

    static Stream<Class<?>> changed() {
        return Stream.of(
                Longer.class,
                Shorter.class,
                Renamed.class,
                AnotherOrder.class,
                AnotherType.class,
                WrittenOtherwise.class,
                AnotherConstant.class,
                ChangedDeepInside.class,
                AnotherKind.class);
    }

    @ParameterizedTest
    @MethodSource("changed")
    void whatLooksOtherwiseHasAnotherFingerprint(Class<?> document) {
        assertThat(shape(document)).isNotEqualTo(shape(Doc.class));
    }

    @Test
    void everyChangeHasOneOfItsOwn() {
        assertThat(changed().map(ShapeTest::shape)).doesNotHaveDuplicates();
    }

    @Test
    void whatLooksTheSameUnderAnotherNameHasTheSame() {
        assertThat(shape(Elsewhere.Paper.class)).isEqualTo(shape(Doc.class));
    }

    @Test
    void tablesAndTheirScriptBelongToIt() {
        assertThat(Shape.fingerprint(Map.of("works", Doc.class), SCRIPT)).isNotEqualTo(shape(Doc.class));
        assertThat(Shape.fingerprint(Map.of("work", Doc.class), SCRIPT + "CREATE INDEX work_doc ON work (doc);\n"))
                .isNotEqualTo(shape(Doc.class));
        assertThat(Shape.fingerprint(Map.of("work", Doc.class), SCRIPT.replace("\n", "\r\n")))
                .as("however a checkout ends its lines")
                .isEqualTo(shape(Doc.class));
    }

    /** Otherwise every start with another Java would make everything again. */
    @Test
    void itIsTheSameInEveryJavaMachine() {
        assertThat(shape(WrittenOtherwise.class)).isEqualTo("01babb9b9e1cd34c24ac8deb351be01b");
    }
}
