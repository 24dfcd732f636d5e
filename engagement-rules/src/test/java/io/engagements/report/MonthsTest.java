package io.engagements.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.rules.metrics.Item;
import io.engagements.rules.metrics.Item.Side;
import io.engagements.rules.metrics.Item.Subject;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class MonthsTest {

    private static Item item(String at, String zone) {
        return new Item(new Subject("e1", "d1"), ZoneId.of(zone), Side.COUNTS, null, Instant.parse(at), 0, List.of());
    }

    /** In whatever order they come, and however many zones there are. */
    @Test
    void anItemBelongsToTheMonthThatItsOwnZoneShows() {
        Months months = new Months();

        assertThat(months.of(item("2027-01-31T22:59:59Z", "Europe/Madrid"))).isEqualTo(YearMonth.of(2027, 1));
        assertThat(months.of(item("2027-01-31T23:00:00Z", "Europe/Madrid"))).isEqualTo(YearMonth.of(2027, 2));
        assertThat(months.of(item("2027-01-31T23:00:00Z", "America/Bogota"))).isEqualTo(YearMonth.of(2027, 1));
        assertThat(months.of(item("2027-02-01T05:00:00Z", "America/Bogota"))).isEqualTo(YearMonth.of(2027, 2));
        assertThat(months.of(item("2027-02-15T00:00:00Z", "America/Bogota"))).isEqualTo(YearMonth.of(2027, 2));
        assertThat(months.of(item("2027-01-15T00:00:00Z", "America/Bogota"))).isEqualTo(YearMonth.of(2027, 1));
        assertThat(months.of(item("2027-02-01T04:59:59Z", "America/Bogota"))).isEqualTo(YearMonth.of(2027, 1));
    }
}
