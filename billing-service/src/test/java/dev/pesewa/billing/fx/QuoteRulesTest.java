package dev.pesewa.billing.fx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pesewa.kernel.ExchangeRate;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuoteRulesTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-21");
    private static final LocalDate YESTERDAY = TODAY.minusDays(1);
    private static final QuoteRules RULES = new QuoteRules(new BigDecimal("25"), 7);

    @ParameterizedTest
    @CsvSource({
        "16.01, NEW",
        "20.00, NEW",
        "20.000001, JUMP",
        "12.00, NEW",
        "11.999999, JUMP",
        "16.000000000000, SAME",
        "16.0000004, SAME",
    })
    void aQuoteIsComparedWithTheRateInForce(String perUsd, QuoteOutcome outcome) {
        ExchangeRate now = rate("16.00", YESTERDAY, "ama");
        assertThat(RULES.judge(quote(perUsd), TODAY, now, now)).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({
        "0",
        "-16.00",
        "1e999999999",
        "-1e999999999",
        "1e-999999999",
        "0.0000004",
        "1.1234567890123",
        "1000000000",
        "123456789.123456789012",
    })
    void whatCannotBeARateIsAbsurd(String perUsd) {
        assertThat(RULES.judge(quote(perUsd), TODAY, null, null)).isEqualTo(QuoteOutcome.ABSURD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.000001", "0.307123456789", "25450", "999999999.99", "1e5", "1e-6"})
    void theFirstRateOfACurrencyHasNothingToBeComparedWith(String perUsd) {
        assertThat(RULES.judge(quote(perUsd), TODAY, null, null)).isEqualTo(QuoteOutcome.NEW);
    }

    @Test
    void anOperatorsRateOfTodayStaysAndOneOfADayBeforeIsFollowed() {
        ExchangeRate before = rate("16.00", YESTERDAY, "ama");
        assertThat(RULES.judge(quote("16.20"), TODAY, rate("18.00", TODAY, "ama"), before))
                .isEqualTo(QuoteOutcome.OVERRULED);
        assertThat(RULES.judge(quote("16.20"), TODAY, before, before)).isEqualTo(QuoteOutcome.NEW);
    }

    @Test
    void aDayOfSmallStepsIsNoLongerThanOneLargeStep() {
        ExchangeRate before = rate("16.00", YESTERDAY, "ama");
        ExchangeRate now = rate("19.50", TODAY, ExchangeRate.LIVE + "x");
        assertThat(RULES.judge(quote("20.00"), TODAY, now, before)).isEqualTo(QuoteOutcome.NEW);
        assertThat(RULES.judge(quote("20.50"), TODAY, now, before)).isEqualTo(QuoteOutcome.JUMP);
        // And back it may go.
        assertThat(RULES.judge(quote("16.10"), TODAY, now, before)).isEqualTo(QuoteOutcome.NEW);
    }

    @Test
    void aLiveRateOfTodayIsReplacedByOneThatReallyDiffers() {
        ExchangeRate now = rate("16.00", TODAY, ExchangeRate.LIVE + "x");
        assertThat(RULES.judge(quote("16.08"), TODAY, now, null)).isEqualTo(QuoteOutcome.SAME);
        assertThat(RULES.judge(quote("16.09"), TODAY, now, null)).isEqualTo(QuoteOutcome.NEW);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-13, DATED",
        "2026-11-14, NEW",
        "2026-11-21, NEW",
        "2026-11-22, NEW",
        "2026-11-23, DATED",
    })
    void aQuoteIsOfAboutNow(LocalDate of, QuoteOutcome outcome) {
        var quote = new RateQuote.Quote("GHS", new BigDecimal("16.01"), of);
        assertThat(RULES.judge(quote, TODAY, null, null)).isEqualTo(outcome);
    }

    @Test
    void asManyDecimalsAreKeptAsTheTableHas() {
        assertThat(quote("16.1234565").kept()).isEqualTo(new BigDecimal("16.123456"));
        assertThat(quote("1.5e1").kept()).isEqualTo(new BigDecimal("15.000000"));
    }

    private static RateQuote.Quote quote(String perUsd) {
        return new RateQuote.Quote("GHS", new BigDecimal(perUsd), null);
    }

    private static ExchangeRate rate(String perUsd, LocalDate day, String by) {
        return new ExchangeRate(
                new UUID(1, 1), "GHS", new BigDecimal(perUsd), day, "test", by, Instant.EPOCH);
    }
}
