package dev.pesewa.usage.budget;

import dev.pesewa.kernel.Workspace;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kernel.event.BudgetResumed;
import dev.pesewa.kernel.event.BudgetStopped;
import dev.pesewa.kernel.event.BudgetThresholdReached;
import dev.pesewa.kernel.event.Topic;
import dev.pesewa.kit.database.Database;
import dev.pesewa.kit.database.SqlSession;
import dev.pesewa.kit.id.IdGenerator;
import dev.pesewa.kit.loop.Loop;
import dev.pesewa.kit.messaging.CloudEventCodec;
import dev.pesewa.kit.outbox.Outbox;
import dev.pesewa.kit.workspace.WorkspaceRepository;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Judges every budget whose usage has changed. One budget is one transaction: alerts, the events
/// that tell of them, and what was judged.
@ApplicationScoped
public class EvaluateBudgets {

    private static final int BATCH = 100;
    private static final Duration BETWEEN = Duration.ofMillis(250);

    private final BudgetRepository budgets;
    private final Database database;
    private final WorkspaceRepository workspaces;
    private final IdGenerator ids;
    private final Clock clock;
    private @Nullable Loop loop;

    public EvaluateBudgets(
            BudgetRepository budgets,
            Database database,
            WorkspaceRepository workspaces,
            IdGenerator ids,
            Clock clock) {
        this.budgets = budgets;
        this.database = database;
        this.workspaces = workspaces;
        this.ids = ids;
        this.clock = clock;
    }

    void start(@Observes StartupEvent started) {
        loop = Loop.start("budgets", BETWEEN, this::judgeAll);
    }

    void stop(@Observes ShutdownEvent stopping) {
        if (loop != null) {
            loop.close();
        }
    }

    private void judgeAll() {
        for (WorkspaceId workspace : budgets.due(clock.instant(), BATCH)) {
            judge(workspace);
        }
    }

    private void judge(WorkspaceId id) {
        Workspace workspace = workspaces.get(id);
        Instant now = clock.instant();
        LocalDate month = LocalDate.ofInstant(now, workspace.zone()).withDayOfMonth(1);
        database.transaction(
                transaction ->
                        budgets.lock(transaction, id)
                                .map(budget -> judge(transaction, budget, workspace, month, now))
                                .orElse(false));
    }

    private boolean judge(
            SqlSession transaction,
            Budget budget,
            Workspace workspace,
            LocalDate month,
            Instant now) {
        WorkspaceId id = workspace.id();
        long version = budgets.version(transaction, id);
        BigDecimal cost = budgets.cost(transaction, id, month);
        for (int threshold : budget.reached(cost)) {
            var alert = new BudgetRepository.Alert(threshold, budget.amount(), cost, now);
            if (budgets.addAlert(transaction, id, month, alert)) {
                var reached =
                        new BudgetThresholdReached(
                                id.value(), month, threshold, budget.amount(), cost);
                tell(transaction, BudgetThresholdReached.TYPE, id, now, reached);
            }
        }
        boolean stops = budget.stops(cost);
        if (stops && (!budget.stopped() || budgets.isNew(transaction, id, month))) {
            Instant until = month.plusMonths(1).atStartOfDay(workspace.zone()).toInstant();
            var stopped = new BudgetStopped(id.value(), month, budget.amount(), cost, until);
            tell(transaction, BudgetStopped.TYPE, id, now, stopped);
        } else if (!stops && budget.stopped()) {
            resume(transaction, id, month, now);
        }
        budgets.judged(transaction, id, version, month, stops);
        return true;
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
        tell(transaction, BudgetResumed.TYPE, id, now, new BudgetResumed(id.value(), month));
    }

    private void tell(
            SqlSession transaction, String type, WorkspaceId id, Instant now, Object event) {
        String written = CloudEventCodec.write(type, ids.next().toString(), id.value(), now, event);
        Outbox.append(transaction, Topic.ACTIVITY, id.value(), written);
    }
}
