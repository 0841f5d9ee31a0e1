package dev.pesewa.usage.live;

import dev.pesewa.kernel.Period;
import dev.pesewa.kernel.ProblemCode;
import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kernel.Rounding;
import dev.pesewa.kernel.Workspace;
import dev.pesewa.kit.database.DatabaseUnavailableException;
import dev.pesewa.usage.analytics.PeriodTotals;
import dev.pesewa.usage.analytics.StatisticsRepository;
import dev.pesewa.usage.analytics.UsageFilter;
import dev.pesewa.usage.budget.BudgetStatus;
import dev.pesewa.usage.currency.CurrentExchangeRates;
import dev.pesewa.usage.currency.ReportCurrency;
import dev.pesewa.usage.event.UsageVersionRepository;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
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
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/// Sends each subscriber the usage of its workspace, once a second at most, when it has changed.
/// However many subscribe to a workspace, its usage is read once; and one query tells which of the
/// workspaces have changed.
@ApplicationScoped
public class LiveSubscriptions {

    private static final Logger LOG = Logger.getLogger(LiveSubscriptions.class);

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
    private final CurrentExchangeRates rates;
    private final Clock clock;
    private final Set<Subscription> subscriptions = ConcurrentHashMap.newKeySet();

    public LiveSubscriptions(
            UsageVersionRepository versions,
            StatisticsRepository statistics,
            BudgetStatus budgets,
            CurrentExchangeRates rates,
            Clock clock) {
        this.versions = versions;
        this.statistics = statistics;
        this.budgets = budgets;
        this.rates = rates;
        this.clock = clock;
    }

    /// Who receives the updates. Called by one thread at a time; false says that nobody listens any
    /// more.
    public interface Subscriber {
        boolean send(UsageUpdate update);

        boolean sendSignOfLife();

        /// Nothing more is sent.
        void end();
    }

    /// What a subscriber has received, and until when it may receive more.
    private static final class Subscription {
        private final Workspace workspace;
        private final Subscriber subscriber;
        private final Instant until;
        private long sentVersion;
        private Instant sentAt;

        Subscription(
                Workspace workspace,
                Subscriber subscriber,
                Instant until,
                long sentVersion,
                Instant sentAt) {
            this.workspace = workspace;
            this.subscriber = subscriber;
            this.until = until;
            this.sentVersion = sentVersion;
            this.sentAt = sentAt;
        }
    }

    /// `seen` is the version of the last update that the subscriber knows, -1 for none. The present
    /// state is sent within a second, unless the subscriber knows it.
    public void subscribe(Workspace workspace, Subscriber subscriber, Instant until, long seen) {
        rates.today(workspace, null);
        long own = subscriptions.stream().filter(one -> one.workspace.equals(workspace)).count();
        if (subscriptions.size() >= MOST || own >= MOST_OF_A_WORKSPACE) {
            throw new ProblemException(
                    ProblemCode.UNAVAILABLE, "Too many are watching already; try again later.");
        }
        subscriptions.add(new Subscription(workspace, subscriber, until, seen, clock.instant()));
    }

    void stop(@Observes ShutdownEvent stopping) {
        subscriptions.forEach(one -> one.subscriber.end());
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void sendUpdates() {
        Instant now = clock.instant();
        try {
            List.copyOf(subscriptions).stream()
                    .filter(one -> !one.until.isAfter(now))
                    .forEach(this::end);
            if (!subscriptions.isEmpty()) {
                sendUpdates(now);
            }
        } catch (DatabaseUnavailableException outage) {
            LOG.warnf("Live updates wait: %s", outage.getMessage());
        }
    }

    private void sendUpdates(Instant now) {
        Set<UUID> workspaces =
                subscriptions.stream()
                        .map(one -> one.workspace.id().value())
                        .collect(Collectors.toSet());
        Map<UUID, Long> current = versions.of(workspaces);
        Map<UUID, UsageUpdate> updates = new HashMap<>();
        for (Subscription one : List.copyOf(subscriptions)) {
            UUID id = one.workspace.id().value();
            long version = current.getOrDefault(id, 0L);
            try {
                Supplier<UsageUpdate> update =
                        () -> updates.computeIfAbsent(id, _ -> update(one.workspace, version, now));
                if (!send(one, version, update, now)) {
                    end(one);
                }
            } catch (ProblemException unknown) {
                LOG.warnf("No more updates of %s: %s", id, unknown.getMessage());
                end(one);
            }
        }
    }

    /// False when nobody listens any more.
    private static boolean send(
            Subscription one, long version, Supplier<UsageUpdate> update, Instant now) {
        boolean listens = true;
        if (version != one.sentVersion) {
            listens = one.subscriber.send(update.get());
            one.sentVersion = version;
            one.sentAt = now;
        } else if (!one.sentAt.plus(SIGN_OF_LIFE).isAfter(now)) {
            listens = one.subscriber.sendSignOfLife();
            one.sentAt = now;
        }
        return listens;
    }

    private void end(Subscription subscription) {
        subscriptions.remove(subscription);
        subscription.subscriber.end();
    }

    /// The version is read before the amounts. They may be newer than it, and are sent again then.
    private UsageUpdate update(Workspace workspace, long version, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, workspace.zone());
        ReportCurrency currency = rates.report(workspace, null);
        var month = new Period(today.withDayOfMonth(1), today);
        List<PeriodTotals> totals =
                statistics.totals(
                        UsageFilter.all(workspace, month, currency),
                        List.of(new Period(today, today), month));
        return new UsageUpdate(
                version,
                now,
                currency.code(),
                part(today, totals.getFirst()),
                part(month.start(), totals.getLast()),
                budgets.of(workspace).orElse(null));
    }

    private static UsageUpdate.UpdatePart part(LocalDate start, PeriodTotals totals) {
        return new UsageUpdate.UpdatePart(start, Rounding.cost(totals.cost()), totals.messages());
    }
}
