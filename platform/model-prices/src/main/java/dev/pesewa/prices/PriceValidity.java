package dev.pesewa.prices;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;

/// When a version of a price holds. Providers state their days and hours in UTC.
sealed interface PriceValidity {

    boolean holds(Instant at);

    static PriceValidity parse(String text) {
        int slash = text.indexOf('/');
        if (text.isEmpty()) {
            return new Always();
        }
        return slash < 0
                ? new From(LocalDate.parse(text))
                : new Daily(
                        LocalTime.parse(text.substring(0, slash)),
                        LocalTime.parse(text.substring(slash + 1)));
    }

    record Always() implements PriceValidity {
        @Override
        public boolean holds(Instant at) {
            return true;
        }
    }

    record From(LocalDate day) implements PriceValidity {
        @Override
        public boolean holds(Instant at) {
            return !at.isBefore(day.atStartOfDay(ZoneOffset.UTC).toInstant());
        }
    }

    /// From `start` until before `end`, every day; may reach over midnight.
    record Daily(LocalTime start, LocalTime end) implements PriceValidity {
        @Override
        public boolean holds(Instant at) {
            LocalTime time = LocalTime.ofInstant(at, ZoneOffset.UTC);
            boolean started = !time.isBefore(start);
            boolean ended = !time.isBefore(end);
            return start.isBefore(end) ? started && !ended : started || !ended;
        }
    }
}
