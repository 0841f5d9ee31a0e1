package dev.pesewa.prices;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// When a version of a price holds. Providers state their days and hours in UTC.
sealed interface PriceValidity {

    boolean holds(Instant at);

    String explained();

    /// As the catalog writes it.
    String text();

    /// The first moment, if it has one.
    default Optional<Instant> start() {
        return Optional.empty();
    }

    /// The same, but never before the moment.
    default PriceValidity notBefore(Instant moment) {
        return new AllOf(List.of(new From(moment), this));
    }

    /// `2026-08-17 mon-fri 01:00/04:00`: from that day on, on these days, between these times.
    static PriceValidity parse(String text) {
        List<PriceValidity> parts =
                Stream.of(text.split(" ", -1))
                        .filter(part -> !part.isEmpty())
                        .map(PriceValidity::one)
                        .toList();
        return parts.isEmpty()
                ? new Always()
                : parts.size() == 1 ? parts.getFirst() : new AllOf(parts);
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

        @Override
        public String text() {
            return "";
        }

        @Override
        public PriceValidity notBefore(Instant moment) {
            return new From(moment);
        }
    }

    record From(Instant moment) implements PriceValidity {

        static From start(LocalDate day) {
            return new From(day.atStartOfDay(ZoneOffset.UTC).toInstant());
        }

        @Override
        public boolean holds(Instant at) {
            return !at.isBefore(moment);
        }

        @Override
        public String explained() {
            return "from " + moment;
        }

        @Override
        public String text() {
            return moment.toString();
        }

        @Override
        public Optional<Instant> start() {
            return Optional.of(moment);
        }

        @Override
        public PriceValidity notBefore(Instant other) {
            return other.isAfter(moment) ? new From(other) : this;
        }
    }

    /// From `begin` until before `end`, every day; may reach over midnight.
    record Daily(LocalTime begin, LocalTime end) implements PriceValidity {
        @Override
        public boolean holds(Instant at) {
            LocalTime time = LocalTime.ofInstant(at, ZoneOffset.UTC);
            boolean started = !time.isBefore(begin);
            boolean ended = !time.isBefore(end);
            return begin.isBefore(end) ? started && !ended : started || !ended;
        }

        @Override
        public String explained() {
            return "daily from " + begin + " to " + end + " UTC";
        }

        @Override
        public String text() {
            return begin + "/" + end;
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

        @Override
        public String text() {
            return (first + "-" + last).toLowerCase(Locale.ROOT);
        }
    }

    record AllOf(List<PriceValidity> parts) implements PriceValidity {

        public AllOf {
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

        @Override
        public String text() {
            return parts.stream().map(PriceValidity::text).collect(Collectors.joining(" "));
        }

        @Override
        public Optional<Instant> start() {
            return parts.stream().flatMap(part -> part.start().stream()).max(Instant::compareTo);
        }
    }
}
