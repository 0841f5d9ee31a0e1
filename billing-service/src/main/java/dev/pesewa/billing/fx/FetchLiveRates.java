package dev.pesewa.billing.fx;

import dev.pesewa.kernel.Workspace;
import dev.pesewa.kit.loop.Loop;
import dev.pesewa.kit.workspace.WorkspaceRepository;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Asks the source, if there is one, for every currency that a workspace has. Each replica does.
@ApplicationScoped
public class FetchLiveRates {

    /// More often nobody is to be asked.
    private static final Duration OFTEN = Duration.ofSeconds(1);

    private final FxConfig config;
    private final RateProvider source;
    private final WorkspaceRepository workspaces;
    private final ApplyQuotes quotes;
    private final LiveRateMetrics meters;
    private @Nullable Loop loop;

    public FetchLiveRates(
            FxConfig config,
            RateProvider source,
            WorkspaceRepository workspaces,
            ApplyQuotes quotes,
            LiveRateMetrics meters) {
        this.config = config;
        this.source = source;
        this.workspaces = workspaces;
        this.quotes = quotes;
        this.meters = meters;
    }

    void start(@Observes StartupEvent started) {
        source.name().ifPresent(this::start);
    }

    private void start(String name) {
        if (config.every().compareTo(OFTEN) < 0) {
            throw new IllegalStateException("Set pesewa.fx.every to " + OFTEN + " or longer.");
        }
        loop = Loop.start("live-rates", config.every(), () -> ask(name));
    }

    void stop(@Observes ShutdownEvent stopping) {
        if (loop != null) {
            loop.close();
        }
    }

    private void ask(String name) {
        Set<String> currencies =
                workspaces.all().stream()
                        .map(Workspace::currency)
                        .filter(currency -> !currency.equals(ExchangeRateCache.DOLLAR))
                        .collect(Collectors.toCollection(TreeSet::new));
        meters.waitFor(currencies);
        quotes.take(name, source.ask(currencies));
    }
}
