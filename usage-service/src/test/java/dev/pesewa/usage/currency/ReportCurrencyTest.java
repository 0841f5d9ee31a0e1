package dev.pesewa.usage.currency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pesewa.kernel.ExchangeRate;
import dev.pesewa.kernel.ExchangeRates;
import dev.pesewa.kernel.Money;
import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kernel.event.ExchangeRateChanged;
import dev.pesewa.kit.messaging.CloudEvent;
import dev.pesewa.kit.messaging.CloudEventCodec;
import dev.pesewa.testkit.Golden;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ReportCurrencyTest {

    private static final LocalDate DAY = LocalDate.of(2026, 9, 2);
    private static final CostSums SUMS =
            new CostSums(
                    new BigDecimal("2.15625"), new BigDecimal("0.125"), new BigDecimal("0.15625"));

    /// The rate of the golden event: 0.80 EUR from 1 September on.
    private final ExchangeRates rates = ExchangeRates.of(List.of(published()));

    @Test
    void takesWhatWasStatedInTheCurrencyAndConvertsTheRest() {
        var own = new ReportCurrency("EUR", true, rates);
        assertThat(own.of(SUMS, DAY)).isEqualByComparingTo("1.725");
    }

    @Test
    void convertsEverythingIntoAnotherCurrency() {
        var other = new ReportCurrency("EUR", false, rates);
        assertThat(other.of(SUMS, DAY)).isEqualByComparingTo("1.725");
        var dollars = new ReportCurrency(Money.USD, false, rates);
        assertThat(dollars.of(SUMS, DAY)).isEqualByComparingTo("2.15625");
    }

    @Test
    void refusesToConvertOnADayWithoutARate() {
        var own = new ReportCurrency("EUR", true, rates);
        assertThatThrownBy(() -> own.of(SUMS, LocalDate.of(2026, 8, 31)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("EUR has no exchange rate on 2026-08-31");
    }

    @Test
    void needsNoRateForWhatWasStatedInTheCurrency() {
        var own = new ReportCurrency("EUR", true, ExchangeRates.NONE);
        var stated =
                new CostSums(
                        new BigDecimal("0.15625"),
                        new BigDecimal("0.125"),
                        new BigDecimal("0.15625"));
        assertThat(own.of(stated, DAY)).isEqualByComparingTo("0.125");
    }

    @Test
    void sumsOfAmountsInTheCurrencyNeverDrift() {
        // Given amounts of twelve decimals, and their dollars as they are stored
        var random = new SplittableRandom(7);
        var own = new ReportCurrency("EUR", true, rates);
        BigDecimal stated = BigDecimal.ZERO;
        BigDecimal usd = BigDecimal.ZERO;
        for (int i = 0; i < 1_000; i++) {
            BigDecimal amount = BigDecimal.valueOf(random.nextLong(1_000_000_000_000L), 12);
            stated = stated.add(amount);
            usd = usd.add(rates.usd(new Money(amount, "EUR"), DAY));
        }

        // When
        BigDecimal shown = own.of(new CostSums(usd, stated, usd), DAY);

        // Then
        assertThat(shown).isEqualByComparingTo(stated);
    }

    private static ExchangeRate published() {
        CloudEvent event =
                CloudEventCodec.read(
                        Golden.event(ExchangeRateChanged.TYPE).getBytes(StandardCharsets.UTF_8));
        return CloudEventCodec.data(event, ExchangeRateChanged.class).rate();
    }
}
