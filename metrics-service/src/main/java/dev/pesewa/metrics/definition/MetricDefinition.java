package dev.pesewa.metrics.definition;

/// The published meaning of a metric. Example: `cau` is in USD, its text is "provider cost in the
/// window / distinct subjects with at least one AI call in it", its formula has version 1.
///
/// @param name the name in the API, such as `creditRevenue30d`
/// @param text the definition, word for word as published
/// @param formulaVersion rises when the same facts would give another value
public record MetricDefinition(
        String name, String title, MetricUnit unit, String text, int formulaVersion) {

    static MetricDefinition of(String name, String title, MetricUnit unit, String text) {
        return new MetricDefinition(name, title, unit, text, 1);
    }
}
