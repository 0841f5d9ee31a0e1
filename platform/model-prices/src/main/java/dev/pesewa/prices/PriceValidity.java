package dev.pesewa.prices;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// When a version of a price holds. Providers state their days and hours in UTC.
sealed interface PriceValidity {

    boolean holds(Instant at);

    String explained();

    /// `2026-08-17 mon-fri 01:00/04:00`: from that day on, on these days, between these times.
    static PriceValidity parse(String text) {
        List<PriceValidity> parts =
                Stream.of(text.split(" ", -1))
                        .filter(part -> !part.isEmpty())
                        .map(PriceValidity::one)
                        .toList();
        return parts.isEmpty() ? new Always() : parts.size() == 1 ? parts.getFirst() : new All(parts);
    }

    private static PriceValidity one(String text) {
        int slash = text.indexOf('/');
        if (slash > 0) {
            return new Daily(
                    LocalTime.parse(text.substring(0, slash)),
                    LocalTime.parse(text.substring(slash + 1)));
        }
        int dash = text.indexOf('-');
        if (dash > 0 && Character.isLetter(text.charAt(0))) {
            return new Weekly(day(text.substring(0, dash)), day(text.substring(dash + 1)));
        }
        return text.contains("T")
                ? new From(Instant.parse(text))
                : From.start(LocalDate.parse(text));
    }

    private static DayOfWeek day(String text) {
        return Stream.of(DayOfWeek.values())
                .filter(day -> day.name().startsWith(text.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Not a day: " + text));
    }

    record Always() implements PriceValidity {
        @Override
        public boolean holds(Instant at) {
            return true;
        }

        @Override
        public String explained() {
            return "always";
        }
    }

    record From(Instant start) implements PriceValidity {

        static From start(LocalDate day) {
            return new From(day.atStartOfDay(ZoneOffset.UTC).toInstant());
        }

        @Override
        public boolean holds(Instant at) {
            return !at.isBefore(start);
        }

        @Override
        public String explained() {
            return "from " + start;
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

        @Override
        public String explained() {
            return "daily from " + start + " to " + end + " UTC";
        }
    }

    /// On the days from `first` to `last`, both included, of every week.
    record Weekly(DayOfWeek first, DayOfWeek last) implements PriceValidity {
        @Override
        public boolean holds(Instant at) {
            int day = at.atZone(ZoneOffset.UTC).getDayOfWeek().getValue();
            return first.getValue() <= day && day <= last.getValue();
        }

        @Override
        public String explained() {
            return "every week from " + first + " to " + last;
        }
    }

    record All(List<PriceValidity> parts) implements PriceValidity {

        public All {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean holds(Instant at) {
            return parts.stream().allMatch(part -> part.holds(at));
        }

        @Override
        public String explained() {
            return parts.stream().map(PriceValidity::explained).collect(Collectors.joining(", "));
        }
    }
}
