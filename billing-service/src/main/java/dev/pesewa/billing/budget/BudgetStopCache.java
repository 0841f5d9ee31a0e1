package dev.pesewa.billing.budget;

import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.database.DatabaseUnavailableException;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The stops in memory, so that a charge never waits for them. A replica that stores a stop knows
/// it at once, the others within a second. While the database is down, the stops that were read
/// last stay.
@ApplicationScoped
public class BudgetStopCache {

    private static final Logger LOG = Logger.getLogger(BudgetStopCache.class);

    private final BudgetStopRepository repository;
    private volatile Map<UUID, BudgetStop> stops = Map.of();

    public BudgetStopCache(BudgetStopRepository repository) {
        this.repository = repository;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void refreshOften() {
        try {
            refresh();
        } catch (DatabaseUnavailableException outage) {
            LOG.warnf("Budget stops stay as they were: %s", outage.getMessage());
        }
    }

    /// Reads the stops at once. Synchronized, so that an older reading never replaces a newer one.
    public synchronized void refresh() {
        stops =
                repository.all().stream()
                        .collect(Collectors.toMap(BudgetStop::workspace, Function.identity()));
    }

    /// Null when the workspace may go on.
    public @Nullable BudgetStop of(WorkspaceId workspace, Instant now) {
        BudgetStop stop = stops.get(workspace.value());
        return stop != null && now.isBefore(stop.until()) ? stop : null;
    }
}
