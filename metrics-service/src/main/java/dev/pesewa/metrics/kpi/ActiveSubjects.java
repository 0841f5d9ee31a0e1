package dev.pesewa.metrics.kpi;

/// Distinct subjects with at least one AI call in the 1, 7 and 30 days that end with a day.
/// Example: a subject that called on the 1st and on the 5th is one of `week` on the 5th.
public record ActiveSubjects(long day, long week, long month) {}
