package dev.pesewa.provider;

import dev.pesewa.kernel.TokenKind;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What a provider makes of a call, written down from its documentation and not from the table that
/// reads it. `kinds` are those that its answer tells apart.
record ProviderAnswer(
        String name,
        String provider,
        List<TokenKind> kinds,
        Function<Call, Map<String, Object>> written) {

    @Override
    public String toString() {
        return name;
    }
}
