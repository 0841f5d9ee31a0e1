package dev.pesewa.usage.budget;

import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kernel.Workspace;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kernel.event.BudgetResumed;
import dev.pesewa.kernel.event.BudgetStopped;
import dev.pesewa.kernel.event.BudgetThresholdReached;
import dev.pesewa.kernel.event.Topic;
import dev.pesewa.kit.database.Database;
import dev.pesewa.kit.database.DatabaseUnavailableException;
import dev.pesewa.kit.database.SqlSession;
import dev.pesewa.kit.id.IdGenerator;
import dev.pesewa.kit.messaging.CloudEventCodec;
import dev.pesewa.kit.outbox.Outbox;
import dev.pesewa.kit.workspace.WorkspaceRepository;
import dev.pesewa.usage.currency.CurrentExchangeRates;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Evaluates every budget whose usage, month or definition has changed since it was evaluated: adds
/// an alert for each threshold that was reached, and begins or ends the hard stop. Example: 84 of
/// 100 USD are spent; 50 and 80 percent are reached, 100 is not. A budget is one transaction:
/// alerts, their events, and up to which usage it was evaluated.
@ApplicationScoped
public class EvaluateBudgets {

    private static final int BATCH = 100;

    /// Batches of one second at most, so that a budget which another replica holds is left to it.
    private static final int BATCHES = 10;

    private static final Logger LOG = Logger.getLogger(EvaluateBudgets.class);

    private final BudgetRepository budgets;
    private final BudgetStatus status;
    private final CurrentExchangeRates rates;
    private final Database database;
    private final WorkspaceRepository workspaces;
    private final IdGenerator ids;
    private final Clock clock;

    public EvaluateBudgets(
            BudgetRepository budgets,
            BudgetStatus status,
            CurrentExchangeRates rates,
            Database database,
            WorkspaceRepository workspaces,
            IdGenerator ids,
            Clock clock) {
        this.budgets = budgets;
        this.status = status;
        this.rates = rates;
        this.database = database;
        this.workspaces = workspaces;
        this.ids = ids;
        this.clock = clock;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void evaluateDue() {
        try {
            List<WorkspaceId> due = budgets.due(clock.instant(), BATCH);
            if (!due.isEmpty()) {
                rates.refreshIfChanged();
            }
            for (int batch = 1; !due.isEmpty() && batch <= BATCHES; batch++) {
                due.forEach(this::evaluate);
                due = due.size() < BATCH ? List.of() : budgets.due(clock.instant(), BATCH);
            }
        } catch (DatabaseUnavailableException outage) {
            LOG.warnf("Budgets wait: %s", outage.getMessage());
        }
    }

    private void evaluate(WorkspaceId id) {
        Workspace workspace = workspaces.get(id);
        Instant now = clock.instant();
        LocalDate month = LocalDate.ofInstant(now, workspace.zone()).withDayOfMonth(1);
        database.transaction(
                transaction ->
                        budgets.lock(transaction, id)
                                .map(budget -> evaluate(transaction, budget, workspace, month, now))
                                .orElse(false));
    }

    private boolean evaluate(
            SqlSession transaction,
            Budget budget,
            Workspace workspace,
            LocalDate month,
            Instant now) {
        WorkspaceId id = workspace.id();
        long version = budgets.version(transaction, id);
        BigDecimal cost;
        try {
            cost = status.spent(transaction, workspace, budget, month);
        } catch (ProblemException unknown) {
            // Evaluated again when a rate comes.
            LOG.warnf("The budget of %s is not evaluated: %s", id, unknown.getMessage());
            budgets.judged(transaction, id, version, month, budget.stopped());
            return true;
        }
        settle(transaction, budget, workspace, month, cost, now);
        budgets.judged(transaction, id, version, month, budget.stops(cost));
        return true;
    }

    private void settle(
            SqlSession transaction,
            Budget budget,
            Workspace workspace,
            LocalDate month,
            BigDecimal cost,
            Instant now) {
        WorkspaceId id = workspace.id();
        String currency = budget.currency();
        for (int threshold : budget.reached(cost)) {
            var alert = new BudgetRepository.Alert(threshold, budget.amount(), cost, currency, now);
            if (budgets.addAlert(transaction, id, month, alert)) {
                var reached =
                        new BudgetThresholdReached(
                                id.value(), month, threshold, budget.amount(), cost, currency);
                append(transaction, BudgetThresholdReached.TYPE, id, now, reached);
            }
        }
        boolean stops = budget.stops(cost);
        if (stops && (!budget.stopped() || budgets.isNew(transaction, id, month))) {
            Instant until = month.plusMonths(1).atStartOfDay(workspace.zone()).toInstant();
            var stopped =
                    new BudgetStopped(id.value(), month, budget.amount(), cost, until, currency);
            append(transaction, BudgetStopped.TYPE, id, now, stopped);
        } else if (!stops && budget.stopped()) {
            resume(transaction, id, month, now);
        }
    }

    /// Takes the budget away, and with it the stop; false when there was none.
    public boolean remove(WorkspaceId workspace, LocalDate month) {
        return database.transaction(
                transaction -> {
                    Optional<Boolean> stopped = budgets.remove(transaction, workspace);
                    if (stopped.orElse(false)) {
                        resume(transaction, workspace, month, clock.instant());
                    }
                    return stopped.isPresent();
                });
    }

    private void resume(SqlSession transaction, WorkspaceId id, LocalDate month, Instant now) {
        append(transaction, BudgetResumed.TYPE, id, now, new BudgetResumed(id.value(), month));
    }

    private void append(
            SqlSession transaction, String type, WorkspaceId id, Instant now, Object event) {
        String written = CloudEventCodec.write(type, ids.next().toString(), id.value(), now, event);
        Outbox.append(transaction, Topic.ACTIVITY, id.value(), written);
    }
}
