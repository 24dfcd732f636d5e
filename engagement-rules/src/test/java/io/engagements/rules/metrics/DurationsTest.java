package io.engagements.rules.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationsTest {

    /** 1, 2, 3 … hours. */
    private static Durations hours(int count) {
        return new Durations(LongStream.rangeClosed(1, count)
                .map(hour -> hour * 3_600)
                .boxed()
                .toList());
    }

    @ParameterizedTest
    @CsvSource({"1,1,1", "2,1,2", "3,2,3", "4,2,4", "5,3,5", "9,5,9", "10,5,9", "11,6,10", "20,10,18", "100,50,90"})
    void percentilesUseTheNearestRank(int count, int median, int p90) {
        assertThat(hours(count).medianHours()).isEqualByComparingTo(BigDecimal.valueOf(median));
        assertThat(hours(count).p90Hours()).isEqualByComparingTo(BigDecimal.valueOf(p90));
        assertThat(hours(count).maxHours()).isEqualByComparingTo(BigDecimal.valueOf(count));
    }

    @ParameterizedTest
    @CsvSource({"0,0.0", "179,0.0", "180,0.1", "3600,1.0", "242400,67.3", "232200,64.5", "3779,1.0", "3780,1.1"})
    void hoursHaveOneDecimalHalfUp(long seconds, BigDecimal hours) {
        assertThat(Durations.hours(seconds)).isEqualTo(hours);
    }

    @Test
    void withoutAnyThereIsNoMedian() {
        assertThat(new Durations(List.of()).medianHours()).isNull();
        assertThat(new Durations(List.of()).p90Hours()).isNull();
    }
}
