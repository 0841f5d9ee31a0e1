package dev.pesewa.usage.rollup;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;

/// What one row of the daily rollup (`usage_slice`) is about: one value of one dimension.
public record DailyKey(UUID workspace, Dimension dimension, LocalDate date, String key)
        implements Comparable<DailyKey> {

    private static final Comparator<DailyKey> ORDER =
            Comparator.comparing(DailyKey::workspace)
                    .thenComparing(DailyKey::dimension)
                    .thenComparing(DailyKey::date)
                    .thenComparing(DailyKey::key);

    private static final List<String> HOURS =
            IntStream.range(0, 24).mapToObj(Integer::toString).toList();

    /// By what a workspace's days are summed up. `DAY` has the empty key, `HOUR` 0 to 23, `SUBJECT`
    /// is `user:…`, or `client:…` for calls without a user. Calls that name no client, feature or
    /// model have the empty key there; so have those that name neither user nor client.
    public enum Dimension {
        DAY,
        HOUR,
        CLIENT,
        SUBJECT,
        FEATURE,
        MODEL;

        private final String column = name().toLowerCase(Locale.ROOT);

        /// As it stands in the table.
        public String column() {
            return column;
        }

        String key(HourlyKey hour) {
            return switch (this) {
                case DAY -> "";
                case HOUR -> HOURS.get(hour.hour());
                case CLIENT -> hour.client();
                case SUBJECT -> hour.subject();
                case FEATURE -> hour.feature();
                case MODEL -> hour.model();
            };
        }
    }

    @Override
    public int compareTo(DailyKey other) {
        return ORDER.compare(this, other);
    }
}
