package dev.pesewa.billing.audit;

import dev.pesewa.kit.database.DatabaseUnavailableException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/// Audits all wallets in turn, 100 at a time, and begins again. Only postings since the last audit
/// are read, so a long journal takes no longer than a short one.
@ApplicationScoped
public class LedgerAuditor {

    private static final int AT_ONCE = 100;
    private static final int POSTINGS = 5_000;
    private static final UUID START = new UUID(0, 0);
    private static final Logger LOG = Logger.getLogger(LedgerAuditor.class);

    private final AuditRepository audits;
    private final Clock clock;
    private final Counter audited;
    private final AtomicLong unproven = new AtomicLong();
    private final AtomicLong provenSince = new AtomicLong();
    private UUID last = START;
    private Instant roundBegan;

    public LedgerAuditor(AuditRepository audits, MeterRegistry meters, Clock clock) {
        this.audits = audits;
        this.clock = clock;
        this.audited =
                Counter.builder("pesewa.ledger.audited")
                        .description("Looks at a wallet's books")
                        .register(meters);
        this.roundBegan = clock.instant();
        this.provenSince.set(roundBegan.getEpochSecond());
        meters.gauge("pesewa.ledger.unproven", unproven);
        // As Unix time: every wallet has been looked at since then.
        meters.gauge("pesewa.ledger.audited.since", provenSince);
    }

    @Scheduled(
            every = "${pesewa.audit.every:5s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void run() {
        try {
            List<ProvenJournal> wallets = audits.after(last, AT_ONCE);
            wallets.forEach(this::audit);
            if (wallets.size() < AT_ONCE) {
                last = START;
                provenSince.set(roundBegan.getEpochSecond());
                roundBegan = clock.instant();
            } else {
                last = wallets.getLast().workspace().value();
            }
            unproven.set(audits.unproven());
        } catch (DatabaseUnavailableException outage) {
            LOG.warnf("The audit waits: %s", outage.getMessage());
        }
    }

    /// Reads all new postings of a wallet, because its rows can only be compared at the end of
    /// them. A problem is logged at each audit until it is gone.
    void audit(ProvenJournal before) {
        ProvenJournal after = before;
        boolean more = true;
        while (more) {
            ProvenJournal reached = after;
            after = proven(reached);
            if (!after.equals(reached)) {
                audits.keep(after, clock.instant());
            }
            more = after.problem() == null && after.seq() - reached.seq() == POSTINGS;
        }
        if (after.problem() != null) {
            LOG.errorf("The books of %s are wrong: %s", after.workspace(), after.problem());
        }
        audited.increment();
    }

    private ProvenJournal proven(ProvenJournal before) {
        try {
            return before.proven(audits.read(before.workspace(), before.seq(), POSTINGS));
        } catch (DatabaseUnavailableException outage) {
            throw outage;
        } catch (RuntimeException unreadable) {
            // Such as an account that is none. The wallets after this one are audited all the same.
            return before.stopped("its journal cannot be read: " + unreadable.getMessage());
        }
    }
}
