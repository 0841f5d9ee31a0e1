package dev.pesewa.local.client;

import dev.pesewa.local.LocalException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The rows of CSV below its header. A row has as many cells as the header; an empty one more,
/// after a comma at the end, is none.
final class CsvRows implements UsageFile.FileRows {

    private final TextLines lines;
    private final List<String> header;

    CsvRows(TextLines lines) {
        this.lines = lines;
        TextLines.TextLine first = notEmpty();
        CsvRow names = first == null ? null : CsvRow.read(first, lines);
        if (names != null && names.problem() != null) {
            throw new LocalException("The header cannot be read: " + names.problem());
        }
        this.header = names == null ? List.of() : names.cells();
    }

    @Override
    public List<String> header() {
        return header;
    }

    @Override
    public @Nullable FileRow next() {
        TextLines.TextLine first = notEmpty();
        return first == null ? null : row(first.number(), CsvRow.read(first, lines));
    }

    private TextLines.@Nullable TextLine notEmpty() {
        TextLines.TextLine line = lines.next();
        while (line != null && line.problem() == null && line.text().trim().isEmpty()) {
            line = lines.next();
        }
        return line;
    }

    private FileRow row(long line, CsvRow row) {
        if (row.problem() != null) {
            return new FileRow.Bad(line, row.problem());
        }
        List<String> cells = row.cells();
        int wanted = header.size();
        boolean commaAtTheEnd = cells.size() == wanted + 1 && cells.getLast().isEmpty();
        if (cells.size() != wanted && !commaAtTheEnd) {
            return new FileRow.Bad(
                    line, "has %d cells, the header %d".formatted(cells.size(), wanted));
        }
        Map<String, String> named = new HashMap<>();
        for (int i = 0; i < wanted; i++) {
            named.put(header.get(i), cells.get(i));
        }
        return new FileRow.Cells(line, named);
    }
}
