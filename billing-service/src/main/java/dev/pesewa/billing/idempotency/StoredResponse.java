package dev.pesewa.billing.idempotency;

/// What a request is answered, now and whenever it is sent again: an HTTP status and JSON, kept
/// with the fingerprint of the request. `replayed`: it was kept before, and nothing was done now.
public record StoredResponse(int status, String json, String fingerprint, boolean replayed) {

    private static final int NO_CONTENT = 204;

    /// Of a command that had nothing to do.
    public static final StoredResponse NONE = new StoredResponse(NO_CONTENT, "", "", false);

    public boolean isNone() {
        return status == NO_CONTENT;
    }

    public StoredResponse asReplay() {
        return new StoredResponse(status, json, fingerprint, true);
    }
}
