package dev.pesewa.kernel;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Every way a request can be refused: its HTTP status, what it means, and what the caller does
/// next. The code is part of the API; the gateway shows each as a page, `/problems/not-found`.
public enum ProblemCode {
    MALFORMED(
            400,
            "The request is malformed",
            "A field, a parameter or the body as a whole is missing, unknown or not "
                    + "of the wanted form.",
            "Read `errors`: it names each field and what it wants. Mend them and "
                    + "send the request again."),
    UNAUTHENTICATED(
            401,
            "Sign in first",
            "The request carries no token, or one that has expired or is not ours.",
            "Get a token at /api/auth/login or /api/auth/token and send it as "
                    + "`Authorization: Bearer`. A token is good for 15 minutes."),
    BAD_SIGNATURE(
            401,
            "The signature does not match",
            "The signature of a webhook was not made with the shared secret over " + "these bytes.",
            "Check the secret on both sides, and that nothing between them changes " + "the body."),
    NOT_ENOUGH_CREDITS(
            402,
            "Not enough credits",
            "The wallet holds less than the call costs; nothing was charged.",
            "`shortfall` says how much is missing. Buy a pack, or release holds "
                    + "that are not needed."),
    BUDGET_EXCEEDED(
            402,
            "The budget of the month is used up",
            "The workspace has a budget with a hard stop, and this month's usage "
                    + "has reached it.",
            "Raise the budget or wait for the next month; nothing was charged."),
    FORBIDDEN(
            403,
            "This role may not do that",
            "The token is good, but its role may not use this address.",
            "Use a token of a role that the documentation of the operation names."),
    NOT_FOUND(
            404,
            "Not found",
            "There is nothing at this address, or it belongs to another workspace.",
            "Check the address and the id. Operators name a workspace by " + "`?workspaceId=`."),
    FEATURE_UNKNOWN(
            404,
            "There is no such feature",
            "The catalog that is valid now has no feature of this name.",
            "GET /api/ai/pricing lists the features; an operator publishes new ones "
                    + "with the catalog."),
    METHOD_NOT_ALLOWED(
            405,
            "The address does not take this method",
            "The address exists, but not with this method.",
            "Use one of the methods that the `Allow` header names."),
    NOT_ACCEPTABLE(
            406,
            "No representation fits the Accept header",
            "The operation has no representation of the media types that `Accept` " + "names.",
            "Accept `application/json`, or leave the header out."),
    CONFLICT(
            409,
            "In conflict with the present state",
            "The request was right once, but the state has changed: a hold has "
                    + "ended, a newer version exists.",
            "Read the present state and decide again; the same request will not " + "succeed."),
    IN_FLIGHT(
            409,
            "The same request is being worked on",
            "A request with the same Idempotency-Key has not been answered yet.",
            "Send the same request again after a moment: it is then answered as the "
                    + "first one was."),
    ALREADY_EXISTS(
            409,
            "It exists already",
            "Something with this id or name is there already.",
            "Use the existing one, or choose another id."),
    TRIAL_TAKEN(
            409, "The trial has been taken", "A workspace gets trial credits once.", "Buy a pack."),
    TOO_LARGE(
            413,
            "The body is too large",
            "The body holds more bytes, or more events, than one request may.",
            "Send it in smaller parts; `detail` says the limit."),
    UNSUPPORTED_MEDIA_TYPE(
            415,
            "The media type is not understood",
            "The Content-Type is missing or not one that the operation reads.",
            "Send `Content-Type: application/json`, or another type that the "
                    + "operation names."),
    REFUSED(
            422,
            "Understood and refused",
            "The request is well formed, but a rule of the workspace or of the "
                    + "books forbids it.",
            "`detail` names the rule. Change the request or the setting; the same "
                    + "request is refused again."),
    CLIENT_UNKNOWN(
            422,
            "The client is not registered",
            "The workspace counts only the calls of clients that it knows, and not of this one.",
            "Register the client (POST /api/usage/clients), or change the setting of the workspace"
                    + " to count such calls under no client."),
    CLIENT_INACTIVE(
            422,
            "The client is not active",
            "The client is registered and was switched off, so that its calls are not taken.",
            "Switch it on again (PATCH /api/usage/clients/{clientId}), or name another client."),
    CURRENCY_UNSUPPORTED(
            422,
            "The currency has no exchange rate",
            "An amount is in a currency without an exchange rate on that day.",
            "Send the amount in another currency, or have an operator add the rate:"
                    + " PUT /api/billing/fx."),
    IDEMPOTENCY_KEY_REUSED(
            422,
            "The Idempotency-Key was used for another request",
            "This key was sent before with another body or to another address.",
            "Use a new key for a new request, and the same key only to repeat the " + "same one."),
    TOO_MANY_REQUESTS(
            429,
            "Too many requests",
            "More requests came than are allowed, such as wrong passwords.",
            "Wait as long as `Retry-After` says, then send the request again."),
    INTERNAL(
            500,
            "Our mistake",
            "The request met a fault in Pesewa. It has been logged.",
            "Name the `traceId` when you report it. Repeat writes of money only "
                    + "with the same Idempotency-Key."),
    BAD_GATEWAY(
            502,
            "A service behind the gateway did not answer",
            "A service took the request but gave no usable answer.",
            "Send the same request again; with an Idempotency-Key it is done once."),
    UNAVAILABLE(
            503,
            "Not available at the moment",
            "A service, its database or the log does not answer. Nothing was done, "
                    + "or it will be found done.",
            "Send the same request again after `Retry-After` seconds; with an "
                    + "Idempotency-Key it is done once.");

    private final int status;
    private final String title;
    private final String meaning;
    private final String advice;

    ProblemCode(int status, String title, String meaning, String advice) {
        this.status = status;
        this.title = title;
        this.meaning = meaning;
        this.advice = advice;
    }

    public static Optional<ProblemCode> of(String code) {
        return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    public String meaning() {
        return meaning;
    }

    /// What the caller does next.
    public String advice() {
        return advice;
    }

    /// As it stands in the answer: `not-enough-credits`.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The RFC 9457 type: the address of its page, relative to the gateway.
    public String type() {
        return "/problems/" + code();
    }
}
