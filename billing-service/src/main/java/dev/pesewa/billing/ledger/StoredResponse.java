package dev.pesewa.billing.ledger;

/// What a request is answered, now and whenever it is repeated: an HTTP status and its JSON.
public record StoredResponse(int status, String json) {

    /// Of something that nobody waits for.
    public static final StoredResponse NONE = new StoredResponse(204, "");
}
