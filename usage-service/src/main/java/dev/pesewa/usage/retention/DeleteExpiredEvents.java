package dev.pesewa.usage.retention;

import dev.pesewa.kit.database.DatabaseUnavailableException;
import dev.pesewa.usage.retention.postgres.RetentionRepository;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jboss.logging.Logger;

/// Deletes the events that no workspace keeps: the partition of a month is dropped when nobody
/// keeps an event in it; otherwise the workspace's own events in it are deleted. The floor is
/// raised first, so that a rebuild never takes a day that is half deleted for the whole day.
/// Replicas may do it at the same time.
@ApplicationScoped
public class DeleteExpiredEvents {

    private static final Logger LOG = Logger.getLogger(DeleteExpiredEvents.class);

    private final RetentionRepository retentions;
    private final ExpiredEventRepository events;
    private final Clock clock;
    private volatile boolean stopping;

    public DeleteExpiredEvents(
            RetentionRepository retentions, ExpiredEventRepository events, Clock clock) {
        this.retentions = retentions;
        this.events = events;
        this.clock = clock;
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    @Scheduled(every = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void runHourly() {
        try {
            run();
        } catch (DatabaseUnavailableException outage) {
            LOG.warnf("Expired events stay until the next hour: %s", outage.getMessage());
        }
    }

    /// How many months were dropped, and how many events were deleted one by one.
    public record DeletedEvents(int months, long events) {}

    public DeletedEvents run() {
        LocalDate month = LocalDate.now(clock.withZone(ZoneOffset.UTC)).withDayOfMonth(1);
        List<Retention> all = retentions.all();
        all.forEach(one -> events.raiseFloor(one.workspace(), floor(month, one)));
        int months = 0;
        for (LocalDate old : events.months()) {
            if (old.isBefore(month) && events.drop(old)) {
                LOG.infof("Dropped the events of %s", old);
                months++;
            }
        }
        long deleted = 0;
        for (Retention one : all) {
            deleted += delete(one, events.floor(one.workspace()).orElse(floor(month, one)));
        }
        return new DeletedEvents(months, deleted);
    }

    private long delete(Retention retention, Instant floor) {
        long all = 0;
        long some;
        do {
            some = events.delete(retention.workspace(), floor);
            all += some;
        } while (some > 0 && !stopping);
        return all;
    }

    private static Instant floor(LocalDate month, Retention retention) {
        LocalDate first = month.minusMonths(retention.months());
        return first.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
