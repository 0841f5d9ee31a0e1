package dev.pesewa.kernel.event;

/// An event that was understood but is not counted, for the reason that `code` names and `detail`
/// explains. `event` is what would have been counted; it can be sent again.
public record UsageRejected(UsageRecorded event, String code, String detail) {
    public static final String TYPE = "usage.rejected.v1";
}
