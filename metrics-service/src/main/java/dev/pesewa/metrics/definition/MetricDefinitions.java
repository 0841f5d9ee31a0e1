package dev.pesewa.metrics.definition;

/// All definitions, word for word as published. `D` is a day in the reporting zone; a window of N
/// days is D-N+1 … D, so the 7 days to the 10th are the 4th to the 10th.
public final class MetricDefinitions {

    private static final String PAYMENTS =
            "counts, failure rate = failed / total, mean and p95 duration";
    private static final String ACTIVE =
            "distinct subjects active in 1, 7, 30 days to D; stickiness = dau / mau";

    public static final MetricDefinition MRR =
            MetricDefinition.of(
                    "mrr",
                    "Monthly recurring revenue",
                    MetricUnit.REPORTING_CURRENCY,
                    """
                    sum over subscriptions and add-ons live at the end of D of price per month; \
                    yearly / 12; only discounts that last for ever deducted; trials 0; past due \
                    counts until dunning ends; a cancellation counts when the paid period ends; \
                    refunds do not touch it""");
    public static final MetricDefinition ARR =
            MetricDefinition.of(
                    "arr",
                    "Annual run rate",
                    MetricUnit.REPORTING_CURRENCY,
                    "12 x mrr, a run rate");
    public static final MetricDefinition CREDIT_REVENUE_30D =
            MetricDefinition.of(
                    "creditRevenue30d",
                    "Credit packs sold, 30 days",
                    MetricUnit.REPORTING_CURRENCY,
                    """
                    credit-pack payments less refunds in the 30 days to D: prepaid sales are not \
                    recurring revenue, so they never hide inside mrr""");
    public static final MetricDefinition MRR_WITH_CREDITS =
            MetricDefinition.of(
                    "mrrWithCredits",
                    "MRR with credits",
                    MetricUnit.REPORTING_CURRENCY,
                    """
                    mrr + creditRevenue30d, the "subscription equivalent" of a prepaid business; \
                    always shown beside its two parts""");
    public static final MetricDefinition RECOGNISED_CREDIT_REVENUE =
            MetricDefinition.of(
                    "recognisedCreditRevenue",
                    "Recognised credit revenue, 30 days",
                    MetricUnit.REPORTING_CURRENCY,
                    """
                    credits charged in the window at what their grant cost per credit, bonus \
                    included (PRO 180/250 = 0.72 GHS); unspent credits are deferred, never \
                    breakage, because they never expire""");
    public static final MetricDefinition PAYMENTS_SUCCEEDED =
            MetricDefinition.of(
                    "paymentsSucceeded", "Payments succeeded", MetricUnit.PAYMENTS, PAYMENTS);
    public static final MetricDefinition PAYMENTS_FAILED =
            MetricDefinition.of("paymentsFailed", "Payments failed", MetricUnit.PAYMENTS, PAYMENTS);
    public static final MetricDefinition PAYMENTS_AMOUNT =
            MetricDefinition.of(
                    "paymentsAmount",
                    "Amount paid",
                    MetricUnit.REPORTING_CURRENCY,
                    "sum of the payments that succeeded in the window, on the day they were paid");
    public static final MetricDefinition DAU =
            MetricDefinition.of("dau", "Daily active subjects", MetricUnit.SUBJECTS, ACTIVE);
    public static final MetricDefinition WAU =
            MetricDefinition.of("wau", "Weekly active subjects", MetricUnit.SUBJECTS, ACTIVE);
    public static final MetricDefinition MAU =
            MetricDefinition.of("mau", "Monthly active subjects", MetricUnit.SUBJECTS, ACTIVE);
    public static final MetricDefinition STICKINESS =
            new MetricDefinition("stickiness", "Stickiness", MetricUnit.PERCENT, ACTIVE, 2);
    public static final MetricDefinition AI_COST =
            MetricDefinition.of(
                    "aiCost",
                    "AI cost",
                    MetricUnit.USD,
                    """
                    what providers charged for the AI calls of the window; calls of unknown price \
                    are not in it and are counted apart""");
    public static final MetricDefinition AI_MESSAGES =
            MetricDefinition.of(
                    "aiMessages",
                    "AI messages",
                    MetricUnit.MESSAGES,
                    "AI calls in the window, succeeded or failed, cached or not");
    public static final MetricDefinition AI_TOKENS =
            MetricDefinition.of(
                    "aiTokens",
                    "AI tokens",
                    MetricUnit.TOKENS,
                    """
                    input, cached input, cache write and output tokens of the AI calls in the \
                    window""");
    public static final MetricDefinition CAU =
            MetricDefinition.of(
                    "cau",
                    "Cost per active user, 30 days",
                    MetricUnit.USD,
                    """
                    provider cost in the window / distinct subjects with at least one AI call in \
                    it""");
    public static final MetricDefinition CUSTOMERS_TOTAL =
            MetricDefinition.of(
                    "customersTotal",
                    "Customers",
                    MetricUnit.WORKSPACES,
                    """
                    workspaces with mrr > 0 or a paid pack in the last 30 days at D; first time; \
                    had at D-1 and no longer; back""");

    private MetricDefinitions() {}
}
