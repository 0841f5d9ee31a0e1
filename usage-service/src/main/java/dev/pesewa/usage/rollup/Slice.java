package dev.pesewa.usage.rollup;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Locale;
import java.util.UUID;

/// What one row of the daily slices is about: one value of one dimension.
public record Slice(UUID workspace, Dimension dimension, LocalDate date, String key)
        implements Comparable<Slice> {

    private static final Comparator<Slice> ORDER =
            Comparator.comparing(Slice::workspace)
                    .thenComparing(slice -> slice.dimension().column())
                    .thenComparing(Slice::date)
                    .thenComparing(Slice::key);

    /// By what a workspace's days are sliced. `DAY` has the empty key, `HOUR` 0 to 23, `SUBJECT`
    /// is `user:…`, or `client:…` for calls without a user.
    public enum Dimension {
        DAY,
        HOUR,
        CLIENT,
        SUBJECT,
        FEATURE,
        MODEL;

        /// As it stands in the table.
        public String column() {
            return name().toLowerCase(Locale.ROOT);
        }

        String key(Cell cell) {
            return switch (this) {
                case DAY -> "";
                case HOUR -> Integer.toString(cell.hour());
                case CLIENT -> cell.client();
                case SUBJECT -> cell.subject();
                case FEATURE -> cell.feature();
                case MODEL -> cell.model();
            };
        }
    }

    @Override
    public int compareTo(Slice other) {
        return ORDER.compare(this, other);
    }
}
