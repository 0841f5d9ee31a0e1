package dev.pesewa.kernel;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/// An amount of a currency, exact. `currency` is three capital letters of ISO 4217. Example: 0.005
/// EUR.
public record Money(BigDecimal amount, String currency) {

    public static final String USD = "USD";

    private static final Pattern CODE = Pattern.compile("[A-Z]{3}");

    public Money {
        if (!isCode(currency)) {
            throw new IllegalArgumentException("No currency: " + currency);
        }
    }

    public static boolean isCode(String currency) {
        return CODE.matcher(currency).matches();
    }
}
