package dev.pesewa.metrics.definition;

/// The glossary. `D` is a day in the reporting zone, a window of N days is D-N+1 … D.
public final class Definitions {

    private static final String PAYMENTS =
            "counts, failure rate = failed / total, mean and p95 duration";
    private static final String ACTIVE =
            "distinct subjects active in 1, 7, 30 days to D; stickiness = dau / mau";

    public static final Definition MRR =
            Definition.of(
                    "mrr",
                    "Monthly recurring revenue",
                    Unit.REPORTING_CURRENCY,
                    """
                    sum over subscriptions and add-ons live at the end of D of price per month; \
                    yearly / 12; only discounts that last for ever deducted; trials 0; past due \
                    counts until dunning ends; a cancellation counts when the paid period ends; \
                    refunds do not touch it""");
    public static final Definition ARR =
            Definition.of(
                    "arr", "Annual run rate", Unit.REPORTING_CURRENCY, "12 x mrr, a run rate");
    public static final Definition CREDIT_REVENUE_30D =
            Definition.of(
                    "creditRevenue30d",
                    "Credit packs sold, 30 days",
                    Unit.REPORTING_CURRENCY,
                    """
                    credit-pack payments less refunds in the 30 days to D: prepaid sales are not \
                    recurring revenue, so they never hide inside mrr""");
    public static final Definition MRR_WITH_CREDITS =
            Definition.of(
                    "mrrWithCredits",
                    "MRR with credits",
                    Unit.REPORTING_CURRENCY,
                    """
                    mrr + creditRevenue30d, the "subscription equivalent" of a prepaid business; \
                    always shown beside its two parts""");
    public static final Definition RECOGNISED_CREDIT_REVENUE =
            Definition.of(
                    "recognisedCreditRevenue",
                    "Recognised credit revenue, 30 days",
                    Unit.REPORTING_CURRENCY,
                    """
                    credits charged in the window at what their grant cost per credit, bonus \
                    included (PRO 180/250 = 0.72 GHS); unspent credits are deferred, never \
                    breakage, because they never expire""");
    public static final Definition PAYMENTS_SUCCEEDED =
            Definition.of("paymentsSucceeded", "Payments succeeded", Unit.PAYMENTS, PAYMENTS);
    public static final Definition PAYMENTS_FAILED =
            Definition.of("paymentsFailed", "Payments failed", Unit.PAYMENTS, PAYMENTS);
    public static final Definition PAYMENTS_AMOUNT =
            Definition.of(
                    "paymentsAmount",
                    "Amount paid",
                    Unit.REPORTING_CURRENCY,
                    "sum of the payments that succeeded in the window, on the day they were paid");
    public static final Definition DAU =
            Definition.of("dau", "Daily active subjects", Unit.SUBJECTS, ACTIVE);
    public static final Definition WAU =
            Definition.of("wau", "Weekly active subjects", Unit.SUBJECTS, ACTIVE);
    public static final Definition MAU =
            Definition.of("mau", "Monthly active subjects", Unit.SUBJECTS, ACTIVE);
    public static final Definition STICKINESS =
            Definition.of("stickiness", "Stickiness", Unit.RATIO, ACTIVE);
    public static final Definition AI_COST =
            Definition.of(
                    "aiCost",
                    "AI cost",
                    Unit.USD,
                    """
                    what providers charged for the AI calls of the window; calls of unknown price \
                    are not in it and are counted apart""");
    public static final Definition AI_MESSAGES =
            Definition.of(
                    "aiMessages",
                    "AI messages",
                    Unit.MESSAGES,
                    "AI calls in the window, succeeded or failed, cached or not");
    public static final Definition AI_TOKENS =
            Definition.of(
                    "aiTokens",
                    "AI tokens",
                    Unit.TOKENS,
                    """
                    input, cached input, cache write and output tokens of the AI calls in the \
                    window""");
    public static final Definition CAU =
            Definition.of(
                    "cau",
                    "Cost per active user, 30 days",
                    Unit.USD,
                    """
                    provider cost in the window / distinct subjects with at least one AI call in \
                    it""");
    public static final Definition CUSTOMERS_TOTAL =
            Definition.of(
                    "customersTotal",
                    "Customers",
                    Unit.WORKSPACES,
                    """
                    workspaces with mrr > 0 or a paid pack in the last 30 days at D; first time; \
                    had at D-1 and no longer; back""");

    private Definitions() {}
}
