package dev.pesewa.billing.ledger;

import java.util.Locale;

/// Between these a posting moves credits. `AVAILABLE` belongs to a wallet; the others are sums of
/// postings and never rows that a charge would lock.
public enum Account {
    ISSUED,
    AVAILABLE,
    SPENT;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
