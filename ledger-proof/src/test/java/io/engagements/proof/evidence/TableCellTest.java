package io.engagements.proof.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableCellTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+34", "-5", "@SUM(A1)", "\tx", "\rx", "\uFF1D1+1"})
    void noCellIsComputed(String typed) {
        assertThat(TableCell.of(typed)).isEqualTo("\"'" + typed + '"');
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a=b", "1-1", "a\nb", "a,b"})
    void otherCellsAreTheirText(String typed) {
        assertThat(TableCell.of(typed)).isEqualTo('"' + typed + '"');
    }

    @ParameterizedTest
    @ValueSource(strings = "say \"yes\"")
    void aQuoteEndsNoCell(String typed) {
        assertThat(TableCell.of(typed)).isEqualTo("\"say \"\"yes\"\"\"");
    }
}
