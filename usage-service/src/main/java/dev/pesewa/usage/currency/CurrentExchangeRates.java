package dev.pesewa.usage.currency;

import dev.pesewa.kernel.ExchangeRate;
import dev.pesewa.kernel.ExchangeRates;
import dev.pesewa.kernel.Money;
import dev.pesewa.kernel.ProblemException;
import dev.pesewa.kernel.Workspace;
import dev.pesewa.kit.database.DatabaseUnavailableException;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The exchange rates in memory, so that ingest never waits for them. The replica that stores a
/// rate uses it at once, the others within two seconds. While the database is down, the rates that
/// were read last stay.
@ApplicationScoped
public class CurrentExchangeRates {

    private static final Logger LOG = Logger.getLogger(CurrentExchangeRates.class);

    private final ExchangeRateCopyRepository copies;
    private final Clock clock;
    private volatile int known;
    private volatile ExchangeRates current = ExchangeRates.NONE;

    public CurrentExchangeRates(ExchangeRateCopyRepository copies, Clock clock) {
        this.copies = copies;
        this.clock = clock;
    }

    void start(@Observes StartupEvent starting) {
        refreshOften();
    }

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void refreshOften() {
        try {
            refreshIfChanged();
        } catch (DatabaseUnavailableException outage) {
            LOG.warnf("Exchange rates stay as they were: %s", outage.getMessage());
        }
    }

    public void refreshIfChanged() {
        if (copies.count() != known) {
            refresh();
        }
    }

    /// Reads the rates at once. Synchronized, so that an older reading never replaces a newer one.
    public synchronized void refresh() {
        List<ExchangeRate> all = copies.all();
        current = ExchangeRates.of(all);
        known = all.size();
    }

    public ExchangeRates now() {
        return current;
    }

    /// For an answer about a workspace: in its currency unless another one is asked for, which must
    /// have a rate.
    public ReportCurrency report(Workspace workspace, @Nullable String asked) {
        String code = asked == null ? workspace.currency() : known(asked);
        return new ReportCurrency(code, code.equals(workspace.currency()), current);
    }

    /// For an answer about all workspaces: in USD unless another currency is asked for.
    public ReportCurrency reportOfAll(@Nullable String asked) {
        return new ReportCurrency(asked == null ? Money.USD : known(asked), false, current);
    }

    /// The code of a currency that has a rate today: the workspace's unless another one is asked
    /// for.
    public String today(Workspace workspace, @Nullable String asked) {
        ReportCurrency currency = report(workspace, asked);
        LocalDate today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
        if (currency.rate(today).isEmpty()) {
            throw currency.missing(today);
        }
        return currency.code();
    }

    private String known(String asked) {
        if (!Money.isCode(asked)) {
            throw ProblemException.malformed("currency", "three capital letters of ISO 4217");
        }
        if (!current.has(asked)) {
            throw ExchangeRates.unsupported(asked, LocalDate.now(clock.withZone(ZoneOffset.UTC)));
        }
        return asked;
    }
}
