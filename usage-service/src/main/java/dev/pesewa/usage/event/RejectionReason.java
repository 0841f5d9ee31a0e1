package dev.pesewa.usage.event;

import dev.pesewa.kernel.event.UsageRecorded;
import dev.pesewa.kernel.event.UsageRejected;
import dev.pesewa.usage.client.ClientEligibility.Eligibility;
import org.jspecify.annotations.Nullable;

/// Why an event that can be read is not counted: the codes, and what to do about them.
public final class RejectionReason {

    public static final String TOO_OLD = "correction-too-late";
    public static final String DROPPED =
            "The event to correct was dropped by the workspace's retention.";

    private static final String OTHERWISE =
            " Or count such calls unattributed: PATCH /api/usage/settings.";

    private RejectionReason() {}

    /// Null when an event of such a client is not refused.
    public static @Nullable UsageRejected of(Eligibility client, UsageRecorded event) {
        return switch (client) {
            case ACTIVE, UNATTRIBUTED, UNCHECKED -> null;
            case MISSING ->
                    new UsageRejected(event, "client-missing", "Name a clientId." + OTHERWISE);
            case INACTIVE ->
                    new UsageRejected(
                            event, "client-inactive", "The client is not active." + OTHERWISE);
            case UNKNOWN ->
                    new UsageRejected(
                            event,
                            "client-unknown",
                            "Register the client first: POST /api/usage/clients." + OTHERWISE);
        };
    }
}
