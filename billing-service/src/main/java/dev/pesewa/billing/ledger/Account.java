package dev.pesewa.billing.ledger;

import java.util.Locale;

/// Between these a posting moves credits. `AVAILABLE` and `HELD` belong to a wallet; the others are
/// sums of postings and never rows that a charge would lock. `DEBT` is what was spent before it was
/// there.
public enum Account {
    ISSUED,
    AVAILABLE,
    HELD,
    SPENT,
    EXPIRED,
    VOIDED,
    DEBT;

    private final String text = name().toLowerCase(Locale.ROOT);

    public String text() {
        return text;
    }

    public static Account of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
