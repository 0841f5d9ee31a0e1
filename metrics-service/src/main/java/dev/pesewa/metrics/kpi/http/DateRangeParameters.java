package dev.pesewa.metrics.kpi.http;

import dev.pesewa.kernel.Period;
import dev.pesewa.kernel.ProblemException;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Reads `?start=&end=`: both included, by default the 30 days to today.
final class DateRangeParameters {

    private static final int DAYS_BEFORE_END = 29;

    private DateRangeParameters() {}

    static Period of(@Nullable String start, @Nullable String end, LocalDate today) {
        LocalDate last = end == null ? today : date("end", end);
        return new Period(
                start == null ? last.minusDays(DAYS_BEFORE_END) : date("start", start), last);
    }

    private static LocalDate date(String field, String text) {
        try {
            // LocalDate would take a year of nine digits, which no database does.
            if (text.matches("[12]\\d{3}-\\d{2}-\\d{2}")) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeException impossible) {
            throw ProblemException.malformed(field, "there is no such day");
        }
        throw ProblemException.malformed(field, "a date such as 2026-01-31");
    }
}
