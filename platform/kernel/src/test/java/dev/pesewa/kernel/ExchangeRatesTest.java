package dev.pesewa.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ExchangeRatesTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 9, 1);
    private static final LocalDate CHANGED = LocalDate.of(2026, 9, 15);

    private final ExchangeRates rates =
            ExchangeRates.of(
                    List.of(
                            rate(1, "0.80", FIRST, "ama"),
                            rate(2, "0.90", CHANGED, "ama"),
                            rate(3, "0.95", CHANGED, ExchangeRate.LIVE + "rates.example")));

    @Test
    void anAmountIsConvertedByTheRateOfItsDay() {
        var euro = new Money(new BigDecimal("0.90"), "EUR");
        assertThat(rates.usd(euro, CHANGED.minusDays(1))).isEqualByComparingTo("1.125");
        assertThat(rates.usd(euro, CHANGED)).isEqualByComparingTo("1");
    }

    @Test
    void dollarsStayAsTheyAre() {
        var dollars = new Money(new BigDecimal("0.0000000000001"), Money.USD);
        assertThat(rates.usd(dollars, LocalDate.EPOCH)).isEqualTo(dollars.amount());
    }

    @Test
    void aDayWithoutARateIsRefusedNamingTheCurrency() {
        var euro = new Money(BigDecimal.ONE, "EUR");
        assertThatThrownBy(() -> rates.usd(euro, FIRST.minusDays(1)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("EUR")
                .hasMessageContaining("2026-08-31");
    }

    @Test
    void aCurrencyWithoutAnyRateHasNone() {
        assertThat(rates.has("KES")).isFalse();
        assertThat(rates.on("KES", CHANGED)).isEmpty();
    }

    private static ExchangeRate rate(int id, String perUsd, LocalDate day, String by) {
        return new ExchangeRate(
                new UUID(0, id), "EUR", new BigDecimal(perUsd), day, "test", by, Instant.EPOCH);
    }
}
