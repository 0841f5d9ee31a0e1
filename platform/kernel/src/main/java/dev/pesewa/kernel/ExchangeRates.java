package dev.pesewa.kernel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BinaryOperator;

/// Which rate is in force on which day, by the rates that were recorded. Example: 0.80 EUR from 1
/// September and 0.90 EUR from 15 September; on 14 September 1 EUR is 1.25 USD. The dollar itself
/// always has the rate 1.
public final class ExchangeRates {

    public static final ExchangeRates NONE = of(List.of());

    /// Nothing finer than this is stored of a cost.
    private static final int USD_DECIMALS = 12;

    private static final ExchangeRate ONE =
            new ExchangeRate(
                    new UUID(0, 0),
                    Money.USD,
                    BigDecimal.ONE,
                    LocalDate.EPOCH,
                    "by definition",
                    "pesewa",
                    Instant.EPOCH);

    /// On one day an operator's rate has precedence over a live one; of two of the same kind the
    /// later one is in force.
    private static final Comparator<ExchangeRate> STRONGER =
            Comparator.comparing((ExchangeRate rate) -> !rate.live())
                    .thenComparing(ExchangeRate::id);

    private final Map<String, NavigableMap<LocalDate, ExchangeRate>> byDay;

    private ExchangeRates(Map<String, NavigableMap<LocalDate, ExchangeRate>> byDay) {
        this.byDay = byDay;
    }

    public static ExchangeRates of(Collection<ExchangeRate> recorded) {
        Map<String, NavigableMap<LocalDate, ExchangeRate>> byDay = new HashMap<>();
        for (ExchangeRate rate : recorded) {
            byDay.computeIfAbsent(rate.currency(), _ -> new TreeMap<>())
                    .merge(rate.effectiveOn(), rate, BinaryOperator.maxBy(STRONGER));
        }
        return new ExchangeRates(byDay);
    }

    /// Empty when no rate of the currency is in force on that day.
    public Optional<ExchangeRate> on(String currency, LocalDate day) {
        if (currency.equals(Money.USD)) {
            return Optional.of(ONE);
        }
        NavigableMap<LocalDate, ExchangeRate> days = byDay.get(currency);
        return days == null
                ? Optional.empty()
                : Optional.ofNullable(days.floorEntry(day)).map(Map.Entry::getValue);
    }

    /// Whether there is a rate of the currency on any day.
    public boolean has(String currency) {
        return currency.equals(Money.USD) || byDay.containsKey(currency);
    }

    /// Dollars are exact; another amount is rounded once, half-even, to what is stored. Refused
    /// when the day has no rate: a cost is never guessed (I8).
    public BigDecimal usd(Money money, LocalDate day) {
        if (money.currency().equals(Money.USD)) {
            return money.amount();
        }
        BigDecimal perUsd =
                on(money.currency(), day)
                        .orElseThrow(() -> unsupported(money.currency(), day))
                        .perUsd();
        return money.amount().divide(perUsd, USD_DECIMALS, RoundingMode.HALF_EVEN);
    }

    /// The error for a currency that has no rate on a day.
    public static ProblemException unsupported(String currency, LocalDate day) {
        return new ProblemException(
                ProblemCode.CURRENCY_UNSUPPORTED,
                "currency: "
                        + currency
                        + " has no exchange rate on "
                        + day
                        + "; an operator adds it with PUT /api/billing/fx.");
    }
}
