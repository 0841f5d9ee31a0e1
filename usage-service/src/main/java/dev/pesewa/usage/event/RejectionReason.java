package dev.pesewa.usage.event;

/// Why an event that can be read is not counted: the codes, and what to do about them.
public final class RejectionReason {

    public static final String UNKNOWN = "client-unknown";
    public static final String REGISTER = "Register the client first: POST /api/usage/clients.";
    public static final String MISSING = "client-missing";
    public static final String NAME_CLIENT = "clientId: is needed, and names a registered client.";
    public static final String INACTIVE = "client-inactive";
    public static final String ACTIVATE = "The client is not active.";
    public static final String TOO_OLD = "correction-too-late";
    public static final String DROPPED =
            "The event to correct was dropped by the workspace's retention.";

    private RejectionReason() {}
}
