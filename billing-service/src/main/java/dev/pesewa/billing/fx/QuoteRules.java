package dev.pesewa.billing.fx;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which quotes become rates. Both changes are percents of the rate before.
///
/// @param mostChange a larger one is not believed, neither at once nor by steps within a day
/// @param oldestDays of how many days ago a quote may be
public record QuoteRules(BigDecimal mostChange, int oldestDays) {

    /// A smaller change waits for the next day: prices do not flicker, and rates stay few.
    private static final BigDecimal LEAST_CHANGE_IN_A_DAY = new BigDecimal("0.5");

    private static final BigDecimal HUNDRED = new BigDecimal(100);

    /// `now` is the rate in force; `before` the one that was when yesterday ended.
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

    /// Tomorrow has begun elsewhere.
    private boolean isOfNow(LocalDate of, LocalDate today) {
        return !of.isBefore(today.minusDays(oldestDays)) && !of.isAfter(today.plusDays(1));
    }

    /// Whether it is further away than so many percent.
    private static boolean changes(BigDecimal rate, ExchangeRate old, BigDecimal percent) {
        BigDecimal change = rate.subtract(old.perUsd()).abs().multiply(HUNDRED);
        return change.compareTo(old.perUsd().multiply(percent)) > 0;
    }
}
