package dev.pesewa.local.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/// One parser over the whole of a well-formed file is the judge of its rows read one by one.
class CsvRowsTest {

    private static final int ROWS = 200;
    private static final String[] PIECES = {
        "a", "7", " ", ",", "\"", "\n", "\r\n", "\u00e9", "\ud83d\ude00", "'", ";", "\t"
    };

    @RepeatedTest(20)
    void readsWhatAnotherReaderReads(RepetitionInfo repetition) throws IOException {
        // Given
        var random = new SplittableRandom(repetition.getCurrentRepetition());
        var text = new StringBuilder("one, two ,\"three\"\n");
        for (int row = 0; row < ROWS; row++) {
            text.append(cell(random)).append(',').append(cell(random)).append(',');
            text.append(cell(random)).append(random.nextBoolean() ? "\n" : "\r\n");
            text.append(random.nextInt(10) == 0 ? " \n\n" : "");
        }
        // When
        List<Map<String, String>> read = read(text.toString());
        // Then
        assertThat(read).as("seed %d", repetition.getCurrentRepetition()).hasSize(ROWS);
        assertThat(read).isEqualTo(readByAnother(text.toString()));
    }

    private static String cell(SplittableRandom random) {
        var cell = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            cell.append(PIECES[random.nextInt(PIECES.length)]);
        }
        boolean plain = cell.chars().noneMatch(one -> ",\"\r\n".indexOf(one) >= 0);
        if (plain && random.nextBoolean()) {
            // Of a quote within text nothing is meant.
            return cell + (cell.toString().isBlank() ? "" : "5\"");
        }
        String quoted = '"' + cell.toString().replace("\"", "\"\"") + '"';
        return random.nextInt(4) == 0 ? " " + quoted + " " : quoted;
    }

    private static List<Map<String, String>> read(String text) {
        var bytes = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        var rows = new CsvRows(new TextLines(bytes));
        List<Map<String, String>> read = new ArrayList<>();
        for (FileRow row = rows.next(); row != null; row = rows.next()) {
            assertThat(row).isInstanceOf(FileRow.Cells.class);
            read.add(((FileRow.Cells) row).cells());
        }
        return read;
    }

    private static List<Map<String, String>> readByAnother(String text) throws IOException {
        CsvMapper mapper =
                CsvMapper.builder()
                        .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
                        .enable(CsvParser.Feature.TRIM_SPACES)
                        .build();
        try (MappingIterator<Map<String, String>> rows =
                mapper.readerForMapOf(String.class)
                        .with(CsvSchema.emptySchema().withHeader())
                        .readValues(text)) {
            return rows.readAll();
        }
    }
}
