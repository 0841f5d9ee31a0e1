package dev.pesewa.metrics.definition;

/// The published meaning of a metric. `formulaVersion` goes up when a figure for the same facts
/// would come out differently.
public record Definition(String name, String title, Unit unit, String text, int formulaVersion) {

    static Definition of(String name, String title, Unit unit, String text) {
        return new Definition(name, title, unit, text, 1);
    }
}
