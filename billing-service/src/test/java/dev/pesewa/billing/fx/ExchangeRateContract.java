package dev.pesewa.billing.fx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pesewa.kernel.ExchangeRate;
import dev.pesewa.kit.id.IdGenerator;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/// What every `ExchangeRateRepository` does.
interface ExchangeRateContract {

    ExchangeRateRepository rates();

    @Test
    default void givesARateAsItWasAdded() {
        // Given
        ExchangeRate rate = rate("129.250000");

        // When
        rates().add(rate);

        // Then
        assertThat(rates().all()).contains(rate);
    }

    @Test
    default void keepsBothRatesOfACurrencyAndDay() {
        // Given
        ExchangeRate first = rate("16.000000");
        ExchangeRate correction = rate("15.900000");
        rates().add(first);

        // When
        rates().add(correction);

        // Then
        assertThat(rates().all()).contains(first, correction);
    }

    @Test
    default void countsTheRatesThatItGives() {
        // Given
        long before = rates().count();

        // When
        rates().add(rate("16.000000"));

        // Then
        assertThat(rates().count()).isEqualTo(before + 1).isEqualTo(rates().all().size());
    }

    /// Of a day in the past and a currency of its own: other tests of the service see it too.
    private static ExchangeRate rate(String perUsd) {
        return new ExchangeRate(
                new IdGenerator(Clock.systemUTC()).next(),
                "XTS",
                new BigDecimal(perUsd),
                LocalDate.of(2020, 2, 29),
                "Bank of Ghana",
                "ama",
                Instant.parse("2020-02-29T23:59:59.123456Z"));
    }
}
