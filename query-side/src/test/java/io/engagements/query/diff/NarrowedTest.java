package io.engagements.query.diff;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NarrowedTest {

    record Said(int number) {}

    record Work(String id, @Nullable String state, List<Said> statements) {}

    record Grouped(String engagementId, @JsonUnwrapped Work work) {}

    private static final List<Said> THOUSANDS =
            IntStream.range(0, 5_000).mapToObj(Said::new).toList();

    @Test
    void whatIsAddedToALongListIsAllThatIsCompared() {
        List<Said> longer = new ArrayList<>(THOUSANDS);
        longer.add(new Said(5_000));

        Narrowed narrowed = Narrowed.of(new Work("d1", "SUBMITTED", THOUSANDS), new Work("d1", "SUBMITTED", longer));

        assertThat(narrowed.before()).isEqualTo(Map.of("statements", List.of()));
        assertThat(narrowed.after()).isEqualTo(Map.of("statements", List.of(new Said(5_000))));
    }

    @Test
    void soIsAnElementThatIsAnotherOneAndAValueThatThereWasNot() {
        List<Said> other = new ArrayList<>(THOUSANDS);
        other.set(7, new Said(-7));

        Narrowed narrowed = Narrowed.of(new Work("d1", null, THOUSANDS), new Work("d1", "SUBMITTED", other));

        assertThat(narrowed.before()).isEqualTo(Map.of("statements", List.of(new Said(7))));
        assertThat(narrowed.after()).isEqualTo(Map.of("state", "SUBMITTED", "statements", List.of(new Said(-7))));
    }

    @Test
    void whatStandsInAGroupIsComparedUnderTheNameThatIsShown() {
        Narrowed narrowed = Narrowed.of(
                new Grouped("e1", new Work("d1", "SUBMITTED", THOUSANDS)),
                new Grouped("e1", new Work("d1", "ACCEPTED", THOUSANDS)));

        assertThat(narrowed.before()).isEqualTo(Map.of("state", "SUBMITTED"));
        assertThat(narrowed.after()).isEqualTo(Map.of("state", "ACCEPTED"));
    }
}
