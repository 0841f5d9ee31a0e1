package dev.pesewa.usage.analytics;

import dev.pesewa.kernel.TokenKind;
import dev.pesewa.usage.rollup.Measure;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/// Exact sums over a period.
public record PeriodTotals(BigDecimal cost, Map<Measure, Long> sums) {

    public PeriodTotals {
        sums = Map.copyOf(sums);
    }

    public long sum(Measure measure) {
        return sums.getOrDefault(measure, 0L);
    }

    public long messages() {
        return sum(Measure.MESSAGES);
    }

    /// Tokens by the short names of their kinds, sound with text.
    public Map<String, Long> tokens() {
        Map<String, Long> tokens = new LinkedHashMap<>();
        TokenKind.TEXT.forEach(kind -> tokens.put(kind.shortName(), sum(Measure.tokens(kind))));
        return tokens;
    }
}
