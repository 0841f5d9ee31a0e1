package dev.pesewa.local.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One row of CSV, taken line by line, for a quoted cell may hold line ends. Space around a cell
/// does not count. `cells` are empty when there is a `problem`.
record CsvRow(List<String> cells, @Nullable String problem) {

    /// A cell of more lines is a quote that nobody closed.
    static final int MOST_LINES = 1_000;

    private static final ObjectReader ROW =
            CsvMapper.builder()
                    .enable(CsvParser.Feature.TRIM_SPACES)
                    .build()
                    .readerFor(String[].class);

    CsvRow {
        cells = List.copyOf(cells);
    }

    /// The row that begins with `first`. When it cannot be read, only its first line is lost: a
    /// quote that nobody closed must not swallow the rows behind it.
    static CsvRow read(TextLines.TextLine first, TextLines lines) {
        List<TextLines.TextLine> more = new ArrayList<>();
        var text = new StringBuilder(first.text());
        String problem = first.problem();
        while (problem == null) {
            try {
                String[] cells = ROW.readValue(text.toString());
                return new CsvRow(List.of(cells), null);
            } catch (JsonProcessingException unreadable) {
                TextLines.TextLine line = mayGoOn(text, more) ? lines.next() : null;
                if (line == null) {
                    problem = "is no CSV: " + unreadable.getOriginalMessage();
                } else {
                    more.add(line);
                    text.append(line.text());
                    problem = line.problem();
                }
            }
        }
        lines.giveBack(more);
        return new CsvRow(List.of(), problem);
    }

    private static boolean mayGoOn(StringBuilder text, List<TextLines.TextLine> more) {
        return more.size() < MOST_LINES
                && text.length() < TextLines.LONGEST
                && text.indexOf("\"") >= 0;
    }
}
