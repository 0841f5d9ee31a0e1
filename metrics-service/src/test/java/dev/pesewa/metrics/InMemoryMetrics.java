package dev.pesewa.metrics;

import dev.pesewa.kernel.Period;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.metrics.fact.FactBatch;
import dev.pesewa.metrics.fact.FactRepository;
import dev.pesewa.metrics.fact.PaymentFact;
import dev.pesewa.metrics.fact.RevenueFact;
import dev.pesewa.metrics.fact.SubjectHash;
import dev.pesewa.metrics.fact.UsageFact;
import dev.pesewa.metrics.kpi.ActiveSubjects;
import dev.pesewa.metrics.kpi.AiUsage;
import dev.pesewa.metrics.kpi.CreditSales;
import dev.pesewa.metrics.kpi.Kpi;
import dev.pesewa.metrics.kpi.MetricInputs;
import dev.pesewa.metrics.kpi.MetricRepository;
import dev.pesewa.metrics.kpi.PaymentCounts;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Facts in memory, and metrics counted the slow way: it looks at every fact for every day.
public final class InMemoryMetrics implements FactRepository, MetricRepository {

    private static final String REPORTING_CURRENCY = "GHS";

    private final Map<EventKey, UsageFact> usage = new HashMap<>();
    private final Map<UUID, PaymentFact> payments = new HashMap<>();
    private final Map<String, RevenueFact> revenue = new HashMap<>();

    private record EventKey(UUID workspace, String source, String id) {}

    private record SubjectDay(UUID workspace, UUID subject, LocalDate date) {}

    private record SubjectKey(UUID workspace, UUID subject) {}

    @Override
    public void store(FactBatch batch) {
        batch.usage()
                .forEach(
                        fact ->
                                usage.putIfAbsent(
                                        new EventKey(
                                                fact.workspaceId(), fact.source(), fact.eventId()),
                                        fact));
        batch.payments()
                .forEach(
                        fact ->
                                payments.merge(
                                        fact.purchaseId(),
                                        fact,
                                        (known, later) -> known.succeeded() ? known : later));
        batch.revenue().forEach(fact -> revenue.putIfAbsent(fact.eventId(), fact));
    }

    @Override
    public List<MetricInputs> days(Period period, @Nullable WorkspaceId workspace) {
        return period.start()
                .datesUntil(period.end().plusDays(1))
                .map(day -> day(day, workspace))
                .toList();
    }

    private MetricInputs day(LocalDate day, @Nullable WorkspaceId workspace) {
        return new MetricInputs(
                day,
                use(day, workspace),
                new ActiveSubjects(
                        active(day, 1, workspace),
                        active(day, 7, workspace),
                        active(day, 30, workspace)),
                new PaymentCounts(
                        paid(day, 1, workspace).count(),
                        payments(day, 1, workspace).filter(fact -> !fact.succeeded()).count(),
                        sum(
                                paid(day, 1, workspace).filter(InMemoryMetrics::isReported),
                                PaymentFact::amount)),
                new CreditSales(
                        sum(
                                packs(day, workspace).filter(InMemoryMetrics::isReported),
                                PaymentFact::amount),
                        sum(
                                revenue(new Period(day.minusDays(29), day), workspace)
                                        .filter(f -> f.currency().equals(REPORTING_CURRENCY)),
                                RevenueFact::amount),
                        packs(day, workspace).map(PaymentFact::workspaceId).distinct().count()));
    }

    private AiUsage use(LocalDate day, @Nullable WorkspaceId workspace) {
        return new AiUsage(
                count(calls(day, 1, workspace), UsageFact::messages),
                count(calls(day, 1, workspace), UsageFact::tokens),
                count(calls(day, 1, workspace), UsageFact::unpriced),
                sum(calls(day, 1, workspace), UsageFact::costUsd),
                sum(calls(day, 30, workspace), UsageFact::costUsd),
                count(calls(day, 30, workspace), UsageFact::unpriced));
    }

