package dev.pesewa.usage.price;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/// Reads which names of models a price is for: one rule, all of `and`, or one of `or`, of which
/// each may be all of `and`.
///
/// Example: `{"or":[{"equals":"a"},{"and":[{"startsWith":"b"},{"contains":"c"}]}]}` is `=a ^b&*c`,
/// as the catalog writes it.
public final class NameRuleJson {

    private NameRuleJson() {}

    /// `one` writes a single rule.
    public static String text(JsonNode rule, Function<JsonNode, String> one) {
        JsonNode any = rule.path("or");
        return any.isArray() ? joined(any, " ", each -> all(each, one)) : all(rule, one);
    }

    private static String all(JsonNode rule, Function<JsonNode, String> one) {
        JsonNode every = rule.path("and");
        return every.isArray() ? joined(every, "&", one) : one.apply(rule);
    }

    private static String joined(JsonNode rules, String by, Function<JsonNode, String> each) {
        return StreamSupport.stream(rules.spliterator(), false)
                .map(each)
                .collect(Collectors.joining(by));
    }
}
