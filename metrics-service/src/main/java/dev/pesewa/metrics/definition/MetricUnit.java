package dev.pesewa.metrics.definition;

import java.util.Locale;

/// What a metric counts.
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
    PERCENT;

    /// The unit's name in the API: a currency's code, or a word such as `subjects`.
    public String shown(String reportingCurrency) {
        return switch (this) {
            case REPORTING_CURRENCY -> reportingCurrency;
            case USD -> "USD";
            case PAYMENTS, SUBJECTS, WORKSPACES, MESSAGES, TOKENS, PERCENT ->
                    name().toLowerCase(Locale.ROOT);
        };
    }
}
