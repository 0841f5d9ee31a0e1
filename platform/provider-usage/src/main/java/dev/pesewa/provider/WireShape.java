package dev.pesewa.provider;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// How some providers tell usage: what the fields are called, and what a count includes.
///
/// @param providers whose answers have this shape; empty: anybody's
/// @param recognisedBy an answer has this shape when it has one of these fields
/// @param fields the meaning of each field, by its path in a `FlatUsage`; several paths with one
///     meaning are names of one count
record WireShape(
        Set<String> providers,
        List<String> recognisedBy,
        Map<String, UsageField> fields,
        Set<CountingRule> rules) {

    /// In what a shape differs from OpenAI's, where the input includes the cached tokens, and the
    /// output the reasoning.
    enum CountingRule {
        /// Cached tokens and cache writes are not counted as input as well.
        CACHE_BESIDE_INPUT,
        /// Reasoning is not counted as output as well, unless the total says otherwise.
        REASONING_BESIDE_OUTPUT,
        /// What the total has beyond input and output is reasoning.
        REST_OF_TOTAL_IS_REASONING,
        /// All output is images, unless the answer tells its kinds.
        ALL_OUTPUT_IS_IMAGES,
        /// An answer without a count of output has none, as embeddings.
        OUTPUT_IS_OPTIONAL
    }

    WireShape {
        providers = Set.copyOf(providers);
        recognisedBy = List.copyOf(recognisedBy);
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        rules = Set.copyOf(rules);
    }

    static WireShape recognisedBy(String... fields) {
        return new WireShape(Set.of(), List.of(fields), Map.of(), Set.of());
    }

    boolean fits(FlatUsage usage, String provider) {
        return (providers.isEmpty() || providers.contains(provider))
                && recognisedBy.stream().anyMatch(usage::has);
    }

    boolean has(CountingRule rule) {
        return rules.contains(rule);
    }

    /// A count and its names.
    WireShape with(UsageField field, String... paths) {
        Map<String, UsageField> all = new LinkedHashMap<>(fields);
        Arrays.stream(paths).forEach(path -> all.put(path, field));
        return new WireShape(providers, recognisedBy, all, rules);
    }

    /// A count within one of several groups: `cached_tokens` in `prompt_tokens_details`.
    WireShape within(List<String> groups, UsageField field, String... names) {
        return with(
                field,
                groups.stream()
                        .flatMap(group -> Stream.of(names).map(name -> group + "." + name))
                        .toArray(String[]::new));
    }

    /// The counts of sound and images in a list by modality.
    WireShape byModality(UsageField audio, UsageField images, String... lists) {
        WireShape shape = this;
        for (String list : lists) {
            shape = shape.with(audio, list + "[audio].token_count");
            shape = shape.with(images, list + "[image].token_count");
        }
        return shape;
    }

    WireShape with(CountingRule rule) {
        Set<CountingRule> all = EnumSet.of(rule);
        all.addAll(rules);
        return new WireShape(providers, recognisedBy, fields, all);
    }

    /// The same for some providers alone.
    WireShape of(Set<String> names) {
        return new WireShape(names, recognisedBy, fields, rules);
    }

    /// The same, recognised by other fields.
    WireShape by(String... others) {
        return new WireShape(providers, List.of(others), fields, rules);
    }

    /// How the provider calls a count.
    String nameOf(UsageField field) {
        return fields.entrySet().stream()
                .filter(entry -> entry.getValue() == field)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("the number of tokens");
    }
}
