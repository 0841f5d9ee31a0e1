package dev.pesewa.kit.page;

import dev.pesewa.kernel.Period;
import dev.pesewa.kernel.ProblemException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/// Reads dates, and refuses, naming the field, what is none or so far away that it must be a
/// mistake: milliseconds taken for seconds make a year that no database knows.
public final class DateParameters {

    private DateParameters() {}

    /// A date of a query.
    public static LocalDate parse(String field, String text) {
        try {
            return checked(field, LocalDate.parse(text));
        } catch (DateTimeParseException unreadable) {
            throw ProblemException.malformed(field, "a date such as 2026-09-01 is expected");
        }
    }

    /// A date of a body.
    public static @Nullable LocalDate near(String field, @Nullable LocalDate date) {
        return date == null ? null : checked(field, date);
    }

    /// A moment of a body.
    public static @Nullable Instant near(String field, @Nullable Instant moment) {
        if (moment != null
                && (moment.isBefore(Period.EARLIEST.atStartOfDay(ZoneOffset.UTC).toInstant())
                        || moment.isAfter(
                                Period.LATEST.atStartOfDay(ZoneOffset.UTC).toInstant()))) {
            throw tooFar(field);
        }
        return moment;
    }

    private static LocalDate checked(String field, LocalDate date) {
        if (date.isBefore(Period.EARLIEST) || date.isAfter(Period.LATEST)) {
            throw tooFar(field);
        }
        return date;
    }

    private static ProblemException tooFar(String field) {
        return ProblemException.malformed(
                field, "between " + Period.EARLIEST + " and " + Period.LATEST);
    }
}
