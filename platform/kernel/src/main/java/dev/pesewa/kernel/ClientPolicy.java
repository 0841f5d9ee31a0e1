package dev.pesewa.kernel;

import java.util.Locale;

/// What happens to a call whose client is unknown or inactive, as the workspace has chosen.
/// Example: `ghost` was never registered. `REFUSE` answers 422, and nothing is charged or counted;
/// `COUNT_UNATTRIBUTED` charges and counts the call under no client.
public enum ClientPolicy {
    REFUSE,
    COUNT_UNATTRIBUTED;

    private final String text = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /// As it stands in requests, answers and events: `count-unattributed`.
    public String text() {
        return text;
    }

    public static ClientPolicy of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
