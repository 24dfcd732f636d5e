package io.engagements.query.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PageTest {

    private static final List<Integer> ROWS = IntStream.range(0, 450).boxed().toList();

    @Test
    void aPageEndsWhereItHasEnoughText() {
        Page<Integer> page = Page.of("rows", ROWS.subList(0, 51), 50, Integer::longValue, row -> Page.MOST_TEXT / 3);

        assertThat(page.items()).containsExactly(0, 1, 2, 3);
        assertThat(Page.after("rows", page.next())).isEqualTo(3);
    }

    @Test
    void oneThatIsTooLongStandsOnAPageOfItsOwn() {
        assertThat(Page.of("rows", ROWS.subList(0, 2), 50, Integer::longValue, row -> 2 * Page.MOST_TEXT)
                        .items())
                .containsExactly(0);
    }

    @Test
    void theLastPageHasNoNext() {
        assertThat(Page.of("rows", ROWS.subList(0, 50), 50, Integer::longValue).next())
                .isNull();
        assertThat(Page.of("rows", ROWS.subList(0, 51), 50, Integer::longValue).next())
                .isNotNull();
        assertThat(Page.of("rows", List.<Integer>of(), 50, Integer::longValue)).isEqualTo(new Page<>(List.of(), null));
    }

    @Test
    void aWholeIsReadPageByPage() {
        Page<Integer> first = Page.within("rows", ROWS, 200, null);
        Page<Integer> second = Page.within("rows", ROWS, 200, first.next());
        Page<Integer> third = Page.within("rows", ROWS, 200, second.next());

        assertThat(first.items()).isEqualTo(ROWS.subList(0, 200));
        assertThat(second.items()).isEqualTo(ROWS.subList(200, 400));
        assertThat(third).isEqualTo(new Page<>(ROWS.subList(400, 450), null));
    }
}
