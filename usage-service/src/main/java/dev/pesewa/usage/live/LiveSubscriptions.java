package dev.pesewa.usage.live;

import dev.pesewa.kernel.Period;
import dev.pesewa.kernel.ProblemCode;
import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kernel.Rounding;
import dev.pesewa.kernel.Workspace;
import dev.pesewa.kit.loop.Loop;
import dev.pesewa.usage.analytics.PeriodTotals;
import dev.pesewa.usage.analytics.StatisticsRepository;
import dev.pesewa.usage.analytics.UsageFilter;
import dev.pesewa.usage.budget.BudgetStatus;
import dev.pesewa.usage.event.UsageVersionRepository;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Looks once a second whether a watched workspace has changed: one question for all of them, and
/// one picture per workspace, however many watch it.
@ApplicationScoped
public class LiveSubscriptions {

    private static final Duration EVERY = Duration.ofSeconds(1);

    /// Proxies close what is silent for long.
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(10);

    /// Of this replica; each holds a connection.
    private static final int MOST = 2_000;

    /// Enough for a team with some open windows each, and no more, so that one workspace does not
    /// take the places of the others.
    private static final int MOST_OF_A_WORKSPACE = 200;

    private final UsageVersionRepository versions;
    private final StatisticsRepository statistics;
    private final BudgetStatus budgets;
    private final Clock clock;
    private final Set<Watch> watches = ConcurrentHashMap.newKeySet();
    private @Nullable Loop loop;

    public LiveSubscriptions(
            UsageVersionRepository versions,
            StatisticsRepository statistics,
            BudgetStatus budgets,
            Clock clock) {
        this.versions = versions;
        this.statistics = statistics;
        this.budgets = budgets;
        this.clock = clock;
    }

    /// Who watches. Told from one thread; false says that nobody listens any more.
    public interface Watcher {
        boolean changed(UsageUpdate update);

        boolean alive();

        /// Nothing more is told.
        void end();
    }

    /// One watcher: what it has seen, and until when it may look.
    private static final class Watch {
        private final Workspace workspace;
        private final Watcher watcher;
        private final Instant until;
        private long seen;
        private Instant told;

        Watch(Workspace workspace, Watcher watcher, Instant until, long seen, Instant told) {
            this.workspace = workspace;
            this.watcher = watcher;
            this.until = until;
            this.seen = seen;
            this.told = told;
        }
    }

    /// `seen` is the version of the last update that the watcher knows, -1 for none. It is told of
    /// the present state within a second, unless it knows it.
    public void watch(Workspace workspace, Watcher watcher, Instant until, long seen) {
        long own = watches.stream().filter(watch -> watch.workspace.equals(workspace)).count();
        if (watches.size() >= MOST || own >= MOST_OF_A_WORKSPACE) {
            throw new ProblemException(
                    ProblemCode.UNAVAILABLE, "Too many are watching already; try again later.");
        }
        watches.add(new Watch(workspace, watcher, until, seen, clock.instant()));
    }

    void start(@Observes StartupEvent started) {
        loop = Loop.start("live", EVERY, this::look);
    }

    void stop(@Observes ShutdownEvent stopping) {
        if (loop != null) {
            loop.close();
        }
        watches.forEach(watch -> watch.watcher.end());
    }

    private void look() {
        Instant now = clock.instant();
        List.copyOf(watches).stream().filter(w -> !w.until.isAfter(now)).forEach(this::end);
        if (watches.isEmpty()) {
            return;
        }
        Set<UUID> watched =
                watches.stream().map(w -> w.workspace.id().value()).collect(Collectors.toSet());
        Map<UUID, Long> current = versions.of(watched);
        Map<UUID, UsageUpdate> pictures = new HashMap<>();
        for (Watch watch : List.copyOf(watches)) {
            UUID id = watch.workspace.id().value();
            long version = current.getOrDefault(id, 0L);
            boolean listens = true;
            if (version != watch.seen) {
                UsageUpdate picture =
                        pictures.computeIfAbsent(id, _ -> picture(watch.workspace, version, now));
                listens = watch.watcher.changed(picture);
                watch.seen = version;
                watch.told = now;
            } else if (!watch.told.plus(SIGN_OF_LIFE).isAfter(now)) {
                listens = watch.watcher.alive();
                watch.told = now;
            }
            if (!listens) {
                end(watch);
            }
        }
    }

    private void end(Watch watch) {
        watches.remove(watch);
        watch.watcher.end();
    }

    /// The version is read before the figures: they may be newer, and are then told again.
    private UsageUpdate picture(Workspace workspace, long version, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, workspace.zone());
        var month = new Period(today.withDayOfMonth(1), today);
        List<PeriodTotals> totals =
                statistics.totals(
                        UsageFilter.all(workspace, month),
                        List.of(new Period(today, today), month));
        return new UsageUpdate(
                version,
                now,
                "USD",
                part(today, totals.getFirst()),
                part(month.start(), totals.getLast()),
                budgets.of(workspace).orElse(null));
    }

    private static UsageUpdate.UpdatePart part(LocalDate start, PeriodTotals totals) {
        return new UsageUpdate.UpdatePart(start, Rounding.cost(totals.cost()), totals.messages());
    }
}
