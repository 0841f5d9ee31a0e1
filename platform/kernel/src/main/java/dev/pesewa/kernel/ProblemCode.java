package dev.pesewa.kernel;

import java.util.Locale;

/// Every way a request can be refused, with its HTTP status. The code is part of the API.
public enum ProblemCode {
    MALFORMED(400, "The request is malformed"),
    UNAUTHENTICATED(401, "Sign in first"),
    BAD_SIGNATURE(401, "The signature does not match"),
    NOT_ENOUGH_CREDITS(402, "Not enough credits"),
    BUDGET_EXCEEDED(402, "The budget of the month is used up"),
    FORBIDDEN(403, "This role may not do that"),
    NOT_FOUND(404, "Not found"),
    FEATURE_UNKNOWN(404, "There is no such feature"),
    METHOD_NOT_ALLOWED(405, "The address does not take this method"),
    NOT_ACCEPTABLE(406, "No representation fits the Accept header"),
    CONFLICT(409, "In conflict with the present state"),
    IN_FLIGHT(409, "The same request is being worked on"),
    ALREADY_EXISTS(409, "It exists already"),
    TRIAL_TAKEN(409, "The trial has been taken"),
    TOO_LARGE(413, "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "The media type is not understood"),
    REFUSED(422, "Understood and refused"),
    CLIENT_UNKNOWN(422, "The client is not registered"),
    CLIENT_INACTIVE(422, "The client is not active"),
    CURRENCY_UNSUPPORTED(422, "The currency has no exchange rate"),
    IDEMPOTENCY_KEY_REUSED(422, "The Idempotency-Key was used for another request"),
    TOO_MANY_REQUESTS(429, "Too many requests"),
    INTERNAL(500, "Our mistake"),
    BAD_GATEWAY(502, "A service behind the gateway did not answer"),
    UNAVAILABLE(503, "Not available at the moment");

    private final int status;
    private final String title;

    ProblemCode(int status, String title) {
        this.status = status;
        this.title = title;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /// As it stands in the answer: `not-enough-credits`.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
