package dev.pesewa.metrics.kpi.http;

import dev.pesewa.metrics.definition.Definition;
import dev.pesewa.metrics.kpi.Kpi;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The published definitions of all metrics; always one page.
public record Glossary(List<Entry> items, @Nullable String nextCursor) {

    static Glossary in(String currency) {
        return new Glossary(
                Arrays.stream(Kpi.values()).map(kpi -> entry(kpi.definition(), currency)).toList(),
                null);
    }

    private static Entry entry(Definition definition, String currency) {
        return new Entry(
                definition.name(),
                definition.title(),
                definition.unit().shown(currency),
                definition.text(),
                definition.formulaVersion());
    }

    /// `text` is the definition, word for word.
    public record Entry(String name, String title, String unit, String text, int formulaVersion) {}
}
