package dev.pesewa.billing.fx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pesewa.kernel.ExchangeRate;
import dev.pesewa.kit.id.IdGenerator;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ApplyQuotesTest {

    private static final String SOURCE = "rates.example";

    private Instant now = Instant.parse("2026-11-21T10:00:00Z");
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    private final InMemoryExchangeRates kept = new InMemoryExchangeRates();
    private final ExchangeRateCache rates = new ExchangeRateCache(kept);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final LiveRateMetrics live = new LiveRateMetrics(meters, clock);
    private final FxConfig config =
            new SmallRyeConfigBuilder()
                    .addDefaultInterceptors()
                    .withMapping(FxConfig.class)
                    .build()
                    .getConfigMapping(FxConfig.class);
    private final ApplyQuotes quotes =
            new ApplyQuotes(rates, config, live, new IdGenerator(clock), clock);

    @Test
    void noSourceIsAskedUntilThereIsOne() {
        assertThat(config.url()).isEmpty();
        assertThat(config.isLocal()).isFalse();
        assertThat(config.every()).isEqualTo(Duration.ofHours(1));
        assertThat(config.timeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.mostChange()).isEqualByComparingTo("25");
        assertThat(config.oldestDays()).isEqualTo(7);
        assertThat(age()).isZero();
    }

    @Test
    void aRateHoldsFromTodayAndSaysWhereItIsFrom() {
        // Given
        kept.add(operators("16.00", "2026-01-01"));
        // When
        take(quote("15.80", "2026-11-20"));
        // Then
        ExchangeRate added = rates.recorded().getFirst();
        assertThat(added.perUsd()).isEqualByComparingTo("15.80");
        assertThat(added.effectiveOn()).isEqualTo("2026-11-21");
        assertThat(added.source()).isEqualTo("rates.example, of 2026-11-20");
        assertThat(added.recordedBy()).isEqualTo("live:rates.example");
        assertThat(at("2026-11-20T23:59:59Z")).isEqualByComparingTo("16.00");
        assertThat(at("2026-11-21T00:00:00Z")).isEqualByComparingTo("15.80");
    }

    @Test
    void theSameRateIsNotWrittenAgain() {
        kept.add(operators("16.00", "2026-01-01"));
        take(quote("16.0", "2026-11-20"));
        take(quote("15.80", "2026-11-21"));
        take(quote("15.80", "2026-11-21"));
        assertThat(rates.recorded()).hasSize(2);
        assertThat(counted(QuoteOutcome.SAME)).isEqualTo(2);
    }

    @Test
    void whatAnotherReplicaHasWrittenIsWhatAQuoteIsComparedWith() {
        take(quote("16.00", "2026-11-21"));
        kept.add(operators("160.00", "2026-11-20"));
        take(quote("17.00", "2026-11-21"));
        assertThat(counted(QuoteOutcome.JUMP)).isEqualTo(1);
        assertThat(rates.recorded()).hasSize(2);
    }

    @Test
    void aRateAnOperatorPutForADayAheadTakesItsTurn() {
        kept.add(operators("16.00", "2026-01-01"));
        kept.add(operators("18.00", "2026-11-22"));
        take(quote("15.80", "2026-11-21"));
        now = now.plus(Duration.ofDays(1));
        take(quote("15.70", "2026-11-21"));
        assertThat(at("2026-11-21T12:00:00Z")).isEqualByComparingTo("15.80");
        assertThat(at("2026-11-22T12:00:00Z")).isEqualByComparingTo("18.00");
        assertThat(counted(QuoteOutcome.OVERRULED)).isEqualTo(1);
    }

    @Test
    void theAgeGrowsUntilEveryCurrencyHasAGoodAnswer() {
        kept.add(operators("16.00", "2026-01-01"));
        live.track(Set.of("GHS"));
        now = now.plusSeconds(3600);
        take(new RateQuote.Missing("GHS", "it is a test"));
        take(quote("160.00", "2026-11-21"));
        assertThat(age()).isEqualTo(3600);
        take(quote("16.00", "2026-11-21"));
        assertThat(age()).isZero();
        // And another currency is waited for until no workspace has it.
        live.track(Set.of("GHS", "XOF"));
        now = now.plusSeconds(60);
        take(quote("16.00", "2026-11-21"));
        assertThat(age()).isEqualTo(60);
        live.track(Set.of("GHS"));
        assertThat(age()).isZero();
    }

    private void take(RateQuote answer) {
        quotes.apply(SOURCE, List.of(answer));
    }

    private double age() {
        return meters.get("pesewa.fx.live.age").gauge().value();
    }

    private double counted(QuoteOutcome outcome) {
        return meters.get("pesewa.fx.live.answers")
                .tag("outcome", outcome.label())
                .counter()
                .count();
    }

    private BigDecimal at(String time) {
        return rates.at("GHS", Instant.parse(time)).orElseThrow().perUsd();
    }

    private static RateQuote.Quote quote(String perUsd, String of) {
        return new RateQuote.Quote("GHS", new BigDecimal(perUsd), LocalDate.parse(of));
    }

    private static ExchangeRate operators(String perUsd, String day) {
        return new ExchangeRate(
                new UUID(1, day.hashCode()),
                "GHS",
                new BigDecimal(perUsd),
                LocalDate.parse(day),
                "Bank of Ghana",
                "ama",
                Instant.EPOCH);
    }
}
