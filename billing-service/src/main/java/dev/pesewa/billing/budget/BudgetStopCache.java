package dev.pesewa.billing.budget;

import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.loop.Refreshed;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The stops that hold now, in memory: a charge never waits for them. What another replica was told
/// is known here half a second later.
@Startup
@ApplicationScoped
public class BudgetStopCache {

    private static final Duration EVERY = Duration.ofMillis(500);

    private final Refreshed<Map<UUID, BudgetStop>> stops;

    public BudgetStopCache(BudgetStopRepository stopped) {
        this.stops =
                new Refreshed<>(
                        "budget stops",
                        EVERY,
                        Map.of(),
                        () ->
                                stopped.all().stream()
                                        .collect(
                                                Collectors.toMap(
                                                        BudgetStop::workspace,
                                                        Function.identity())));
    }

    void stop(@Observes ShutdownEvent stopping) {
        stops.close();
    }

    /// Null when the workspace may go on.
    public @Nullable BudgetStop of(WorkspaceId workspace, Instant now) {
        BudgetStop stop = stops.now().get(workspace.value());
        return stop != null && now.isBefore(stop.until()) ? stop : null;
    }
}
