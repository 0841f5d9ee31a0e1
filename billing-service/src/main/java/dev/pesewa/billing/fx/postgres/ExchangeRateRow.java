package dev.pesewa.billing.fx.postgres;

import dev.pesewa.kernel.ExchangeRate;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

@Entity
@Table(name = "fx_rate")
class ExchangeRateRow {

    @Id UUID id = new UUID(0, 0);

    String currency = "";

    @Column(name = "per_usd")
    BigDecimal perUsd = BigDecimal.ZERO;

    @Column(name = "effective_on")
    LocalDate effectiveOn = LocalDate.EPOCH;

    String source = "";

    @Column(name = "recorded_by")
    String recordedBy = "";

    @Column(name = "recorded_at")
    Instant recordedAt = Instant.EPOCH;

    static ExchangeRateRow of(ExchangeRate rate) {
        var row = new ExchangeRateRow();
        row.id = rate.id();
        row.currency = rate.currency();
        row.perUsd = rate.perUsd();
        row.effectiveOn = rate.effectiveOn();
        row.source = rate.source();
        row.recordedBy = rate.recordedBy();
        row.recordedAt = rate.recordedAt();
        return row;
    }

    ExchangeRate rate() {
        return new ExchangeRate(id, currency, perUsd, effectiveOn, source, recordedBy, recordedAt);
    }
}
