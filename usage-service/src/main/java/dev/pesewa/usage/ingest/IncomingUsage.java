package dev.pesewa.usage.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.pesewa.kernel.TokenKind;
import dev.pesewa.kernel.Tokens;
import dev.pesewa.provider.ProviderUsage;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an event says of the tokens of its call: counts by the fields of their kinds, or the usage
/// object of the provider's answer. An event without either, or with `"inputTokens":null`, is
/// accepted, and its tokens are not known: that is not the same as none (I8).
final class IncomingUsage {

    private static final List<TokenKind> NEVER_NULL = List.of(TokenKind.INPUT, TokenKind.OUTPUT);

    private static final JsonNode NO_TOKENS = NullNode.getInstance();

    private IncomingUsage() {}

    static ProviderUsage of(EventRequest event) throws InvalidEventException {
        Map<String, JsonNode> counts = event.tokens();
        JsonNode raw = event.rawUsage();
        if (raw == null || raw.isNull()) {
            String without = raw == null ? "no count of tokens was sent" : "rawUsage is null";
            return counts(counts, EventValues.given(event.tokensUnknown()), without);
        }
        if (!counts.isEmpty()) {
            throw InvalidEventException.malformed(
                    counts.keySet().iterator().next() + ": send either rawUsage or token counts");
        }
        String whose = EventValues.given(event.rawProvider());
        ProviderUsage usage = ProviderUsage.read(raw, whose == null ? event.provider() : whose);
        if (usage instanceof ProviderUsage.MalformedUsage(String detail)) {
            throw InvalidEventException.malformed(detail);
        }
        return usage;
    }

    private static ProviderUsage counts(
            Map<String, JsonNode> sent, @Nullable String unknown, String withoutAny)
            throws InvalidEventException {
        for (Map.Entry<String, JsonNode> each : sent.entrySet()) {
            checkCount(each.getKey(), each.getValue());
        }
        if (unknown == null && sent.values().stream().allMatch(JsonNode::isNull)) {
            return new ProviderUsage.UncountedUsage(Tokens.NONE, withoutAny);
        }
        Tokens tokens = Tokens.of(kind -> sent.getOrDefault(kind.field(), NO_TOKENS).asLong());
        if (unknown != null) {
            return new ProviderUsage.UncountedUsage(tokens, unknown);
        }
        for (TokenKind kind : NEVER_NULL) {
            JsonNode count = sent.get(kind.field());
            if (count != null && count.isNull()) {
                return new ProviderUsage.UncountedUsage(tokens, kind.field() + " is null");
            }
        }
        return new ProviderUsage.CountedUsage(tokens);
    }

    private static void checkCount(String field, JsonNode value) throws InvalidEventException {
        if (value.isNull()) {
            return;
        }
        if (!value.isIntegralNumber()) {
            throw InvalidEventException.malformed(field + ": a whole number is expected");
        }
        if (!value.canConvertToLong()
                || value.asLong() < 0
                || value.asLong() > EventRequest.LARGEST_COUNT) {
            throw InvalidEventException.malformed(field + ": " + EventRequest.COUNT);
        }
    }

    static Tokens tokens(ProviderUsage usage) {
        return switch (usage) {
            case ProviderUsage.CountedUsage(Tokens tokens) -> tokens;
            case ProviderUsage.UncountedUsage(Tokens known, _) -> known;
            case ProviderUsage.MalformedUsage _ -> Tokens.NONE;
        };
    }

    /// Why not all tokens are known; null when they are.
    static @Nullable String tokensUnknown(ProviderUsage usage) {
        return usage instanceof ProviderUsage.UncountedUsage(_, String reason) ? reason : null;
    }
}
