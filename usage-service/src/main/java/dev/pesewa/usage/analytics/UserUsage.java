package dev.pesewa.usage.analytics;

import java.time.LocalDate;

/// What one user used in a period; the days are the first and the last with a call.
public record UserUsage(
        String userId, PeriodTotals totals, LocalDate firstDay, LocalDate lastDay) {}
