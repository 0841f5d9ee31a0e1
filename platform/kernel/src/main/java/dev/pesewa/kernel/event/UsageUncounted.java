package dev.pesewa.kernel.event;

/// An event that was recorded no longer counts: the event `by`, of the same source, has taken its
/// place, or it was refused when it was to be stored. `event` costs what it cost last. Told once
/// per event, after it.
public record UsageUncounted(UsageRecorded event, String by) {
    public static final String TYPE = "usage.uncounted.v1";
}
