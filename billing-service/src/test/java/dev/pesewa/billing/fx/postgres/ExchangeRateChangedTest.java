package dev.pesewa.billing.fx.postgres;

import dev.pesewa.kernel.ExchangeRate;
import dev.pesewa.kernel.event.ExchangeRateChanged;
import dev.pesewa.testkit.Golden;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ExchangeRateChangedTest {

    @Test
    void isPublishedExactlyAsTheGoldenExample() {
        // Given
        var rate =
                new ExchangeRate(
                        UUID.fromString("0199b1f6-5c3a-7b1e-8f52-6a7c1d9e4b11"),
                        "EUR",
                        new BigDecimal("0.800000"),
                        LocalDate.of(2026, 9, 1),
                        "European Central Bank",
                        "ama",
                        Instant.parse("2026-09-01T10:15:31Z"));

        // When
        String written = PostgresExchangeRateRepository.event(rate).value();

        // Then
        Golden.matches(ExchangeRateChanged.TYPE, written);
    }
}
