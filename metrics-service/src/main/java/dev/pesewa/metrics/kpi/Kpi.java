package dev.pesewa.metrics.kpi;

import dev.pesewa.kernel.ProblemException;
import dev.pesewa.metrics.definition.MetricDefinition;
import dev.pesewa.metrics.definition.MetricDefinitions;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Every metric: its published definition and its formula. Example: `CAU` is the cost of 30 days
/// divided by the subjects active in them. A formula is the same for a day and for a period.
@SuppressWarnings("ImmutableEnumChecker") // A record and functions that capture nothing.
public enum Kpi {
    MRR(MetricDefinitions.MRR, _ -> Kpi.recurring(1)),
    ARR(MetricDefinitions.ARR, _ -> Kpi.recurring(12)),
    CREDIT_REVENUE_30D(
            MetricDefinitions.CREDIT_REVENUE_30D, f -> MetricValue.of(f.credits().sold())),
    MRR_WITH_CREDITS(MetricDefinitions.MRR_WITH_CREDITS, Kpi::withCredits),
    RECOGNISED_CREDIT_REVENUE(
            MetricDefinitions.RECOGNISED_CREDIT_REVENUE,
            f -> MetricValue.of(f.credits().recognised())),
    PAYMENTS_SUCCEEDED(
            MetricDefinitions.PAYMENTS_SUCCEEDED, f -> MetricValue.of(f.payments().succeeded())),
    PAYMENTS_FAILED(MetricDefinitions.PAYMENTS_FAILED, f -> MetricValue.of(f.payments().failed())),
    PAYMENTS_AMOUNT(MetricDefinitions.PAYMENTS_AMOUNT, f -> MetricValue.of(f.payments().amount())),
    DAU(MetricDefinitions.DAU, f -> MetricValue.of(f.active().day())),
    WAU(MetricDefinitions.WAU, f -> MetricValue.of(f.active().week())),
    MAU(MetricDefinitions.MAU, f -> MetricValue.of(f.active().month())),
    STICKINESS(MetricDefinitions.STICKINESS, Kpi::stickiness),
    AI_COST(MetricDefinitions.AI_COST, Kpi::aiCost),
    AI_MESSAGES(MetricDefinitions.AI_MESSAGES, f -> MetricValue.of(f.use().messages())),
    AI_TOKENS(MetricDefinitions.AI_TOKENS, f -> MetricValue.of(f.use().tokens())),
    CAU(MetricDefinitions.CAU, Kpi::cau),
    CUSTOMERS_TOTAL(
            MetricDefinitions.CUSTOMERS_TOTAL, f -> MetricValue.of(f.credits().customers()));

    /// The sum over no subscriptions: Pesewa sells prepaid credits and nothing recurring yet.
    private static final BigDecimal MONTHLY_RECURRING = BigDecimal.ZERO;

    private static final String NO_SUBSCRIPTIONS = "No subscription is live.";
    private static final String NOBODY_ACTIVE = "Nobody was active in the 30 days.";

    private final MetricDefinition definition;
    private final Function<MetricInputs, MetricValue> formula;

    Kpi(MetricDefinition definition, Function<MetricInputs, MetricValue> formula) {
        this.definition = definition;
        this.formula = formula;
    }

    /// By the name in the API; 400 with all names when there is no such metric.
    public static Kpi of(String name) {
        for (Kpi kpi : values()) {
            if (kpi.definition.name().equals(name)) {
                return kpi;
            }
        }
        String known =
                Arrays.stream(values())
                        .map(kpi -> kpi.definition.name())
                        .collect(Collectors.joining(", "));
        throw ProblemException.malformed("metric", "one of " + known);
    }

    public MetricDefinition definition() {
        return definition;
    }

    public MetricValue of(MetricInputs inputs) {
        return formula.apply(inputs);
    }

    private static MetricValue recurring(int months) {
        return new MetricValue(
                MONTHLY_RECURRING.multiply(BigDecimal.valueOf(months)), NO_SUBSCRIPTIONS);
    }

    private static MetricValue withCredits(MetricInputs inputs) {
        return MetricValue.of(MONTHLY_RECURRING.add(inputs.credits().sold()));
    }

    private static MetricValue stickiness(MetricInputs inputs) {
        ActiveSubjects active = inputs.active();
        return MetricValue.percent(BigDecimal.valueOf(active.day()), active.month(), NOBODY_ACTIVE);
    }

    private static MetricValue cau(MetricInputs inputs) {
        AiUsage use = inputs.use();
        MetricValue cau = MetricValue.ratio(use.cost30(), inputs.active().month(), NOBODY_ACTIVE);
        return cau.reason() != null || use.unpriced30() == 0
                ? cau
                : cau.because(without(use.unpriced30()));
    }

    private static MetricValue aiCost(MetricInputs inputs) {
        AiUsage use = inputs.use();
        return use.unpriced() == 0
                ? MetricValue.of(use.cost())
                : new MetricValue(use.cost(), without(use.unpriced()));
    }

    private static String without(long unpriced) {
        return "Without " + unpriced + " calls of unknown price.";
    }
}
