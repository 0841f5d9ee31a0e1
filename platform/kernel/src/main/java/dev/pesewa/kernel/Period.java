package dev.pesewa.kernel;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/// A range of days, both ends included, as the API takes it: errors name the fields of a body, and
/// a query is read by the kit's `DateRangeParameters`, which names its parameters. Inside, use
/// `from` and `until`, which are half-open.
public record Period(LocalDate start, LocalDate end) {

    public static final int MAX_DAYS = 400;

    /// Farther away is a mistake, and no database would know what to do with it.
    public static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

    public static final LocalDate LATEST = LocalDate.of(2199, 12, 31);

    public Period {
        near("startDate", start);
        near("endDate", end);
        if (end.isBefore(start)) {
            throw ProblemException.malformed("endDate", "is before startDate");
        }
        if (ChronoUnit.DAYS.between(start, end) >= MAX_DAYS) {
            throw ProblemException.malformed(
                    "startDate", "a range may hold at most " + MAX_DAYS + " days");
        }
    }

    private static void near(String field, LocalDate day) {
        if (day.isBefore(EARLIEST) || day.isAfter(LATEST)) {
            throw ProblemException.malformed(field, "between " + EARLIEST + " and " + LATEST);
        }
    }

    /// The window of `days` days that ends with `last`: last-days+1 … last.
    public static Period lastDays(LocalDate last, int days) {
        if (days < 1 || days > MAX_DAYS) {
            throw ProblemException.malformed("days", "between 1 and " + MAX_DAYS);
        }
        near("endDate", last);
        return new Period(last.minusDays(days - 1L), last);
    }

    public int days() {
        return Math.toIntExact(ChronoUnit.DAYS.between(start, end) + 1);
    }

    /// As many days, just before this period.
    public Period previous() {
        return lastDays(start.minusDays(1), days());
    }

    public Instant from(ZoneId zone) {
        return start.atStartOfDay(zone).toInstant();
    }

    public Instant until(ZoneId zone) {
        return end.plusDays(1).atStartOfDay(zone).toInstant();
    }
}
