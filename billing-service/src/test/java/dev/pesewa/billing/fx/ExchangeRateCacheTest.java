package dev.pesewa.billing.fx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pesewa.kernel.ExchangeRate;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ExchangeRateCacheTest {

    private final InMemoryExchangeRates kept = new InMemoryExchangeRates();
    private final ExchangeRateCache rates = new ExchangeRateCache(kept);

    @Test
    void aRateHoldsFromItsDayInUtcUntilTheNext() {
        rates.add(rate(1, "16.00", "2026-01-01"));
        rates.add(rate(2, "15.80", "2026-11-21"));
        assertThat(at("2025-12-31T23:59:59Z")).isEmpty();
        assertThat(at("2026-11-20T23:59:59Z")).isEqualTo("16.00");
        assertThat(at("2026-11-21T00:00:00Z")).isEqualTo("15.80");
    }

    @Test
    void aCorrectionOfTheSameDayCountsAndNothingIsForgotten() {
        rates.add(rate(1, "16.00", "2026-11-21"));
        rates.add(rate(2, "15.90", "2026-11-21"));
        assertThat(at("2026-11-21T12:00:00Z")).isEqualTo("15.90");
        assertThat(rates.recorded())
                .extracting(ExchangeRate::perUsd)
                .hasSize(2)
                .isSortedAccordingTo(BigDecimal::compareTo);
    }

    @Test
    void onOneDayAnOperatorsRateGoesBeforeALiveOneWhicheverCameLater() {
        rates.add(rate(1, "15.80", "2026-11-21"));
        rates.add(live(2, "15.90", "2026-11-21"));
        assertThat(at("2026-11-21T12:00:00Z")).isEqualTo("15.80");
        rates.add(live(3, "16.10", "2026-11-22"));
        assertThat(at("2026-11-22T12:00:00Z")).isEqualTo("16.10");
        rates.add(rate(4, "16.00", "2026-11-22"));
        assertThat(at("2026-11-22T12:00:00Z")).isEqualTo("16.00");
    }

    @Test
    void aRateOfAnotherReplicaCountsOnceTheRatesAreReadAgain() {
        rates.add(rate(1, "16.00", "2026-01-01"));
        kept.add(rate(2, "15.80", "2026-11-21"));
        rates.refresh();
        assertThat(at("2026-11-21T00:00:00Z")).isEqualTo("15.80");
    }

    @Test
    void aDollarIsADollarAndAnUnknownCurrencyHasNoRate() {
        Instant now = Instant.parse("2026-11-21T00:00:00Z");
        assertThat(rates.at("USD", now).orElseThrow().perUsd()).isEqualByComparingTo("1");
        assertThat(rates.at("XOF", now)).isEmpty();
    }

    private String at(String time) {
        return rates.at("GHS", Instant.parse(time)).map(r -> r.perUsd().toPlainString()).orElse("");
    }

    private static ExchangeRate rate(int id, String perUsd, String day) {
        return rate(id, perUsd, day, "operator");
    }

    private static ExchangeRate live(int id, String perUsd, String day) {
        return rate(id, perUsd, day, ExchangeRate.LIVE + "rates.example");
    }

    private static ExchangeRate rate(int id, String perUsd, String day, String by) {
        return new ExchangeRate(
                new UUID(1, id),
                "GHS",
                new BigDecimal(perUsd),
                LocalDate.parse(day),
                "test",
                by,
                Instant.EPOCH);
    }
}
