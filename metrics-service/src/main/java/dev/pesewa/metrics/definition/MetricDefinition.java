package dev.pesewa.metrics.definition;

/// The published meaning of a metric. `formulaVersion` goes up when a figure for the same facts
/// would come out differently.
public record MetricDefinition(
        String name, String title, MetricUnit unit, String text, int formulaVersion) {

    static MetricDefinition of(String name, String title, MetricUnit unit, String text) {
        return new MetricDefinition(name, title, unit, text, 1);
    }
}
