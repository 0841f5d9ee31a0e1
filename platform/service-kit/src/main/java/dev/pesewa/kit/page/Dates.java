package dev.pesewa.kit.page;

import dev.pesewa.kernel.ProblemException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/// Reads dates of a query.
public final class Dates {

    private Dates() {}

    /// Refuses, naming the field, what is no date.
    public static LocalDate parse(String field, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException unreadable) {
            throw ProblemException.malformed(field, "a date such as 2026-09-01 is expected");
        }
    }
}
