package dev.pesewa.kernel.event;

/// The topics of the system. All are keyed by workspace id.
public final class Topic {
    public static final String USAGE = "pesewa.usage";
    public static final String BILLING = "pesewa.billing";
    public static final String ACTIVITY = "pesewa.activity";

    private Topic() {}
}
