package dev.pesewa.billing.fx;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/// How much of `currency` a dollar is worth from `effectiveOn` (UTC) until the next rate.
public record ExchangeRate(
        UUID id,
        String currency,
        BigDecimal perUsd,
        LocalDate effectiveOn,
        String source,
        String recordedBy,
        Instant recordedAt) {

    /// `recordedBy` of what no person put: this, and the name of the source.
    public static final String LIVE = "live:";

    public boolean live() {
        return recordedBy.startsWith(LIVE);
    }
}
