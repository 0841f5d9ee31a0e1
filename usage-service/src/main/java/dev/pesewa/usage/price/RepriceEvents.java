package dev.pesewa.usage.price;

import dev.pesewa.kernel.Period;
import dev.pesewa.kernel.Workspace;
import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kernel.event.UsageRecorded;
import dev.pesewa.kernel.event.UsageRepriced;
import dev.pesewa.kit.database.Database;
import dev.pesewa.kit.database.SqlSession;
import dev.pesewa.kit.id.IdGenerator;
import dev.pesewa.kit.messaging.CloudEventCodec;
import dev.pesewa.kit.messaging.OutgoingEvent;
import dev.pesewa.kit.outbox.Outbox;
import dev.pesewa.kit.workspace.WorkspaceRepository;
import dev.pesewa.usage.currency.CurrentExchangeRates;
import dev.pesewa.usage.event.CountedEventRepository;
import dev.pesewa.usage.event.EventCursor;
import dev.pesewa.usage.event.StoredEvent;
import dev.pesewa.usage.event.UsageTopicRecords;
import dev.pesewa.usage.event.UsageVersionRepository;
import dev.pesewa.usage.job.Job;
import dev.pesewa.usage.job.JobHandler;
import dev.pesewa.usage.rollup.RollupBatch;
import dev.pesewa.usage.rollup.RollupRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Prices stored events again by the prices known now. What was stored stays; the new
/// price is added, and the rollups with it, a page at a time. Done twice, the second time changes
/// nothing.
@ApplicationScoped
public class RepriceEvents implements JobHandler {

    public static final String KIND = "reprice";

    private static final int PAGE = 1_000;

    private final Database database;
    private final CountedEventRepository events;
    private final RepricingRepository repricings;
    private final RollupRepository rollups;
    private final UsageVersionRepository versions;
    private final WorkspaceRepository workspaces;
    private final CurrentModelPrices prices;
    private final CurrentExchangeRates rates;
    private final IdGenerator ids;
    private final Clock clock;

    public RepriceEvents(
            Database database,
            CountedEventRepository events,
            RepricingRepository repricings,
            RollupRepository rollups,
            UsageVersionRepository versions,
            WorkspaceRepository workspaces,
            CurrentModelPrices prices,
            CurrentExchangeRates rates,
            IdGenerator ids,
            Clock clock) {
        this.database = database;
        this.events = events;
        this.repricings = repricings;
        this.rollups = rollups;
        this.versions = versions;
        this.workspaces = workspaces;
        this.prices = prices;
        this.rates = rates;
        this.ids = ids;
        this.clock = clock;
    }

    /// Days are each workspace's own. `workspaceId` null: every workspace. `all`: those that have a
    /// price from a catalog as well, not only those without one.
    public record RepriceJob(
            @Nullable UUID workspaceId, LocalDate startDate, LocalDate endDate, boolean all) {}

    @Override
    public String kind() {
        return KIND;
    }

    /// Steps are events looked at; changed are those that cost something else now.
    @Override
    public void run(Job job, Progress progress) {
        prices.refresh();
        rates.refresh();
        RepriceJob request = CloudEventCodec.parse(job.request(), RepriceJob.class);
        var period = new Period(request.startDate(), request.endDate());
        UUID only = request.workspaceId();
        List<Workspace> asked =
                only == null ? workspaces.all() : List.of(workspaces.get(new WorkspaceId(only)));
        var scopes =
                asked.stream()
                        .map(w -> new RepricingRepository.RepricingScope(w.id().value(), period))
                        .toList();
        long total = repricings.messages(scopes, !request.all());
        var run = new Run(request.all(), total, progress);
        asked.forEach(workspace -> run.reprice(workspace, period));
        progress.at(run.done, run.done, run.changed);
    }

    private final class Run {

        private final boolean all;
        private final long total;
        private final Progress progress;
        private long done;
        private long changed;

        Run(boolean all, long total, Progress progress) {
            this.all = all;
            this.total = total;
            this.progress = progress;
        }

        void reprice(Workspace workspace, Period period) {
            Instant until = period.until(workspace.zone());
            EventCursor position = EventCursor.before(period.from(workspace.zone()));
            List<UsageRecorded> page;
            do {
                EventCursor from = position;
                page = database.transaction(t -> page(t, workspace, from, until));
                position = page.isEmpty() ? from : EventCursor.of(page.getLast());
                done += page.size();
                progress.at(Math.max(total, done), done, changed);
            } while (page.size() == PAGE);
        }

        private OutgoingEvent told(RepricingRepository.Repriced one, UUID turn) {
            UsageRecorded event = one.event();
            var repriced = new UsageRepriced(event, one.cost().usd(), one.cost().pricing(), turn);
            return UsageTopicRecords.entry(
                    UsageRepriced.TYPE, "repriced-" + event.id(), event, repriced, clock.instant());
        }

        private List<UsageRecorded> page(
                SqlSession transaction, Workspace workspace, EventCursor from, Instant until) {
            UUID owner = workspace.id().value();
            versions.lock(transaction, List.of(owner));
            List<UsageRecorded> page =
                    all
                            ? events.after(transaction, owner, from, until, PAGE)
                            : events.unpricedAfter(transaction, owner, from, until, PAGE);
            var pricing = new CallPricing(prices.now(), rates.now());
            var batch = new RollupBatch();
            List<RepricingRepository.Repriced> repriced = new ArrayList<>();
            for (UsageRecorded event : page) {
                UsageRecorded.CallCost cost = pricing.again(event);
                if (!same(cost, event)) {
                    repriced.add(new RepricingRepository.Repriced(event, cost));
                    StoredEvent.in(workspace, event).reprice(batch, cost.usd());
                }
            }
            if (!repriced.isEmpty()) {
                // One of its own: a job that is taken up again may price the same event anew.
                UUID turn = ids.next();
                repricings.add(transaction, turn, repriced);
                Outbox.append(transaction, repriced.stream().map(one -> told(one, turn)).toList());
                rollups.apply(transaction, batch);
                changed += repriced.size();
            }
            return page;
        }
    }

    /// The same amount from another version of the catalog is no change.
    private static boolean same(UsageRecorded.CallCost cost, UsageRecorded event) {
        BigDecimal now = cost.usd();
        BigDecimal before = event.costUsd();
        if (now == null) {
            return before == null;
        }
        return before != null && now.compareTo(before) == 0;
    }
}