    /// A subject is active on a day when calls are left of those that were counted and uncounted.
    private long active(LocalDate day, int days, @Nullable WorkspaceId workspace) {
        Map<SubjectDay, Long> messages =
                calls(day, days, workspace)
                        .filter(fact -> !fact.subject().equals(SubjectHash.NOBODY))
                        .collect(
                                Collectors.groupingBy(
                                        fact ->
                                                new SubjectDay(
                                                        fact.workspaceId(),
                                                        fact.subject().value(),
                                                        fact.date()),
                                        Collectors.summingLong(UsageFact::messages)));
        return messages.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(entry -> new SubjectKey(entry.getKey().workspace, entry.getKey().subject))
                .distinct()
                .count();
    }

    @Override
    public Map<Kpi, Map<String, BigDecimal>> otherCurrencies(
            Period period, @Nullable WorkspaceId workspace) {
        var longer = new Period(period.start().minusDays(29), period.end());
        var others = new EnumMap<Kpi, Map<String, BigDecimal>>(Kpi.class);
        payments(period, workspace)
                .filter(PaymentFact::succeeded)
                .forEach(fact -> add(others, Kpi.PAYMENTS_AMOUNT, fact.currency(), fact.amount()));
        payments(longer, workspace)
                .filter(InMemoryMetrics::isPack)
                .forEach(
                        fact -> {
                            add(others, Kpi.CREDIT_REVENUE_30D, fact.currency(), fact.amount());
                            add(others, Kpi.MRR_WITH_CREDITS, fact.currency(), fact.amount());
                        });
        revenue(longer, workspace)
                .forEach(
                        fact ->
                                add(
                                        others,
                                        Kpi.RECOGNISED_CREDIT_REVENUE,
                                        fact.currency(),
                                        fact.amount()));
        return others;
    }

    private static void add(
            Map<Kpi, Map<String, BigDecimal>> others, Kpi kpi, String currency, BigDecimal amount) {
        if (!currency.equals(REPORTING_CURRENCY)) {
            others.computeIfAbsent(kpi, _ -> new TreeMap<>())
                    .merge(currency, amount, BigDecimal::add);
        }
    }

    private Stream<UsageFact> calls(LocalDate end, int days, @Nullable WorkspaceId workspace) {
        return usage.values().stream()
                .filter(fact -> isOf(workspace, fact.workspaceId()))
                .filter(fact -> isIn(Period.lastDays(end, days), fact.date()));
    }

    private Stream<PaymentFact> paid(LocalDate end, int days, @Nullable WorkspaceId workspace) {
        return payments(end, days, workspace).filter(PaymentFact::succeeded);
    }

    private Stream<PaymentFact> packs(LocalDate end, @Nullable WorkspaceId workspace) {
        return payments(end, 30, workspace).filter(InMemoryMetrics::isPack);
    }

    private Stream<PaymentFact> payments(LocalDate end, int days, @Nullable WorkspaceId workspace) {
        return payments(Period.lastDays(end, days), workspace);
    }

    private Stream<PaymentFact> payments(Period period, @Nullable WorkspaceId workspace) {
        return payments.values().stream()
                .filter(fact -> isOf(workspace, fact.workspaceId()))
                .filter(fact -> isIn(period, fact.date()));
    }

    private Stream<RevenueFact> revenue(Period period, @Nullable WorkspaceId workspace) {
        return revenue.values().stream()
                .filter(fact -> isOf(workspace, fact.workspaceId()))
                .filter(fact -> isIn(period, fact.date()));
    }

    private static boolean isPack(PaymentFact fact) {
        return fact.succeeded() && fact.purpose().equals("credit-pack");
    }

    private static boolean isReported(PaymentFact fact) {
        return fact.currency().equals(REPORTING_CURRENCY);
    }

    private static boolean isOf(@Nullable WorkspaceId asked, UUID workspace) {
        return asked == null || asked.value().equals(workspace);
    }

    private static boolean isIn(Period period, LocalDate date) {
        return !date.isBefore(period.start()) && !date.isAfter(period.end());
    }

    private static <F> long count(Stream<F> facts, ToLongFunction<F> count) {
        return facts.mapToLong(count).sum();
    }

    private static <F> BigDecimal sum(Stream<F> facts, Function<F, BigDecimal> amount) {
        return facts.map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
