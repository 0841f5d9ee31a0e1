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

    /// The row that begins with `first`. A row goes on in the next line while a quote is open, so
    /// it is parsed once, when all its quotes are closed, however many lines it has. When it cannot
    /// be read, only its first line is lost: a quote that nobody closed must not swallow the rows
    /// behind it.
    static CsvRow read(TextLines.TextLine first, TextLines lines) {
        List<TextLines.TextLine> more = new ArrayList<>();
        var text = new StringBuilder(first.text());
        String problem = first.problem();
        boolean open = false;
        TextLines.TextLine last = first;
        while (problem == null) {
            open = endsInQuotes(last.text(), open);
            String fault = "Missing closing quote for value";
            if (!open) {
                try {
                    String[] cells = ROW.readValue(text.toString());
                    return new CsvRow(List.of(cells), null);
                } catch (JsonProcessingException unreadable) {
                    fault = unreadable.getOriginalMessage();
                }
            }
            TextLines.TextLine line = mayGoOn(text, more) ? lines.next() : null;
            if (line == null) {
                problem = "is no CSV: " + fault;
            } else {
                more.add(line);
                text.append(line.text());
                problem = line.problem();
                last = line;
            }
        }
        lines.giveBack(more);
        return new CsvRow(List.of(), problem);
    }

    /// Whether a quoted cell goes on behind the line. A quote opens a cell only at its beginning:
    /// that of an inch, as in `5" pipe`, opens nothing.
    private static boolean endsInQuotes(String line, boolean begunInQuotes) {
        boolean quoted = begunInQuotes;
        boolean ofQuotedCell = begunInQuotes;
        boolean atCellStart = !begunInQuotes;
        for (int i = 0; i < line.length(); i++) {
            char each = line.charAt(i);
            if (quoted) {
                quoted = each != '"';
            } else if (each == '"' && (atCellStart || (ofQuotedCell && isEscape(line, i)))) {
                quoted = true;
                ofQuotedCell = true;
                atCellStart = false;
            } else if (each == ',') {
                ofQuotedCell = false;
                atCellStart = true;
            } else if (each != ' ' && each != '\t') {
                atCellStart = false;
            }
        }
        return quoted;
    }

    private static boolean isEscape(String line, int i) {
        return i > 0 && line.charAt(i - 1) == '"';
    }

    private static boolean mayGoOn(StringBuilder text, List<TextLines.TextLine> more) {
        return more.size() < MOST_LINES
                && text.length() < TextLines.LONGEST
                && text.indexOf("\"") >= 0;
    }
}
