package dev.pesewa.usage.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvWriterTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1"})
    void makesAFormulaAText(String text) {
        assertThat(CsvWriter.cell(text)).isEqualTo("'" + text);
    }

    @Test
    void makesAFormulaBehindALineBreakATextToo() {
        assertThat(CsvWriter.cell("\r=1")).isEqualTo("\"'\r=1\"");
    }

    @Test
    void leavesNumbersAlone() {
        assertThat(CsvWriter.cell(-1L)).isEqualTo("-1");
    }

    @Test
    void quotesWhatWouldEndACell() {
        assertThat(CsvWriter.cell("a,b")).isEqualTo("\"a,b\"");
        assertThat(CsvWriter.cell("say \"hi\"")).isEqualTo("\"say \"\"hi\"\"\"");
        assertThat(CsvWriter.cell("plain")).isEqualTo("plain");
        assertThat(CsvWriter.cell(null)).isEmpty();
    }
}
