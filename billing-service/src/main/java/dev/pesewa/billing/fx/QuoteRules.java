package dev.pesewa.billing.fx;

import dev.pesewa.kernel.ExchangeRate;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which quotes become rates. Example with `mostChange` 25: when 16.00 is in force, 15.80 becomes a
/// rate and 160.00 does not.
///
/// @param mostChange in percent of the rate in force and of the rate when yesterday ended; a quote
/// that
///     differs more is not used, so that a wrong source cannot move the rate far in small steps
/// @param oldestDays how many days old a quote may be
public record QuoteRules(BigDecimal mostChange, int oldestDays) {

    /// In percent. A smaller change waits for the next day, so that costs do not change all day and
    /// rates stay few.
    private static final BigDecimal LEAST_CHANGE_IN_A_DAY = new BigDecimal("0.5");

    private static final BigDecimal HUNDRED = new BigDecimal(100);

    /// `now` is the rate in force, `before` the rate that was in force when yesterday ended.
    public QuoteOutcome judge(
            RateQuote.Quote quote,
            LocalDate today,
            @Nullable ExchangeRate now,
            @Nullable ExchangeRate before) {
        if (!quote.plausible()) {
            return QuoteOutcome.ABSURD;
        }
        if (quote.of() != null && !isOfNow(quote.of(), today)) {
            return QuoteOutcome.DATED;
        }
        if (now == null) {
            return QuoteOutcome.NEW;
        }
        boolean todays = now.effectiveOn().equals(today);
        if (todays && !now.live()) {
            return QuoteOutcome.OVERRULED;
        }
        BigDecimal rate = quote.kept();
        if (rate.compareTo(now.perUsd()) == 0) {
            return QuoteOutcome.SAME;
        }
        if (Stream.ofNullable(before).anyMatch(old -> changes(rate, old, mostChange))
                || changes(rate, now, mostChange)) {
            return QuoteOutcome.JUMP;
        }
        return todays && !changes(rate, now, LEAST_CHANGE_IN_A_DAY)
                ? QuoteOutcome.SAME
                : QuoteOutcome.NEW;
    }

    /// The day of tomorrow is accepted, because it has begun in other time zones.
    private boolean isOfNow(LocalDate of, LocalDate today) {
        return !of.isBefore(today.minusDays(oldestDays)) && !of.isAfter(today.plusDays(1));
    }

    /// Whether it differs from the old rate by more than `percent`.
    private static boolean changes(BigDecimal rate, ExchangeRate old, BigDecimal percent) {
        BigDecimal change = rate.subtract(old.perUsd()).abs().multiply(HUNDRED);
        return change.compareTo(old.perUsd().multiply(percent)) > 0;
    }
}
