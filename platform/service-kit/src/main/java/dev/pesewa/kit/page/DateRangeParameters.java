package dev.pesewa.kit.page;

import dev.pesewa.kernel.Period;
import dev.pesewa.kernel.ProblemException;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The range of days that a report is about, as a `@BeanParam`. Each end has two spellings, and a
/// number of days may be said in place of the first day:
///
/// - `?startDate=2026-09-01&endDate=2026-09-30`, or `start` and `end`: both days included
/// - `?days=7`, or `period`: the 7 days that end with `endDate`, or today
/// - nothing: the 30 days that end today
///
/// An error names the parameter as it was sent.
public record DateRangeParameters(
        @QueryParam("startDate") @Schema(format = "date") @Nullable String startDate,
        @QueryParam("start") @Schema(format = "date") @Nullable String start,
        @QueryParam("endDate") @Schema(format = "date") @Nullable String endDate,
        @QueryParam("end") @Schema(format = "date") @Nullable String end,
        @QueryParam("days") @Nullable Integer days,
        @QueryParam("period") @Nullable Integer period) {

    private static final int DEFAULT_DAYS = 30;

    /// One of two spellings, as it was sent.
    private record Sent<T>(String name, T value) {

        static <T> @Nullable Sent<T> of(
                String name, @Nullable T value, String other, @Nullable T otherValue) {
            if (value != null && otherValue != null) {
                throw ProblemException.malformed(other, "means the same as " + name + "; send one");
            }
            if (value != null) {
                return new Sent<>(name, value);
            }
            return otherValue == null ? null : new Sent<>(other, otherValue);
        }
    }

    /// False when nothing was sent: a list then shows everything.
    public boolean isGiven() {
        return Stream.of(startDate, start, endDate, end, days, period)
                .anyMatch(parameter -> parameter != null);
    }

    /// Where days begin and end as they do in the zone.
    public Period period(ZoneId zone, Clock clock) {
        return period(LocalDate.now(clock.withZone(zone)));
    }

    public Period period(LocalDate today) {
        Sent<String> first = Sent.of("startDate", startDate, "start", start);
        Sent<String> last = Sent.of("endDate", endDate, "end", end);
        Sent<Integer> number = Sent.of("days", days, "period", period);
        LocalDate lastDay = last == null ? today : DateParameters.parse(last.name(), last.value());
        if (first == null) {
            return lastDays(lastDay, number);
        }
        if (number != null) {
            throw ProblemException.malformed(
                    number.name(), "goes with a last day, not with " + first.name());
        }
        LocalDate firstDay = DateParameters.parse(first.name(), first.value());
        return between(first.name(), firstDay, last == null ? "today" : last.name(), lastDay);
    }

    private static Period between(
            String first, LocalDate firstDay, String last, LocalDate lastDay) {
        if (firstDay.isAfter(lastDay)) {
            throw ProblemException.malformed(first, "is after " + last);
        }
        if (ChronoUnit.DAYS.between(firstDay, lastDay) >= Period.MAX_DAYS) {
            throw ProblemException.malformed(
                    first, "a range may hold at most " + Period.MAX_DAYS + " days");
        }
        return new Period(firstDay, lastDay);
    }

    private static Period lastDays(LocalDate last, @Nullable Sent<Integer> number) {
        int wanted = number == null ? DEFAULT_DAYS : number.value();
        if (number != null && (wanted < 1 || wanted > Period.MAX_DAYS)) {
            throw ProblemException.malformed(number.name(), "between 1 and " + Period.MAX_DAYS);
        }
        return Period.lastDays(last, wanted);
    }
}
