package dev.pesewa.billing.hold;

import dev.pesewa.kernel.WorkspaceId;
import dev.pesewa.kit.database.DatabaseUnavailableException;
import dev.pesewa.kit.id.IdGenerator;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/// Expires holds whose time is over, and lots that are over, once a second. If the process ends
/// in the middle, the rest stays due, and another replica or the next run does it.
@ApplicationScoped
public class Reaper {

    private static final int AT_ONCE = 200;
    private static final Duration CLAIM = Duration.ofSeconds(30);
    private static final Logger LOG = Logger.getLogger(Reaper.class);

    private final HoldRepository holds;
    private final CloseHold close;
    private final IdGenerator ids;
    private final Clock clock;

    public Reaper(HoldRepository holds, CloseHold close, IdGenerator ids, Clock clock) {
        this.holds = holds;
        this.close = close;
        this.ids = ids;
        this.clock = clock;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void run() {
        try {
            List<HoldRepository.Due> due;
            do {
                due = holds.claimDue(clock.instant(), CLAIM, AT_ONCE);
                together(due.stream().map(this::expiry).toList());
            } while (due.size() == AT_ONCE);
            List<WorkspaceId> wallets;
            do {
                wallets = holds.withLotsToExpire(clock.instant(), AT_ONCE);
                together(wallets.stream().map(this::expiryOfLots).toList());
            } while (wallets.size() == AT_ONCE);
        } catch (DatabaseUnavailableException outage) {
            LOG.warnf("Holds and lots expire later: %s", outage.getMessage());
        }
    }

    private Runnable expiry(HoldRepository.Due due) {
        return () -> close.expire(due.workspace(), due.id());
    }

    private Runnable expiryOfLots(WorkspaceId workspace) {
        return () -> close.expireLots(workspace, ids.next());
    }

    /// Concurrently, so that changes of one wallet share a commit.
    private static void together(List<Runnable> work) {
        List<Thread> threads = new ArrayList<>();
        for (Runnable each : work) {
            threads.add(Thread.ofVirtual().start(() -> quietly(each)));
        }
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static void quietly(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failed) {
            LOG.warnf("An expiry failed and is tried again: %s", failed.getMessage());
        }
    }
}
