package dev.pesewa.provider;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a usage object may tell that is not charged by the ordinary price of a token. Example:
/// Anthropic's `"speed":"fast"` costs a multiple, and no price list that is read here knows it.
///
/// @param ordinary what the field says when the ordinary price holds
record SeparateCharge(String field, Set<String> ordinary) {

    private static final List<SeparateCharge> TEXTS =
            List.of(
                    new SeparateCharge("speed", Set.of("standard")),
                    new SeparateCharge("inference_geo", Set.of("global", "not_available")),
                    new SeparateCharge(
                            "service_tier", Set.of("auto", "default", "on_demand", "standard")),
                    new SeparateCharge("traffic_type", Set.of("on_demand")));

    /// Sound by the second, and searches by the piece.
    private static final List<String> COUNTS =
            List.of(
                    "prompt_audio_seconds",
                    "server_tool_use.web_search_requests",
                    "num_sources_used",
                    "num_search_queries",
                    "citation_tokens",
                    "billed_units.search_units");

    /// Steps of one call that Anthropic charges beside its other counts, maybe of another model.
    private static final String STEPS = "iterations[";

    private static final Set<String> COUNTED_STEPS = Set.of("iterations[message]", "iterations[]");

    /// Why the tokens alone do not make the cost; null when they do.
    static @Nullable String in(FlatUsage usage) {
        Stream<String> texts =
                TEXTS.stream().filter(each -> !each.isOrdinary(usage)).map(each -> each.field);
        Stream<String> counts = COUNTS.stream().filter(usage::isPositive);
        Stream<String> steps =
                usage.names()
                        .filter(name -> name.startsWith(STEPS) && name.endsWith("]"))
                        .filter(name -> !COUNTED_STEPS.contains(name))
                        .map(_ -> "a step of iterations");
        return Stream.of(texts, counts, steps)
                .flatMap(each -> each)
                .findFirst()
                .map(charge -> charge + " has a price of its own")
                .orElse(null);
    }

    private boolean isOrdinary(FlatUsage usage) {
        String text = usage.text(field);
        return text.isEmpty() || ordinary.contains(text.toLowerCase(Locale.ROOT));
    }
}
