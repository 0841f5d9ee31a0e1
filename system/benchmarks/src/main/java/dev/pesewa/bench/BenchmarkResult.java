package dev.pesewa.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/// One result: `ours` against `limit`, and the `goal` for their ratio. Where smaller is better,
/// such as for latencies, the goal is a ceiling.
record BenchmarkResult(
        String name,
        String unit,
        double ours,
        double limit,
        LoadGenerator.LoadResult load,
        double goal,
        boolean smallerIsBetter) {

    double ratio() {
        return ours / limit;
    }

    boolean isMet() {
        return smallerIsBetter ? ratio() <= goal : ratio() >= goal;
    }

    ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("name", name)
                .put("unit", unit)
                .put("ours", rounded(ours))
                .put("limit", rounded(limit))
                .put("ratio", rounded(ratio()))
                .put("p50Ms", rounded(load.p50Ms()))
                .put("p99Ms", rounded(load.p99Ms()))
                .put("goal", goal)
                .put("met", isMet());
    }

    static String heading() {
        return String.format(
                Locale.ROOT,
                "%-34s %-8s %10s %10s %7s %8s %8s  %s",
                "name",
                "unit",
                "ours",
                "limit",
                "ratio",
                "p50 ms",
                "p99 ms",
                "goal");
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "%-34s %-8s %,10.2f %,10.2f %7.2f %8.2f %8.2f  %s %.2f %s",
                name,
                unit,
                ours,
                limit,
                ratio(),
                load.p50Ms(),
                load.p99Ms(),
                smallerIsBetter ? "<=" : ">=",
                goal,
                isMet() ? "met" : "MISSED");
    }

    private static double rounded(double value) {
        return Math.round(value * 1_000) / 1_000.0;
    }
}
