package dev.pesewa.metrics.kpi.http;

import dev.pesewa.metrics.definition.MetricDefinition;
import dev.pesewa.metrics.kpi.Kpi;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The published definitions of all metrics; always one page.
public record GlossaryResponse(List<GlossaryEntry> items, @Nullable String nextCursor) {

    static GlossaryResponse in(String currency) {
        return new GlossaryResponse(
                Arrays.stream(Kpi.values()).map(kpi -> entry(kpi.definition(), currency)).toList(),
                null);
    }

    private static GlossaryEntry entry(MetricDefinition definition, String currency) {
        return new GlossaryEntry(
                definition.name(),
                definition.title(),
                definition.unit().shown(currency),
                definition.text(),
                definition.formulaVersion());
    }

    /// `text` is the definition, word for word.
    public record GlossaryEntry(
            String name, String title, String unit, String text, int formulaVersion) {}
}
