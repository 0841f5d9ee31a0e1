package dev.pesewa.kernel.event;

import dev.pesewa.kernel.ExchangeRate;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/// A dollar is worth `perUsd` of `currency` from the day `effectiveOn` on (UTC). On
/// `pesewa.activity`; the event's id is the rate's. Rates are only ever added: `ExchangeRates` says
/// which of several is in force on a day.
public record ExchangeRateChanged(
        UUID id,
        String currency,
        BigDecimal perUsd,
        LocalDate effectiveOn,
        String source,
        String recordedBy,
        Instant recordedAt) {
    public static final String TYPE = "exchange-rate.changed.v1";

    /// It concerns every workspace; its key is nobody's.
    public static final UUID EVERYONE = new UUID(0, 0);

    public static ExchangeRateChanged of(ExchangeRate rate) {
        return new ExchangeRateChanged(
                rate.id(),
                rate.currency(),
                rate.perUsd(),
                rate.effectiveOn(),
                rate.source(),
                rate.recordedBy(),
                rate.recordedAt());
    }

    public ExchangeRate rate() {
        return new ExchangeRate(id, currency, perUsd, effectiveOn, source, recordedBy, recordedAt);
    }
}
