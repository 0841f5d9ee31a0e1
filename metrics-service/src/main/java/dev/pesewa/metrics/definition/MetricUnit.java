package dev.pesewa.metrics.definition;

import java.util.Locale;

/// What a figure counts.
public enum MetricUnit {
    /// Money in the reporting currency; shown as its code.
    REPORTING_CURRENCY,
    /// What providers charge is kept and shown in US dollars.
    USD,
    PAYMENTS,
    SUBJECTS,
    WORKSPACES,
    MESSAGES,
    TOKENS,
    RATIO;

    public String shown(String reportingCurrency) {
        return switch (this) {
            case REPORTING_CURRENCY -> reportingCurrency;
            case USD -> "USD";
            case PAYMENTS, SUBJECTS, WORKSPACES, MESSAGES, TOKENS, RATIO ->
                    name().toLowerCase(Locale.ROOT);
        };
    }
}
