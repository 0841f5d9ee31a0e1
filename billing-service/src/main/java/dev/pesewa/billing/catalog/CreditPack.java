package dev.pesewa.billing.catalog;

import dev.pesewa.kernel.Credits;
import dev.pesewa.kernel.Rounding;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// A pack of credits. `price` in GHS; `bonus` comes on top of `credits` for nothing.
public record CreditPack(
        String type,
        String name,
        BigDecimal price,
        Credits credits,
        Credits bonus,
        boolean recommended) {

    private static final int PRICE_DECIMALS = 2;

    /// 30 and 30.00 are the same price, and both are shown as 30.00.
    public CreditPack {
        price = price.setScale(PRICE_DECIMALS);
    }

    public Credits total() {
        return credits.plus(bonus);
    }

    /// GHS a credit, bonus included.
    public BigDecimal costPerCredit() {
        return price.divide(total().decimal(), 4, RoundingMode.HALF_EVEN);
    }

    /// Percent saved against one GHS a credit.
    public BigDecimal savings() {
        BigDecimal saved = total().decimal().subtract(price);
        return Rounding.percent(saved, total().decimal());
    }
}
