package dev.pesewa.usage.retention;

import dev.pesewa.kit.loop.Loop;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Gives up what no workspace keeps: whole months are dropped, and what others in the same month
/// still keep is left while the rest is deleted. The floor is raised first, so a rebuild never
/// takes a half-dropped day for the whole. Replicas may do it at the same time.
@ApplicationScoped
public class DeleteExpiredEvents {

    private static final Duration EVERY = Duration.ofHours(1);
    private static final Logger LOG = Logger.getLogger(DeleteExpiredEvents.class);

    private final RetentionRepository retentions;
    private final Clock clock;
    private @Nullable Loop loop;
    private volatile boolean running = true;

    public DeleteExpiredEvents(RetentionRepository retentions, Clock clock) {
        this.retentions = retentions;
        this.clock = clock;
    }

    void start(@Observes StartupEvent started) {
        loop = Loop.start("retention", EVERY, this::giveUp);
    }

    void stop(@Observes ShutdownEvent stopping) {
        running = false;
        if (loop != null) {
            loop.close();
        }
    }

    /// How many months were dropped, and how many events deleted one by one.
    public record GivenUp(int months, long events) {}

    public GivenUp giveUp() {
        LocalDate month = LocalDate.now(clock.withZone(ZoneOffset.UTC)).withDayOfMonth(1);
        List<RetentionRepository.Retention> all = retentions.all();
        all.forEach(one -> retentions.raiseFloor(one.workspace(), floor(month, one)));
        int months = 0;
        for (LocalDate old : retentions.months()) {
            if (old.isBefore(month) && retentions.drop(old)) {
                LOG.infof("Dropped the events of %s", old);
                months++;
            }
        }
        long events = 0;
        for (RetentionRepository.Retention one : all) {
            Instant floor = retentions.floor(one.workspace()).orElse(floor(month, one));
            long gone;
            do {
                gone = retentions.forget(one.workspace(), floor);
                events += gone;
            } while (gone > 0 && running);
        }
        return new GivenUp(months, events);
    }

    private static Instant floor(LocalDate month, RetentionRepository.Retention retention) {
        LocalDate first = month.minusMonths(retention.months());
        return first.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
