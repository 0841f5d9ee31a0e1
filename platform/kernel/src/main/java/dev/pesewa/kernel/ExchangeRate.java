package dev.pesewa.kernel;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/// How much of `currency` a dollar is worth from the day `effectiveOn` (UTC) until the day of the
/// next rate. Example: 15.80 GHS from 21 November 2026 on.
public record ExchangeRate(
        UUID id,
        String currency,
        BigDecimal perUsd,
        LocalDate effectiveOn,
        String source,
        String recordedBy,
        Instant recordedAt) {

    /// `recordedBy` of a rate from a live source is this and the name of the source.
    public static final String LIVE = "live:";

    public boolean live() {
        return recordedBy.startsWith(LIVE);
    }
}
