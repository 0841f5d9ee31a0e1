package dev.pesewa.usage.analytics;

import java.time.LocalDate;

/// What one user used in a period; the days are the first and the last with a call.
public record UserUse(String userId, Totals totals, LocalDate firstDay, LocalDate lastDay) {}
