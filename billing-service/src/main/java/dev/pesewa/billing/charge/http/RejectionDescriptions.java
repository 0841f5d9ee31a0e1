package dev.pesewa.billing.charge.http;

/// The descriptions of rejections in the API document: the problem's code, and when it comes.
public final class RejectionDescriptions {

    public static final String NO_CREDITS =
            "not-enough-credits, with required, available, held and shortfall; or budget-exceeded,"
                    + " with budget, cost, currency and until";

    public static final String NO_FEATURE = "feature-unknown: GET /api/ai/pricing lists them";

    public static final String NO_CLIENT =
            "client-unknown or client-inactive, and nothing is charged; ";

    public static final String NO_PRICE = "refused: no price of the model is known; ";

    public static final String PERSONAL_DATA = "refused: the data looks like a person's; ";

    public static final String KEY_REUSED =
            "idempotency-key-reused: the key was used for another request";

    private RejectionDescriptions() {}
}
