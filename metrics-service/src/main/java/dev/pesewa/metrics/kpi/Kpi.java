package dev.pesewa.metrics.kpi;

import dev.pesewa.kernel.ProblemException;
import dev.pesewa.metrics.definition.Definition;
import dev.pesewa.metrics.definition.Definitions;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Every metric: its published definition and its formula, which is the same for a day and for a
/// period.
@SuppressWarnings("ImmutableEnumChecker") // A record and functions that capture nothing.
public enum Kpi {
    MRR(Definitions.MRR, _ -> Kpi.recurring(1)),
    ARR(Definitions.ARR, _ -> Kpi.recurring(12)),
    CREDIT_REVENUE_30D(Definitions.CREDIT_REVENUE_30D, f -> Figure.of(f.credits().sold())),
    MRR_WITH_CREDITS(Definitions.MRR_WITH_CREDITS, Kpi::withCredits),
    RECOGNISED_CREDIT_REVENUE(
            Definitions.RECOGNISED_CREDIT_REVENUE, f -> Figure.of(f.credits().recognised())),
    PAYMENTS_SUCCEEDED(Definitions.PAYMENTS_SUCCEEDED, f -> Figure.of(f.payments().succeeded())),
    PAYMENTS_FAILED(Definitions.PAYMENTS_FAILED, f -> Figure.of(f.payments().failed())),
    PAYMENTS_AMOUNT(Definitions.PAYMENTS_AMOUNT, f -> Figure.of(f.payments().amount())),
    DAU(Definitions.DAU, f -> Figure.of(f.active().day())),
    WAU(Definitions.WAU, f -> Figure.of(f.active().week())),
    MAU(Definitions.MAU, f -> Figure.of(f.active().month())),
    STICKINESS(Definitions.STICKINESS, Kpi::stickiness),
    AI_COST(Definitions.AI_COST, Kpi::aiCost),
    AI_MESSAGES(Definitions.AI_MESSAGES, f -> Figure.of(f.use().messages())),
    AI_TOKENS(Definitions.AI_TOKENS, f -> Figure.of(f.use().tokens())),
    CAU(Definitions.CAU, Kpi::cau),
    CUSTOMERS_TOTAL(Definitions.CUSTOMERS_TOTAL, f -> Figure.of(f.credits().customers()));

    /// The sum over no subscriptions: Pesewa sells prepaid credits and nothing recurring yet.
    private static final BigDecimal MONTHLY_RECURRING = BigDecimal.ZERO;

    private static final String NO_SUBSCRIPTIONS = "No subscription is live.";
    private static final String NOBODY_ACTIVE = "Nobody was active in the 30 days.";

    private final Definition definition;
    private final Function<Figures, Figure> formula;

    Kpi(Definition definition, Function<Figures, Figure> formula) {
        this.definition = definition;
        this.formula = formula;
    }

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

    public Definition definition() {
        return definition;
    }

    public Figure of(Figures figures) {
        return formula.apply(figures);
    }

    private static Figure recurring(int months) {
        return new Figure(MONTHLY_RECURRING.multiply(BigDecimal.valueOf(months)), NO_SUBSCRIPTIONS);
    }

    private static Figure withCredits(Figures figures) {
        return Figure.of(MONTHLY_RECURRING.add(figures.credits().sold()));
    }

    private static Figure stickiness(Figures figures) {
        Active active = figures.active();
        return Figure.ratio(BigDecimal.valueOf(active.day()), active.month(), NOBODY_ACTIVE);
    }

    private static Figure cau(Figures figures) {
        AiUse use = figures.use();
        Figure cau = Figure.ratio(use.cost30(), figures.active().month(), NOBODY_ACTIVE);
        return cau.reason() != null || use.unpriced30() == 0
                ? cau
                : cau.because(without(use.unpriced30()));
    }

    private static Figure aiCost(Figures figures) {
        AiUse use = figures.use();
        return use.unpriced() == 0
                ? Figure.of(use.cost())
                : new Figure(use.cost(), without(use.unpriced()));
    }

    private static String without(long unpriced) {
        return "Without " + unpriced + " calls of unknown price.";
    }
}
