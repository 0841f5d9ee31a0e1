package dev.pesewa.provider;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pesewa.kernel.Tokens;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the `usage` object of a provider's answer says.
public sealed interface ProviderUsage {

    /// Every token is known.
    record CountedUsage(Tokens tokens) implements ProviderUsage {}

    /// A call was made, but not all of its tokens are known: its cost is unknown, too. `known` are
    /// those that the provider told.
    record UncountedUsage(Tokens known, String reason) implements ProviderUsage {}

    /// Not the usage of any provider. `detail` says what is wrong, beginning with the field.
    record MalformedUsage(String detail) implements ProviderUsage {}

    /// Software that forwards calls and sells none: its name does not say who answered.
    Set<String> FORWARDERS =
            Set.of(
                    "ai-sdk",
                    "helicone",
                    "langchain",
                    "langfuse",
                    "litellm",
                    "new-api",
                    "one-api",
                    "openai-compatible",
                    "portkey",
                    "vercel-ai-sdk");

    /// `provider` is whose answer it is, where that is known. The same fields mean something else
    /// at some providers; for all others the fields alone tell which shape it is.
    static ProviderUsage read(@Nullable JsonNode usage, @Nullable String provider) {
        if (usage == null || usage.isNull() || usage.isMissingNode()) {
            return new UncountedUsage(Tokens.NONE, "rawUsage is missing");
        }
        if (!usage.isObject()) {
            return new MalformedUsage("rawUsage: the usage object of the answer is expected");
        }
        if (usage.isEmpty()) {
            return new UncountedUsage(Tokens.NONE, "rawUsage is empty");
        }
        var fields = new FlatUsage(usage);
        return WireShapes.of(fields, normalised(provider))
                .map(shape -> read(fields, shape))
                .orElse(
                        new MalformedUsage(
                                "rawUsage: the usage object of a provider's answer is expected,"
                                        + " with prompt_tokens, input_tokens, promptTokenCount"
                                        + " or the like"));
    }

    private static ProviderUsage read(FlatUsage fields, WireShape shape) {
        String wrong = fields.wrongCount(shape.fields().keySet());
        if (wrong != null) {
            return new MalformedUsage(
                    "rawUsage: %s: a whole number from 0 to %d is expected"
                            .formatted(wrong, FlatUsage.LARGEST_COUNT));
        }
        var told = new ReportedCounts(shape, fields);
        return new DisjointCounts(shape, told).read(SeparateCharge.in(fields));
    }

    /// Who answered, by what the client calls it: `rawProvider` as it is stored as `provider`. Null
    /// when it does not tell.
    static @Nullable String host(@Nullable String rawProvider) {
        String name = normalised(rawProvider);
        return name.isEmpty() || FORWARDERS.contains(name.replace('_', '-')) ? null : name;
    }

    private static String normalised(@Nullable String provider) {
        return provider == null ? "" : provider.strip().toLowerCase(Locale.ROOT);
    }
}
