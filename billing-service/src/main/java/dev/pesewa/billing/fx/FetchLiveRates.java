package dev.pesewa.billing.fx;

import dev.pesewa.kernel.Money;
import dev.pesewa.kernel.Workspace;
import dev.pesewa.kit.database.DatabaseUnavailableException;
import dev.pesewa.kit.workspace.WorkspaceRepository;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/// Asks the live source, if one is configured, for the rate of every currency that a workspace has.
/// Each replica asks for itself.
@ApplicationScoped
public class FetchLiveRates {

    private static final Logger LOG = Logger.getLogger(FetchLiveRates.class);

    /// The scheduler knows no shorter interval, and a source should not be asked more often.
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private final FxConfig config;
    private final RateProvider source;
    private final WorkspaceRepository workspaces;
    private final ApplyQuotes apply;
    private final LiveRateMetrics meters;

    public FetchLiveRates(
            FxConfig config,
            RateProvider source,
            WorkspaceRepository workspaces,
            ApplyQuotes apply,
            LiveRateMetrics meters) {
        this.config = config;
        this.source = source;
        this.workspaces = workspaces;
        this.apply = apply;
        this.meters = meters;
    }

    void check(@Observes StartupEvent starting) {
        if (config.every().compareTo(SHORTEST) < 0) {
            throw new IllegalStateException("Set pesewa.fx.every to " + SHORTEST + " or longer.");
        }
    }

    @Scheduled(
            every = "{pesewa.fx.every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void fetch() {
        try {
            source.name().ifPresent(this::fetch);
        } catch (DatabaseUnavailableException outage) {
            LOG.warnf("Exchange rates stay as they were: %s", outage.getMessage());
        }
    }

    private void fetch(String name) {
        Set<String> currencies =
                workspaces.all().stream()
                        .map(Workspace::currency)
                        .filter(currency -> !currency.equals(Money.USD))
                        .collect(Collectors.toCollection(TreeSet::new));
        meters.track(currencies);
        apply.apply(name, source.quotes(currencies));
    }
}
