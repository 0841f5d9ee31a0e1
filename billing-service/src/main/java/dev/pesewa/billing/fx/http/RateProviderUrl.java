package dev.pesewa.billing.fx.http;

import java.net.URI;

/// The address of a live source. Its query may hold a key, so only the host is logged or shown.
record RateProviderUrl(String template) {

    static final String CURRENCY = "{currency}";

    /// A machine's own addresses, as they are written; no name is looked up for it.
    private static final String LOOPBACK =
            "localhost|127(\\.\\d{1,3}){3}|\\[(::1|0:0:0:0:0:0:0:1)]";

    /// Throws IllegalStateException for an address that is none, or not to be used.
    static RateProviderUrl of(String template, boolean local) {
        var address = new RateProviderUrl(template);
        URI example;
        try {
            example = address.of("GHS");
        } catch (IllegalArgumentException unreadable) {
            throw new IllegalStateException("Set pesewa.fx.url to an address.", unreadable);
        }
        String host = example.getHost();
        if (host == null
                || example.getUserInfo() != null
                || !host.equals(address.of("KES").getHost())) {
            throw new IllegalStateException(
                    "Set pesewa.fx.url to an address with one host and without a user.");
        }
        boolean secure = "https".equalsIgnoreCase(example.getScheme());
        boolean plain = "http".equalsIgnoreCase(example.getScheme());
        if (!secure && !(plain && (local || host.matches(LOOPBACK)))) {
            throw new IllegalStateException("Set pesewa.fx.url to an address with https.");
        }
        return address;
    }

    URI of(String currency) {
        return URI.create(template.replace(CURRENCY, currency));
    }

    String host() {
        return of("GHS").getHost();
    }
}
