package dev.pesewa.local.client;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One row of CSV as RFC 4180 has it, taken line by line, for a quoted cell may hold line ends.
/// Space around a cell does not count.
final class CsvRow {

    private static final char QUOTE = '"';
    private static final char SEPARATOR = ',';

    /// What a line takes in memory beside its text.
    private static final int SIZE_OF_A_LINE = 100;

    /// Where in a cell the next character is.
    private enum Place {
        BEFORE,
        PLAIN,
        QUOTED,
        AFTER
    }

    private final List<String> cells = new ArrayList<>();
    private final StringBuilder cell = new StringBuilder();
    private Place place = Place.BEFORE;
    private long size;
    private @Nullable String problem;

    /// The row that begins with `first`. When it cannot be read, only its first line is lost: a
    /// quote that nobody closed must not swallow the rows behind it.
    static CsvRow read(TextLines.Line first, TextLines lines) {
        var row = new CsvRow();
        row.take(first);
        List<TextLines.Line> more = new ArrayList<>();
        while (row.problem == null && row.place == Place.QUOTED) {
            TextLines.Line line = row.size > TextLines.LONGEST ? null : lines.next();
            if (line == null) {
                row.problem = "a quote is opened and not closed";
            } else {
                more.add(line);
                row.take(line);
            }
        }
        if (row.problem != null) {
            lines.giveBack(more);
        }
        return row;
    }

    List<String> cells() {
        return cells;
    }

    @Nullable String problem() {
        return problem;
    }

    private void take(TextLines.Line line) {
        String text = line.text();
        size += text.length() + SIZE_OF_A_LINE;
        problem = line.problem();
        for (int i = 0; i < text.length() && problem == null; i++) {
            boolean doubled = text.startsWith("\"\"", i);
            if (place == Place.QUOTED && doubled) {
                cell.append(QUOTE);
                i++;
            } else {
                take(text.charAt(i));
            }
        }
        if (problem == null && place != Place.QUOTED) {
            endCell();
        }
    }

    private void take(char one) {
        boolean space = one <= ' ';
        switch (place) {
            case QUOTED -> {
                if (one == QUOTE) {
                    place = Place.AFTER;
                } else {
                    cell.append(one);
                }
            }
            case BEFORE, PLAIN, AFTER -> {
                if (one == SEPARATOR) {
                    endCell();
                } else if (place == Place.PLAIN) {
                    cell.append(one);
                } else if (!space) {
                    begin(one);
                }
            }
        }
    }

    private void begin(char one) {
        if (place == Place.AFTER) {
            problem = "text follows a closing quote";
        } else if (one == QUOTE) {
            place = Place.QUOTED;
        } else {
            place = Place.PLAIN;
            cell.append(one);
        }
    }

    private void endCell() {
        cells.add(place == Place.PLAIN ? cell.toString().trim() : cell.toString());
        cell.setLength(0);
        place = Place.BEFORE;
    }
}
