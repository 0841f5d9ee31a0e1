package dev.pesewa.usage.currency;

import dev.pesewa.kernel.ExchangeRate;
import dev.pesewa.kernel.ExchangeRates;
import dev.pesewa.kernel.Money;
import dev.pesewa.kernel.ProblemException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The currency of an answer. `local`: it is the workspace's own, so that what was stated in it is
/// taken as it was stated. Everything else is converted from USD by the rate of its day.
public record ReportCurrency(String code, boolean local, ExchangeRates rates) {

    /// As a single event's cost is stored; sums are not rounded.
    private static final int DECIMALS = 12;

    public boolean isUsd() {
        return code.equals(Money.USD);
    }

    /// How much of this currency a dollar is worth on a day.
    public Optional<BigDecimal> rate(LocalDate day) {
        return rates.on(code, day).map(ExchangeRate::perUsd);
    }

    /// The cost of a day. Refused when a part of it has to be converted and the day has no rate.
    public BigDecimal of(CostSums sums, LocalDate day) {
        if (isUsd()) {
            return sums.usd();
        }
        BigDecimal kept = local ? sums.local() : BigDecimal.ZERO;
        BigDecimal rest = local ? sums.usd().subtract(sums.localUsd()) : sums.usd();
        return rest.signum() == 0 ? kept : kept.add(rest.multiply(perUsd(day)));
    }

    /// The cost of one call; null when it is not known in this currency. What was stated in it is
    /// given back as it was stated.
    public @Nullable BigDecimal of(@Nullable BigDecimal usd, @Nullable Money given, LocalDate day) {
        if (usd == null || isUsd()) {
            return usd;
        }
        if (given != null && given.currency().equals(code)) {
            return given.amount();
        }
        return rate(day)
                .map(perUsd -> usd.multiply(perUsd).setScale(DECIMALS, RoundingMode.HALF_EVEN))
                .orElse(null);
    }

    /// What a day without a rate is answered with.
    public ProblemException missing(LocalDate day) {
        return ExchangeRates.unsupported(code, day);
    }

    private BigDecimal perUsd(LocalDate day) {
        return rate(day).orElseThrow(() -> missing(day));
    }
}
