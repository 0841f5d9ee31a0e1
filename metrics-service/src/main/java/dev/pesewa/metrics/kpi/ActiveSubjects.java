package dev.pesewa.metrics.kpi;

/// Distinct subjects with an AI call in the 1, 7 and 30 days to a day.
public record ActiveSubjects(long day, long week, long month) {}
